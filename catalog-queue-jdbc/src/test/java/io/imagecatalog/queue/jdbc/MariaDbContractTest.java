package io.imagecatalog.queue.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.testkit.JobQueueContract;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On a real server, and polling so seldom that every taker must be woken by the offer itself. */
class MariaDbContractTest extends JobQueueContract {
    private static HikariDataSource pool = new HikariDataSource();

    @BeforeAll
    static void createTable() throws SQLException {
        pool = MariaDb.empty();
        JdbcJobQueueSchema.create(pool);
    }

    @Override
    protected JobQueue emptyQueue() {
        try {
            MariaDb.execute(pool, "TRUNCATE TABLE job_queue");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new JdbcJobQueue(pool, Duration.ofHours(1));
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }
}
