package io.imagecatalog.repository.jdbc;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.DeletedAsset;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.NewAsset;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.Tenant;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Assets, living and deleted. */
record AssetTable(Session session) {
    private static final String LIVING =
            "SELECT a.*, t.name AS tenant_name FROM assets a JOIN tenants t ON t.id = a.tenant_id ";

    Asset add(Tenant tenant, NewAsset asset, Instant now) throws SQLException {
        ImageInfo image = asset.image();
        long id = session.insert(
                """
                INSERT INTO assets (tenant_id, filename, content_hash, living_hash, original_key, bytes,
                    format, width, height, orientation, color_space, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                tenant.id(),
                asset.filename(),
                asset.hash().hex(),
                asset.hash().hex(),
                asset.original().value(),
                asset.bytes(),
                image.format().name(),
                image.size().width(),
                image.size().height(),
                image.orientation(),
                image.colorSpace().name(),
                now);
        return new Asset(
                id,
                tenant,
                asset.filename(),
                asset.hash(),
                asset.original(),
                asset.bytes(),
                image,
                Optional.empty(),
                Timestamps.kept(now));
    }

    Optional<Asset> find(long id) throws SQLException {
        return session.first(LIVING + "WHERE a.id = ? AND a.deleted = FALSE", AssetTable::asset, id);
    }

    /** By the primary key: asked for by deleted, H2 would take the index on that and sort. */
    List<Asset> living(long afterId, int limit) throws SQLException {
        return session.list(
                LIVING + "WHERE a.id > ? AND a.living_hash IS NOT NULL ORDER BY a.id LIMIT ?",
                AssetTable::asset,
                afterId,
                limit);
    }

    /** Sorted by all columns of the index, which is how H2 sees that there is nothing to sort. */
    List<Asset> newest(String tenant, long beforeId, int limit) throws SQLException {
        return session.list(LIVING + """
                        WHERE a.tenant_id = (SELECT id FROM tenants WHERE name = ?) AND a.deleted = FALSE AND a.id < ?
                        ORDER BY a.tenant_id DESC, a.deleted DESC, a.id DESC LIMIT ?""", AssetTable::asset, tenant, beforeId, limit);
    }

    Optional<Asset> findByHash(String tenant, ContentHash hash) throws SQLException {
        return session.first(LIVING + "WHERE t.name = ? AND a.living_hash = ?", AssetTable::asset, tenant, hash.hex());
    }

    /** Those of the assets that are the tenant's, live, and have a perceptual hash of that recipe. */
    List<Asset> hashed(Tenant tenant, List<Long> ids, String recipe) throws SQLException {
        List<Object> parameters = new ArrayList<>(ids);
        parameters.add(tenant.id());
        parameters.add(recipe);
        return session.list(
                LIVING + "WHERE a.id IN " + Session.placeholders(ids.size())
                        + " AND a.tenant_id = ? AND a.deleted = FALSE AND a.phash_recipe = ?",
                AssetTable::asset,
                parameters.toArray());
    }

    void setPerceptualHash(long id, PerceptualHash hash) throws SQLException {
        session.update(
                "UPDATE assets SET phash_recipe = ?, phash_bits = ? WHERE id = ?", hash.recipe(), hash.bits(), id);
    }

    void delete(long id, Instant now) throws SQLException {
        session.update("UPDATE assets SET living_hash = NULL, deleted = TRUE, deleted_at = ? WHERE id = ?", now, id);
    }

    List<DeletedAsset> deleted(Instant before, long afterId, int limit) throws SQLException {
        return session.list(
                """
                SELECT id, original_key, bytes, deleted_at FROM assets
                WHERE deleted = TRUE AND id > ? AND deleted_at < ?
                ORDER BY deleted, id LIMIT ?""",
                row -> new DeletedAsset(
                        row.number("id"), row.key("original_key"), row.number("bytes"), row.time("deleted_at")),
                afterId,
                before,
                limit);
    }

    /** Whether an asset is deleted and has no renditions left. */
    boolean isForgettable(long id) throws SQLException {
        return session.first("""
                        SELECT id FROM assets WHERE id = ? AND deleted = TRUE
                        AND NOT EXISTS (SELECT 1 FROM renditions WHERE asset_id = assets.id)""", row -> row.number("id"), id).isPresent();
    }

    boolean remove(long id) throws SQLException {
        return session.update("DELETE FROM assets WHERE id = ?", id) == 1;
    }

    /** Those of the keys that an original has. */
    List<StorageKey> named(List<StorageKey> keys) throws SQLException {
        return session.list(
                "SELECT original_key FROM assets WHERE original_key IN " + Session.placeholders(keys.size()),
                row -> row.key("original_key"),
                keys.stream().map(StorageKey::value).toArray());
    }

    private static Asset asset(Row row) throws SQLException {
        return new Asset(
                row.number("id"),
                new Tenant(row.number("tenant_id"), row.text("tenant_name")),
                row.text("filename"),
                row.contentHash(),
                row.key("original_key"),
                row.number("bytes"),
                new ImageInfo(
                        row.format(),
                        row.size(),
                        row.integer("orientation"),
                        ColorSpace.valueOf(row.text("color_space"))),
                perceptualHash(row),
                row.time("created_at"));
    }

    private static Optional<PerceptualHash> perceptualHash(Row row) throws SQLException {
        long bits = row.number("phash_bits");
        return row.optionalText("phash_recipe").map(recipe -> new PerceptualHash(recipe, bits));
    }
}
