package io.imagecatalog.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What PostgreSQL has to do for an id. */
class PostgresTableTest {
    private HikariDataSource database = new HikariDataSource();
    private JdbcJobQueue queue = new JdbcJobQueue(database);

    @BeforeEach
    void openQueue() throws SQLException {
        database = Postgres.withTable();
        queue = new JdbcJobQueue(database);
    }

    @AfterEach
    void close() {
        queue.close();
        database.close();
    }

    @Test
    void neither_an_offer_nor_a_take_writes_to_the_log_more_than_its_commit() throws Exception {
        List<Long> ids = LongStream.rangeClosed(1, 1000).boxed().toList();
        queue.offerAll(ids);
        queue.take(1000, Duration.ZERO);
        long before = logged();

        queue.offerAll(ids);
        queue.take(1000, Duration.ZERO);

        assertThat(logged() - before).isLessThan(20_000);
    }

    private long logged() throws SQLException {
        return Postgres.number(database, "SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
    }

    @Test
    void neither_an_offer_nor_a_take_reads_the_whole_table() throws Exception {
        queue.offerAll(LongStream.rangeClosed(1, 20_000).boxed().toList());
        Postgres.execute(database, "ANALYZE job_queue");

        assertThat(plan(PostgresStatements.ADD.replace("?", "ARRAY[1]::bigint[]")))
                .contains("Arbiter Indexes")
                .doesNotContain("Seq Scan");
        assertThat(plan(PostgresStatements.REMOVE_OLDEST.formatted(4)))
                .contains("Index Scan using job_queue_pkey")
                .doesNotContain("Seq Scan")
                .doesNotContain("Hash");
    }

    private String plan(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("EXPLAIN " + sql)) {
            StringBuilder plan = new StringBuilder();
            while (results.next()) {
                plan.append(results.getString(1)).append('\n');
            }
            return plan.toString();
        }
    }
}
