package io.imagecatalog.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.spi.QueueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the contract can't know: several instances on one table, and databases that fail. */
class JdbcJobQueueTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @Nested
    class Two_instances_on_one_table {
        private final JdbcDataSource database = H2.withTable();
        private final JdbcJobQueue queue = new JdbcJobQueue(database);
        private final JdbcJobQueue other = new JdbcJobQueue(database, Duration.ofMillis(10));

        @Test
        void share_what_is_waiting() throws InterruptedException {
            queue.offer(1);
            other.offer(1);
            other.offer(2);

            assertThat(queue.take(1, Duration.ZERO)).containsExactly(1L);
            assertThat(other.take(9, Duration.ZERO)).containsExactly(2L);
        }

        @Test
        void find_each_others_offers_while_waiting() throws Exception {
            FutureTask<List<Long>> taker = start(() -> other.take(1, LONG));

            queue.offer(7);

            assertThat(taker.get(30, TimeUnit.SECONDS)).containsExactly(7L);
        }

        @Test
        void never_take_the_same_id() throws Exception {
            for (long id = 1; id <= 300; id++) {
                queue.offer(id);
            }
            CyclicBarrier start = new CyclicBarrier(2);

            FutureTask<List<Long>> mine = start(() -> takeAll(queue, start));
            FutureTask<List<Long>> theirs = start(() -> takeAll(other, start));
            List<Long> all = new ArrayList<>(mine.get(30, TimeUnit.SECONDS));
            all.addAll(theirs.get(30, TimeUnit.SECONDS));
            all.addAll(queue.take(300, Duration.ZERO));

            assertThat(all).hasSize(300).doesNotHaveDuplicates();
        }

        @Test
        void close_apart() throws InterruptedException {
            queue.offer(7);
            queue.close();

            assertThat(other.take(1, LONG)).containsExactly(7L);
        }

        private List<Long> takeAll(JdbcJobQueue from, CyclicBarrier start) throws Exception {
            List<Long> all = new ArrayList<>();
            start.await();
            List<Long> some = from.take(4, Duration.ZERO);
            while (!some.isEmpty()) {
                all.addAll(some);
                some = from.take(4, Duration.ZERO);
            }
            return all;
        }
    }

    @Nested
    class A_database_that_is_away {
        private final JdbcJobQueue queue = new JdbcJobQueue(away());

        @Test
        void is_a_transient_failure() {
            assertThatThrownBy(queue::check)
                    .isInstanceOfSatisfying(
                            QueueException.class,
                            e -> assertThat(e.isTransient()).isTrue());
        }

        @Test
        void ends_a_take_at_once() {
            assertThatThrownBy(() -> queue.take(1, LONG)).isInstanceOf(QueueException.class);
        }

        private static JdbcDataSource away() {
            JdbcDataSource database = new JdbcDataSource();
            database.setURL("jdbc:h2:tcp://localhost:1/nowhere");
            return database;
        }
    }

    @Test
    void a_database_without_the_table_is_a_permanent_failure() {
        JdbcJobQueue queue = new JdbcJobQueue(H2.empty());

        assertThatThrownBy(() -> queue.offer(1)).isInstanceOfSatisfying(QueueException.class, e -> {
            assertThat(e.isTransient()).isFalse();
            assertThat(e).hasMessage("The queue's database refused a statement");
        });
        assertThatThrownBy(queue::check).isInstanceOf(QueueException.class);
    }

    @Test
    void a_table_that_is_there_already_is_taken_as_it_is_if_asked_to() throws InterruptedException {
        JdbcDataSource database = H2.empty();
        assertThat(JdbcJobQueueSchema.createIfAbsent(database)).isTrue();
        JdbcJobQueue queue = new JdbcJobQueue(database);
        queue.offer(7);

        assertThat(JdbcJobQueueSchema.createIfAbsent(database)).isFalse();

        assertThat(queue.take(1, Duration.ZERO)).containsExactly(7L);
    }

    @Test
    void a_poll_interval_is_positive() {
        assertThatIllegalArgumentException().isThrownBy(() -> new JdbcJobQueue(H2.empty(), Duration.ZERO));
    }

    private static <T> FutureTask<T> start(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "taker");
        thread.setDaemon(true);
        thread.start();
        return task;
    }
}
