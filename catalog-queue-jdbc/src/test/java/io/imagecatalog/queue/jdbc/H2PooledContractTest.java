package io.imagecatalog.queue.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.testkit.JobQueueContract;
import org.junit.jupiter.api.AfterEach;

/** With fewer connections than there are threads, and none to spare for one who holds it while waiting. */
class H2PooledContractTest extends JobQueueContract {
    private HikariDataSource pool = new HikariDataSource();

    @Override
    protected JobQueue emptyQueue() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(H2.withTable());
        config.setMaximumPoolSize(1);
        pool = new HikariDataSource(config);
        return new JdbcJobQueue(pool);
    }

    @AfterEach
    void closePool() {
        pool.close();
    }
}
