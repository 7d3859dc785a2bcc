package io.imagecatalog.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.fixture.Recorder;
import io.imagecatalog.memory.InMemoryJobQueue;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.QueueException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FallbackJobQueueTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String AWAY = "degraded: Preferred queue away, the other one is used";
    private static final String BACK = "recovered: Preferred queue is back";

    private final FlakyQueue preferred = new FlakyQueue();
    private final FlakyQueue other = new FlakyQueue();
    private final Recorder told = new Recorder();

    /** Asks by itself so seldom that only the test does. */
    private final FallbackJobQueue queue = with(Duration.ofHours(1));

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void the_preferred_queue_has_what_is_offered_while_it_answers() throws Exception {
        queue.offer(7);

        assertThat(preferred.takeNow()).containsExactly(7L);
        assertThat(other.takeNow()).isEmpty();
        assertThat(told.events()).isEmpty();
    }

    @Test
    void the_other_one_has_it_while_the_preferred_one_is_away() throws Exception {
        preferred.fails = true;

        queue.offer(7);

        assertThat(queue.take(10, Duration.ZERO)).containsExactly(7L);
    }

    @Test
    void many_offered_at_once_go_where_one_would() throws Exception {
        queue.offerAll(List.of(1L, 2L));
        assertThat(preferred.takeNow()).containsExactly(1L, 2L);
        preferred.fails = true;

        queue.offerAll(List.of(3L, 4L));

        assertThat(other.takeNow()).containsExactly(3L, 4L);
        assertThat(told.events()).containsExactly(AWAY);
    }

    @Test
    void each_turn_is_told_once() throws Exception {
        preferred.fails = true;
        queue.offer(1);
        queue.offer(2);
        queue.take(10, Duration.ZERO);
        queue.check();
        assertThat(told.events()).containsExactly(AWAY);

        queue.probe();
        assertThat(told.events()).containsExactly(AWAY);

        preferred.fails = false;
        queue.probe();
        queue.offer(3);
        assertThat(told.events()).containsExactly(AWAY, BACK);
        assertThat(preferred.takeNow()).containsExactly(3L);
    }

    @Test
    void a_queue_that_is_away_is_left_alone() throws Exception {
        preferred.fails = true;
        queue.offer(1);
        int asked = preferred.asked;

        queue.offer(2);
        queue.take(10, Duration.ZERO);
        queue.check();

        assertThat(preferred.asked).isEqualTo(asked);
    }

    @Test
    void it_turns_back_by_itself() throws Exception {
        try (FallbackJobQueue soon = with(Duration.ofMillis(1))) {
            CountDownLatch away = new CountDownLatch(3);
            preferred.onCheck = away::countDown;
            preferred.fails = true;
            soon.offer(1);
            away.await();
            preferred.fails = false;

            while (told.events().size() < 2) {
                Thread.onSpinWait();
            }

            assertThat(told.events()).containsExactly(AWAY, BACK);
        }
    }

    @Test
    void nothing_stays_behind_in_the_other_queue() throws Exception {
        preferred.fails = true;
        queue.offer(1);
        preferred.fails = false;
        queue.probe();
        queue.offer(2);

        assertThat(queue.take(10, Duration.ZERO)).containsExactly(2L);
        assertThat(queue.take(10, Duration.ZERO)).containsExactly(1L);
    }

    @Test
    void the_other_queue_has_its_turn_also_while_the_preferred_one_is_never_empty() throws Exception {
        try (FallbackJobQueue eager = with(Duration.ofNanos(1))) {
            other.offer(1);
            preferred.offer(2);
            preferred.offer(3);

            assertThat(eager.take(1, Duration.ZERO)).containsExactly(1L);
        }
    }

    @Test
    void a_taker_that_waits_when_the_preferred_queue_dies_gets_what_the_other_one_has() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch dying = new CountDownLatch(1);
        preferred.onTake = () -> {
            waiting.countDown();
            dying.await();
        };
        FutureTask<List<Long>> taker = start(() -> queue.take(10, LONG));
        waiting.await();
        preferred.fails = true;
        queue.offer(7);

        dying.countDown();

        assertThat(taker.get(30, TimeUnit.SECONDS)).containsExactly(7L);
        assertThat(told.events()).containsExactly(AWAY);
    }

    @Test
    void a_call_that_fails_late_does_not_turn_a_queue_away_that_is_back() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch failing = new CountDownLatch(1);
        preferred.onTake = () -> {
            waiting.countDown();
            failing.await();
            throw FlakyQueue.away();
        };
        FutureTask<List<Long>> taker = start(() -> queue.take(10, Duration.ZERO));
        waiting.await();
        preferred.fails = true;
        queue.offer(1);
        preferred.fails = false;
        queue.probe();

        failing.countDown();

        assertThat(taker.get(30, TimeUnit.SECONDS)).containsExactly(1L);
        assertThat(told.events()).containsExactly(AWAY, BACK);
    }

    @Test
    void it_answers_as_long_as_one_of_the_two_does() {
        queue.check();
        other.fails = true;
        queue.check();
        preferred.fails = true;

        assertThatThrownBy(queue::check).isInstanceOf(QueueException.class);
        assertThatThrownBy(() -> queue.offer(1)).isInstanceOf(QueueException.class);
        assertThatThrownBy(() -> queue.take(1, LONG)).isInstanceOf(QueueException.class);
    }

    @Test
    void an_other_queue_that_is_broken_is_no_trouble_while_the_preferred_one_answers() throws Exception {
        other.fails = true;

        assertThat(queue.take(1, Duration.ZERO)).isEmpty();
    }

    @Test
    void a_taker_that_waits_in_the_other_queue_is_interrupted() {
        preferred.fails = true;
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> queue.take(1, LONG)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void closing_closes_both_and_is_no_turn() {
        queue.close();

        assertThat(preferred.closed).isTrue();
        assertThat(other.closed).isTrue();
        preferred.fails = true;
        queue.offer(1);
        assertThat(told.events()).isEmpty();
    }

    private FallbackJobQueue with(Duration interval) {
        return new FallbackJobQueue(preferred, other, told, interval);
    }

    private static <T> FutureTask<T> start(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "taker");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws InterruptedException;
    }

    /** A queue that fails when it is told to. */
    private static final class FlakyQueue implements JobQueue {
        private final JobQueue ids = new InMemoryJobQueue();
        private volatile boolean fails;
        private volatile boolean closed;
        private volatile int asked;
        private volatile Step onTake = () -> {};
        private volatile Runnable onCheck = () -> {};

        List<Long> takeNow() throws InterruptedException {
            return ids.take(10, Duration.ZERO);
        }

        @Override
        public void offer(long jobId) {
            answer();
            ids.offer(jobId);
        }

        @Override
        public List<Long> take(int max, Duration wait) throws InterruptedException {
            onTake.run();
            answer();
            return ids.take(max, wait);
        }

        @Override
        public void check() {
            onCheck.run();
            answer();
        }

        @Override
        public void close() {
            closed = true;
            ids.close();
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // read only by tests that ask from one thread
        private void answer() {
            asked++;
            if (fails) {
                throw away();
            }
        }

        static QueueException away() {
            return new QueueException("It is away", null, true);
        }
    }
}
