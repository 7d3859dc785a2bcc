package io.imagecatalog.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.spi.QueueException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How offers of other processes reach a taker that waits. */
class PostgresWakingTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration TEST_TIME = Duration.ofSeconds(30);
    private static final Duration NEVER = Duration.ofHours(1);

    private static final String LISTENERS =
            " FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";

    private HikariDataSource database = new HikariDataSource();
    private CountingDataSource counting = new CountingDataSource(database);
    private JdbcJobQueue offering = new JdbcJobQueue(database);
    private JdbcJobQueue taking = new JdbcJobQueue(database);

    @BeforeEach
    void openQueues() throws SQLException {
        database = Postgres.withTable();
        offering = new JdbcJobQueue(database);
        counting = new CountingDataSource(database);
        taking = new JdbcJobQueue(counting.dataSource(), NEVER);
    }

    @AfterEach
    void close() {
        taking.close();
        offering.close();
        database.close();
    }

    @Test
    void an_offer_wakes_a_taker_of_another_queue_that_never_looks_by_itself() throws Exception {
        FutureTask<List<Long>> taker = start(LONG);
        awaitListeners(1);

        offering.offer(7);

        assertThat(taker.get(30, TimeUnit.SECONDS)).containsExactly(7L);
    }

    @Test
    void an_offer_by_plain_sql_wakes_it_too() throws Exception {
        FutureTask<List<Long>> taker = start(LONG);
        awaitListeners(1);

        Postgres.execute(database, "INSERT INTO job_queue (job_id) VALUES (7)");

        assertThat(taker.get(30, TimeUnit.SECONDS)).containsExactly(7L);
    }

    @Test
    void a_taker_that_waits_again_and_again_looks_once_an_offer() throws Exception {
        FutureTask<List<Long>> taker = start(LONG);
        awaitListeners(1);
        offering.offer(7);
        taker.get(30, TimeUnit.SECONDS);
        await().until(() -> looksDuringTakes() == 0);

        offering.offer(8);

        assertThat(taking.take(1, LONG)).containsExactly(8L);
    }

    @Test
    void a_listening_connection_that_is_cut_is_replaced() throws Exception {
        FutureTask<List<Long>> taker = start(LONG);
        awaitListeners(1);

        long cut = Postgres.number(database, "SELECT max(pid)" + LISTENERS);
        Postgres.execute(database, "SELECT pg_terminate_backend(" + cut + ")");
        await().atMost(TEST_TIME)
                .until(() -> Postgres.number(database, "SELECT count(*)" + LISTENERS + " AND pid <> " + cut) == 1);
        offering.offer(7);

        assertThat(taker.get(30, TimeUnit.SECONDS)).containsExactly(7L);
    }

    @Test
    void what_is_offered_while_nobody_listens_is_found_when_somebody_does() throws Exception {
        FutureTask<List<Long>> taker = start(LONG);
        awaitListeners(1);

        Postgres.number(database, "SELECT count(pg_terminate_backend(pid))" + LISTENERS);
        offering.offer(7);

        assertThat(taker.get(30, TimeUnit.SECONDS)).containsExactly(7L);
    }

    @Test
    void no_connection_listens_before_a_taker_waits_or_after_the_queue_is_closed() throws Exception {
        taking.take(1, Duration.ZERO);
        offering.offer(7);
        taking.take(1, LONG);
        assertThat(listeners()).isZero();
        FutureTask<List<Long>> taker = start(LONG);
        awaitListeners(1);

        taking.close();

        assertThat(taker.get(30, TimeUnit.SECONDS)).isEmpty();
        awaitListeners(0);
    }

    @Test
    void a_take_whose_connection_is_cut_is_a_transient_failure() throws SQLException {
        Throwable failure = null;
        while (failure == null) {
            offering.check();
            Postgres.cutAll();
            failure = catchThrowable(() -> offering.take(1, Duration.ZERO));
        }

        assertThat(failure)
                .hasMessage("The queue's database is not available")
                .isInstanceOfSatisfying(
                        QueueException.class, e -> assertThat(e.isTransient()).isTrue());
    }

    private int looksDuringTakes() throws InterruptedException {
        int before = counting.connections();
        for (int i = 0; i < 10; i++) {
            taking.take(1, Duration.ofMillis(1));
        }
        return counting.connections() - before;
    }

    private void awaitListeners(long expected) {
        await().atMost(TEST_TIME).until(() -> listeners() == expected);
    }

    private long listeners() throws SQLException {
        return Postgres.number(database, "SELECT count(*)" + LISTENERS);
    }

    private FutureTask<List<Long>> start(Duration wait) {
        FutureTask<List<Long>> task = new FutureTask<>(() -> taking.take(1, wait));
        Thread thread = new Thread(task, "taker");
        thread.setDaemon(true);
        thread.start();
        return task;
    }
}
