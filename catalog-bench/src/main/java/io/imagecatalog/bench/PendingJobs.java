package io.imagecatalog.bench;

import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Fills tables by a few large statements. The nth asset has the nth job. */
final class PendingJobs {
    private static final int PART = 50_000;
    private static final String LONG_AGO = "TIMESTAMP '2026-01-01 00:00:00'";
    private static final String FAR_AWAY = "TIMESTAMP '2100-01-01 00:00:00'";

    private final BenchDatabase database;
    private final DataSource connections;
    private final AtomicLong last = new AtomicLong();

    PendingJobs(BenchDatabase database, DataSource connections) {
        this.database = database;
        this.connections = connections;
    }

    /** Adds tenants, assets and jobs; returns the first id. */
    long add(int jobs, int tenants, boolean areSwept) {
        addTenants(tenants);
        long first = last.get() + 1;
        while (last.get() < first + jobs - 1) {
            long from = last.get() + 1;
            long to = Math.min(from + PART, first + jobs) - 1;
            addPart(database.numbers(from, to), tenants, areSwept ? LONG_AGO : FAR_AWAY);
            last.set(to);
        }
        return first;
    }

    private void addTenants(int tenants) {
        new Sql(connections).execute("""
                INSERT INTO tenants (id, name) SELECT x, CONCAT('tenant-', x) FROM %s
                WHERE NOT EXISTS (SELECT 1 FROM tenants WHERE id = x)""".formatted(database.numbers(1, tenants)));
    }

    private void addPart(String numbers, int tenants, String sweepAt) {
        new Sql(connections).execute("""
                        INSERT INTO assets (id, tenant_id, filename, content_hash, living_hash, original_key, bytes, format,
                            width, height, orientation, color_space, created_at)
                        SELECT x, MOD(x, %d) + 1, CONCAT('photo-', x, '.jpg'), LPAD(CONCAT('', x), 64, '0'),
                            LPAD(CONCAT('', x), 64, '0'), CONCAT('originals/tenant/', LPAD(CONCAT('', x), 73, '0')),
                            1000000, 'JPEG', 4000, 3000, 1, 'RGB', %s
                        FROM %s""".formatted(tenants, LONG_AGO, numbers), """
                        INSERT INTO jobs (id, asset_id, status, attempts, not_before, lease_token, sweep_at, created_at)
                        SELECT x, x, 'pending', 0, %s, 0, %s, %s FROM %s""".formatted(
                        LONG_AGO, sweepAt, LONG_AGO, numbers));
    }
}
