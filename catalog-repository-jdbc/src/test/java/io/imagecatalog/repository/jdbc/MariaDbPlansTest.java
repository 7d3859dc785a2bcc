package io.imagecatalog.repository.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A statement that reads a whole table, or sorts one for a page, works well until there are many pictures. */
class MariaDbPlansTest {
    private final HikariDataSource database;
    private final RecordingDataSource recording;
    private final JdbcCatalogRepository repository;

    MariaDbPlansTest() throws SQLException {
        database = MariaDb.empty();
        recording = new RecordingDataSource(database);
        repository = new JdbcCatalogRepository(recording.dataSource());
    }

    @BeforeEach
    void fillTables() throws SQLException {
        JdbcCatalogSchema.create(database);
        execute("INSERT INTO tenants (name) SELECT CONCAT('tenant-', seq) FROM seq_1_to_1000");
        execute("""
                INSERT INTO assets (tenant_id, filename, content_hash, living_hash, original_key, bytes, format,
                    width, height, orientation, color_space, created_at, deleted, deleted_at)
                SELECT MOD(seq, 1000) + 1, 'a', LPAD(seq, 64, '0'), IF(MOD(seq, 50) = 0, NULL, LPAD(seq, 64, '0')),
                    CONCAT('o', seq), 1, 'JPEG', 1, 1, 1, 'RGB', TIMESTAMP '2025-01-01 00:00:00' + INTERVAL seq MINUTE,
                    MOD(seq, 50) = 0, IF(MOD(seq, 50) = 0, TIMESTAMP '2025-06-01 00:00:00', NULL)
                FROM seq_1_to_5000""");
        execute("""
                INSERT INTO renditions (asset_id, preset, storage_key, format, width, height, bytes, quality,
                    fingerprint, content_hash, created_at, orphaned)
                SELECT id, 'thumb', CONCAT('r', id), 'JPEG', 1, 1, 1, 85, 'f', content_hash, created_at, deleted
                FROM assets""");
        execute("""
                INSERT INTO jobs (asset_id, status, attempts, not_before, lease_token, sweep_at, created_at)
                SELECT id, IF(MOD(id, 9) = 0, 'pending', 'completed'), 0, created_at, 0,
                    IF(MOD(id, 9) = 0, created_at, NULL), created_at FROM assets""");
        execute("""
                INSERT INTO poison_jobs (job_id, asset_id, attempts, error, failed_at)
                SELECT id, asset_id, 4, 'broken', created_at FROM jobs""");
        execute("""
                INSERT INTO hash_parts (bucket, bits, asset_id)
                SELECT tenant_id * 262144 + part.seq * 65536 + id, id, id
                FROM assets CROSS JOIN seq_0_to_3 part WHERE deleted = FALSE""");
        for (String table : List.of("assets", "renditions", "jobs", "poison_jobs")) {
            // An insert of many rows sets more ids aside than it takes.
            execute("ALTER TABLE " + table + " AUTO_INCREMENT = 5001");
        }
        execute("ANALYZE TABLE tenants, assets, renditions, jobs, poison_jobs, hash_parts");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void no_statement_reads_a_whole_table_or_sorts_one() throws SQLException {
        new EveryStatement(repository).run();

        assertThat(recording.statements()).hasSizeGreaterThan(30).allSatisfy(sql -> {
            for (Step step : plan(sql)) {
                assertThat(step).as(sql).matches(Step::isByKey);
                if (sql.contains("LIMIT ?")) {
                    assertThat(step.extra()).as(sql).doesNotContain("filesort");
                }
            }
        });
    }

    @Test
    void the_backlog_looks_at_no_finished_job() throws SQLException {
        repository.backlog();

        assertThat(plan(recording.statements().iterator().next()))
                .first()
                .satisfies(step -> assertThat(step.key()).isEqualTo("jobs_to_sweep"))
                .matches(Step::isByKey);
    }

    private void execute(String sql) throws SQLException {
        MariaDb.execute(database, sql);
    }

    /** With the values that it was run with; the rows that they name may be gone. None for one that only adds a row. */
    private List<Step> plan(String sql) throws SQLException {
        List<Step> plan = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("EXPLAIN " + sql)) {
            recording.bind(sql, statement);
            try (ResultSet results = statement.executeQuery()) {
                while (results.next() && !results.getString("select_type").equals("INSERT")) {
                    plan.add(new Step(results.getString("type"), results.getString("key"), results.getString("Extra")));
                }
            }
        }
        return plan;
    }

    /** How a statement reads one of its tables. */
    private record Step(@Nullable String type, @Nullable String key, String extra) {
        private static final Set<String> WHOLE = Set.of("ALL", "index");
        /** The row was looked for by its key while the plan was made. */
        private static final Set<String> NOT_FOUND =
                Set.of("Impossible WHERE noticed after reading const tables", "no matching row in const table");

        boolean isByKey() {
            return key == null ? NOT_FOUND.contains(extra) : type != null && !WHOLE.contains(type);
        }
    }
}
