package io.imagecatalog.repository.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.Tenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A statement that reads a whole table, or sorts one for a page, works well until there are many pictures. */
class H2PlansTest {
    private final DataSource database = H2.inMemory();
    private final RecordingDataSource recording = new RecordingDataSource(database);
    private final JdbcCatalogRepository repository = new JdbcCatalogRepository(recording.dataSource());

    @BeforeEach
    void fillTables() throws SQLException {
        JdbcCatalogSchema.create(database);
        H2.execute(database, "INSERT INTO tenants (name) SELECT 'tenant-' || x FROM SYSTEM_RANGE(1, 100)");
        H2.execute(database, """
                INSERT INTO assets (tenant_id, filename, content_hash, living_hash, original_key, bytes, format,
                    width, height, orientation, color_space, created_at, deleted, deleted_at)
                SELECT MOD(x, 100) + 1, 'a', LPAD(x, 64, '0'), CASEWHEN(MOD(x, 50) = 0, NULL, LPAD(x, 64, '0')), 'o' || x, 1, 'JPEG',
                    1, 1, 1, 'RGB', TIMESTAMP '2025-01-01 00:00:00', MOD(x, 50) = 0,
                    CASEWHEN(MOD(x, 50) = 0, TIMESTAMP '2025-06-01 00:00:00', NULL)
                FROM SYSTEM_RANGE(1, 5000)""");
        H2.execute(database, """
                INSERT INTO renditions (asset_id, preset, storage_key, format, width, height, bytes, quality,
                    fingerprint, content_hash, created_at, orphaned)
                SELECT id, 'thumb', 'r' || id, 'JPEG', 1, 1, 1, 85, 'f', content_hash, created_at, deleted FROM assets""");
        H2.execute(database, """
                INSERT INTO jobs (asset_id, status, attempts, not_before, lease_token, sweep_at, created_at)
                SELECT id, CASEWHEN(MOD(id, 9) = 0, 'pending', 'completed'), 0, created_at, 0,
                    CASEWHEN(MOD(id, 9) = 0, created_at, NULL), created_at FROM assets""");
        H2.execute(database, """
                INSERT INTO poison_jobs (job_id, asset_id, attempts, error, failed_at)
                SELECT id, asset_id, 4, 'broken', created_at FROM jobs""");
        H2.execute(database, """
                INSERT INTO hash_parts (bucket, bits, asset_id)
                SELECT tenant_id * 262144 + part.x * 65536 + id, id, id
                FROM assets CROSS JOIN SYSTEM_RANGE(0, 3) part WHERE deleted = FALSE""");
        H2.execute(database, "ANALYZE");
    }

    @Test
    void no_statement_reads_a_whole_table_or_sorts_one() throws SQLException {
        new EveryStatement(repository).run();

        assertThat(recording.statements()).hasSizeGreaterThan(30).allSatisfy(sql -> {
            String plan = plan(sql);
            assertThat(plan).doesNotContain("tableScan");
            if (sql.contains("LIMIT ?")) {
                assertThat(plan).contains("/* index sorted */");
            }
        });
    }

    @Test
    void the_backlog_looks_at_no_finished_job() {
        repository.backlog();

        assertThat(recording.statements())
                .singleElement()
                .satisfies(
                        sql -> assertThat(plan(sql)).contains("JOBS_TO_SWEEP").doesNotContain("PUBLIC.JOBS.tableScan"));
    }

    @Test
    void near_hashes_are_looked_up_by_their_buckets() throws SQLException {
        repository.similar(new Tenant(1, "tenant-1"), new PerceptualHash("p", 1), 10, 10);

        assertThat(recording.statements())
                .filteredOn(sql -> sql.contains("FROM hash_parts"))
                .isNotEmpty()
                .allSatisfy(
                        sql -> assertThat(plan(sql)).containsPattern("/\\* PUBLIC\\.PRIMARY_KEY_\\w+: BUCKET IN\\("));
    }

    private String plan(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("EXPLAIN " + sql)) {
            for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                statement.setNull(i, Types.NULL);
            }
            try (ResultSet results = statement.executeQuery()) {
                results.next();
                return results.getString(1);
            }
        }
    }
}
