package io.imagecatalog.repository.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.Tenant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A statement that reads a whole table, or sorts one for a page, works well until there are many pictures. */
class PostgresPlansTest {
    private final DataSource database;
    private final RecordingDataSource recording;
    private final JdbcCatalogRepository repository;

    PostgresPlansTest() throws SQLException {
        database = Postgres.empty();
        recording = new RecordingDataSource(database);
        repository = new JdbcCatalogRepository(recording.dataSource());
    }

    @BeforeEach
    void fillTables() throws SQLException {
        JdbcCatalogSchema.create(database);
        execute("INSERT INTO tenants (name) SELECT 'tenant-' || x FROM generate_series(1, 1000) x");
        execute("""
                INSERT INTO assets (tenant_id, filename, content_hash, living_hash, original_key, bytes, format,
                    width, height, orientation, color_space, created_at, deleted, deleted_at)
                SELECT mod(x, 1000) + 1, 'a', lpad(x::text, 64, '0'),
                    CASE WHEN mod(x, 50) > 0 THEN lpad(x::text, 64, '0') END, 'o' || x, 1, 'JPEG',
                    1, 1, 1, 'RGB', TIMESTAMP '2025-01-01 00:00:00' + x * INTERVAL '1 minute', mod(x, 50) = 0,
                    CASE WHEN mod(x, 50) = 0 THEN TIMESTAMP '2025-06-01 00:00:00' END
                FROM generate_series(1, 5000) x""");
        execute("""
                INSERT INTO renditions (asset_id, preset, storage_key, format, width, height, bytes, quality,
                    fingerprint, content_hash, created_at, orphaned)
                SELECT id, 'thumb', 'r' || id, 'JPEG', 1, 1, 1, 85, 'f', content_hash, created_at, deleted FROM assets""");
        execute("""
                INSERT INTO jobs (asset_id, status, attempts, not_before, lease_token, sweep_at, created_at)
                SELECT id, CASE WHEN mod(id, 9) = 0 THEN 'pending' ELSE 'completed' END, 0, created_at, 0,
                    CASE WHEN mod(id, 9) = 0 THEN created_at END, created_at FROM assets""");
        execute("""
                INSERT INTO poison_jobs (job_id, asset_id, attempts, error, failed_at)
                SELECT id, asset_id, 4, 'broken', created_at FROM jobs""");
        execute("""
                INSERT INTO hash_parts (bucket, bits, asset_id)
                SELECT tenant_id * 262144 + part.x * 65536 + id, id, id
                FROM assets CROSS JOIN generate_series(0, 3) AS part (x) WHERE NOT deleted""");
        execute("ANALYZE");
    }

    @Test
    void no_statement_reads_a_whole_table_or_sorts_one() throws SQLException {
        new EveryStatement(repository).run();

        assertThat(recording.statements()).hasSizeGreaterThan(30).allSatisfy(sql -> {
            String plan = plan(sql);
            assertThat(plan).as(sql).doesNotContain("Seq Scan");
            if (sql.contains("LIMIT ?")) {
                assertThat(plan).as(sql).doesNotContain("Sort");
            }
        });
    }

    @Test
    void the_backlog_looks_at_no_finished_job() throws SQLException {
        repository.backlog();

        assertThat(recording.statements())
                .singleElement()
                .satisfies(
                        sql -> assertThat(plan(sql)).contains("jobs_to_sweep").doesNotContain("Seq Scan on jobs"));
    }

    @Test
    void near_hashes_are_looked_up_by_their_buckets() throws SQLException {
        repository.similar(new Tenant(1, "tenant-1"), new PerceptualHash("p", 1), 10, 10);

        assertThat(recording.statements())
                .filteredOn(sql -> sql.contains("FROM hash_parts"))
                .isNotEmpty()
                .allSatisfy(sql -> assertThat(plan(sql)).containsPattern("Index Cond: \\(bucket = ANY"));
    }

    private void execute(String sql) throws SQLException {
        Postgres.execute(database, sql);
    }

    /** The one that holds for whatever parameters. */
    private String plan(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE asked AS " + numbered(sql));
            try (ResultSet results = statement.executeQuery("EXPLAIN EXECUTE asked" + nulls(sql))) {
                StringBuilder plan = new StringBuilder();
                while (results.next()) {
                    plan.append(results.getString(1)).append('\n');
                }
                return plan.toString();
            }
        }
    }

    private static String numbered(String sql) {
        StringBuilder numbered = new StringBuilder();
        int parameter = 0;
        for (String part : sql.split("\\?", -1)) {
            numbered.append(parameter == 0 ? "" : "$" + parameter).append(part);
            parameter++;
        }
        return numbered.toString();
    }

    private static String nulls(String sql) {
        long parameters = sql.chars().filter(c -> c == '?').count();
        return parameters == 0 ? "" : Session.placeholders((int) parameters).replace("?", "NULL");
    }
}
