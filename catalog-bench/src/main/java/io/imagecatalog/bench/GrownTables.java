package io.imagecatalog.bench;

import io.imagecatalog.model.StorageKey;
import java.util.List;

/**
 * A catalog that has been in use for a while: every tenth asset deleted but not purged, a rendition, a job and a hash for
 * each, every fifth job due, a poison job for every seventh. What belongs together has the same id.
 */
final class GrownTables {
    static final int ASSETS_A_TENANT = 10;

    private static final int PART = 50_000;
    private static final int DELETED = 10;

    private final BenchDatabase database;
    private final Sql sql;

    GrownTables(BenchDatabase database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    static boolean isDeleted(long assetId) {
        return assetId % DELETED == 0;
    }

    static StorageKey original(int assetId) {
        return new StorageKey("originals/tenant/" + assetId);
    }

    static StorageKey rendition(int assetId) {
        return new StorageKey("renditions/" + assetId + "_thumb.jpg");
    }

    void fill(int assets) {
        int tenants = assets / ASSETS_A_TENANT;
        sql.execute(
                "INSERT INTO tenants (id, name) SELECT x, CONCAT('tenant-', x) FROM " + database.numbers(1, tenants));
        for (int from = 1; from <= assets; from += PART) {
            fill(database.numbers(from, Math.min(from + PART - 1, assets)), tenants);
        }
        for (String table : List.of("tenants", "assets", "renditions", "jobs", "poison_jobs")) {
            sql.execute("ALTER TABLE %s ALTER COLUMN id RESTART WITH %d".formatted(table, assets + 1));
        }
        database.analyze();
    }

    private void fill(String numbers, int tenants) {
        sql.execute(
                """
                INSERT INTO assets (id, tenant_id, filename, content_hash, living_hash, original_key, bytes, format,
                    width, height, orientation, color_space, phash_recipe, phash_bits, created_at, deleted, deleted_at)
                SELECT x, MOD(x, %d) + 1, CONCAT('photo-', x, '.jpg'), LPAD(CONCAT('', x), 64, '0'),
                    CASE WHEN MOD(x, 10) > 0 THEN LPAD(CONCAT('', x), 64, '0') END, CONCAT('originals/tenant/', x),
                    1000000, 'JPEG', 4000, 3000, 1, 'RGB', 'phash', x * 9176543210123, TIMESTAMP '2026-01-01 00:00:00',
                    MOD(x, 10) = 0, CASE WHEN MOD(x, 10) = 0 THEN TIMESTAMP '2026-02-01 00:00:00' END
                FROM %s""".formatted(tenants, numbers),
                """
                INSERT INTO renditions (id, asset_id, preset, storage_key, format, width, height, bytes, quality,
                    fingerprint, content_hash, created_at, orphaned)
                SELECT x, x, 'thumb', CONCAT('renditions/', x, '_thumb.jpg'), 'JPEG', 100, 75, 3000, 85, 'f',
                    LPAD(CONCAT('', x), 64, '0'), TIMESTAMP '2026-01-01 00:00:00', MOD(x, 10) = 0
                FROM %s""".formatted(numbers),
                """
                INSERT INTO jobs (id, asset_id, status, attempts, not_before, lease_token, sweep_at, created_at)
                SELECT x, x, CASE WHEN MOD(x, 5) = 1 THEN 'pending' ELSE 'completed' END, 0,
                    TIMESTAMP '2026-01-01 00:00:00', 1,
                    CASE WHEN MOD(x, 5) = 1 THEN TIMESTAMP '2026-01-01 00:00:00' + x * INTERVAL '1' SECOND END,
                    TIMESTAMP '2026-01-01 00:00:00'
                FROM %s""".formatted(numbers),
                """
                INSERT INTO poison_jobs (id, job_id, asset_id, attempts, error, failed_at)
                SELECT x, x, x, 4, 'broken', TIMESTAMP '2026-01-01 00:00:00' FROM %s WHERE MOD(x, 7) = 2""".formatted(numbers),
                """
                INSERT INTO hash_parts (bucket, bits, asset_id)
                SELECT CAST(MOD(x, %d) + 1 AS BIGINT) * 262144 + p.part * 65536 + MOD(x * 31, 65536), x * 9176543210123, x
                FROM %s CROSS JOIN (SELECT 0 AS part UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) p
                WHERE MOD(x, 10) > 0""".formatted(tenants, numbers));
    }
}
