-- Times are UTC, and DATETIME, as a TIMESTAMP would end in 2038 or 2106. Texts are told apart by case, accents and blanks at
-- their ends, as NOPAD_BIN does. InnoDB makes an index for every foreign key by itself.

CREATE TABLE tenants (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(100) NOT NULL UNIQUE,
    asset_count BIGINT DEFAULT 0 NOT NULL,
    asset_bytes BIGINT DEFAULT 0 NOT NULL,
    rendition_count BIGINT DEFAULT 0 NOT NULL,
    rendition_bytes BIGINT DEFAULT 0 NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- living_hash is the content_hash while the asset lives and NULL once it is deleted: this is what makes equal bytes one
-- asset of a tenant and lets them be uploaded anew after a deletion.
CREATE TABLE assets (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    tenant_id BIGINT NOT NULL REFERENCES tenants (id),
    filename VARCHAR(1000) NOT NULL,
    content_hash VARCHAR(64) NOT NULL,
    living_hash VARCHAR(64),
    original_key VARCHAR(512) NOT NULL UNIQUE,
    bytes BIGINT NOT NULL,
    format VARCHAR(16) NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    orientation INTEGER NOT NULL,
    color_space VARCHAR(16) NOT NULL,
    phash_recipe VARCHAR(64),
    phash_bits BIGINT,
    created_at DATETIME(6) NOT NULL,
    deleted BOOLEAN DEFAULT FALSE NOT NULL,
    deleted_at DATETIME(6),
    CONSTRAINT one_living_asset UNIQUE (tenant_id, living_hash)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX deleted_assets ON assets (deleted, id);

-- orphaned is the asset's deleted, for the purge to page by.
CREATE TABLE renditions (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    asset_id BIGINT NOT NULL REFERENCES assets (id),
    preset VARCHAR(32) NOT NULL,
    storage_key VARCHAR(512) NOT NULL UNIQUE,
    format VARCHAR(16) NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    bytes BIGINT NOT NULL,
    quality INTEGER NOT NULL,
    fingerprint VARCHAR(64) NOT NULL,
    content_hash VARCHAR(64) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    orphaned BOOLEAN DEFAULT FALSE NOT NULL,
    CONSTRAINT one_rendition_a_preset UNIQUE (asset_id, preset)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX orphaned_renditions ON renditions (orphaned, id);
CREATE INDEX renditions_by_age ON renditions (created_at);

-- status is pending, processing, completed or failed. sweep_at is when a sweeper is to look at the job again, and NULL
-- once it is finished.
CREATE TABLE jobs (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    asset_id BIGINT NOT NULL REFERENCES assets (id),
    status VARCHAR(16) NOT NULL,
    attempts INTEGER NOT NULL,
    not_before DATETIME(6) NOT NULL,
    lease_token BIGINT NOT NULL,
    lease_until DATETIME(6),
    sweep_at DATETIME(6),
    last_error VARCHAR(4000),
    created_at DATETIME(6) NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX jobs_to_sweep ON jobs (sweep_at, id);

CREATE TABLE poison_jobs (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    job_id BIGINT NOT NULL REFERENCES jobs (id),
    asset_id BIGINT NOT NULL REFERENCES assets (id),
    attempts INTEGER NOT NULL,
    error VARCHAR(4000) NOT NULL,
    failed_at DATETIME(6) NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
