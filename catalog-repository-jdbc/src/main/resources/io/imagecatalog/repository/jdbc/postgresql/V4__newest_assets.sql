-- By which a tenant's assets are gone through, page by page, the newest first.
CREATE INDEX newest_assets ON assets (tenant_id, deleted, id) WHERE NOT deleted;
