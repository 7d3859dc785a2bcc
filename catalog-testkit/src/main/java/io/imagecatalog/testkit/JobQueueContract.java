package io.imagecatalog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.spi.JobQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link JobQueue} promises. Extend it and hand out an empty queue for each test.
 *
 * <p>The port lets a queue lose an id or hand one out twice; that is for crashes and networks. While all is well, as here,
 * neither happens.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class JobQueueContract {
    /** Longer than any test takes, so that whoever waits this long in vain fails the test. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private JobQueue queue;

    /** An empty queue; asked for once a test, and closed after it. */
    protected abstract JobQueue emptyQueue();

    @BeforeEach
    void openQueue() {
        queue = emptyQueue();
    }

    @AfterEach
    void closeQueue() {
        queue.close();
    }

    @Nested
    class Offering {
        @Test
        void lets_an_id_be_taken() throws InterruptedException {
            queue.offer(7);

            assertThat(takeNow(10)).containsExactly(7L);
        }

        @Test
        void twice_before_it_is_taken_lets_it_be_taken_once() throws InterruptedException {
            queue.offer(7);
            queue.offer(7);

            assertThat(takeNow(10)).containsExactly(7L);
            assertThat(takeNow(10)).isEmpty();
        }

        @Test
        void again_leaves_the_id_in_its_place() throws InterruptedException {
            offerAll(List.of(1L, 2L, 3L, 1L));

            assertThat(takeNow(10)).containsExactly(1L, 2L, 3L);
        }

        @Test
        void again_after_it_was_taken_lets_it_be_taken_again() throws InterruptedException {
            queue.offer(7);
            takeNow(1);
            queue.offer(8);
            queue.offer(7);

            assertThat(takeNow(10)).containsExactly(8L, 7L);
        }

        @Test
        void takes_every_id_that_a_repository_may_count_to() throws InterruptedException {
            offerAll(List.of(Long.MAX_VALUE, 1L, 1L << 40));

            assertThat(takeNow(10)).containsExactly(Long.MAX_VALUE, 1L, 1L << 40);
        }

        @Test
        void many_at_once_puts_them_in_their_order_behind_those_that_wait() throws InterruptedException {
            queue.offer(7);
            queue.offerAll(List.of(9L, 1L, 8L));
            queue.offer(2);

            assertThat(takeNow(10)).containsExactly(7L, 9L, 1L, 8L, 2L);
        }

        @Test
        void many_at_once_adds_none_twice_and_leaves_those_that_wait_in_their_place() throws InterruptedException {
            queue.offer(7);
            queue.offerAll(List.of(9L, 7L, 1L, 9L));

            assertThat(takeNow(10)).containsExactly(7L, 9L, 1L);
        }

        @Test
        void none_at_all_adds_none() throws InterruptedException {
            queue.offerAll(List.of());

            assertThat(takeNow(10)).isEmpty();
        }

        @Test
        void the_same_ids_by_many_at_once_lets_each_be_taken_once() throws Exception {
            List<Long> ids = LongStream.rangeClosed(1, 600).boxed().toList();

            Race.of(8, number -> {
                queue.offerAll(ids);
                return number;
            });

            assertThat(takeNow(1000)).containsExactlyElementsOf(ids);
        }

        @Test
        void the_same_id_by_many_at_once_lets_it_be_taken_once() throws Exception {
            Race.of(8, number -> {
                queue.offer(7);
                return number;
            });

            assertThat(takeNow(10)).containsExactly(7L);
        }

        @Test
        void different_ids_by_many_at_once_loses_none() throws Exception {
            Race.of(8, number -> {
                offerAll(LongStream.range(0, 25)
                        .map(i -> number * 25L + i)
                        .boxed()
                        .toList());
                return number;
            });

            assertThat(takeNow(1000))
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, 200).boxed().toList());
        }
    }

    @Nested
    class Taking {
        @Test
        void goes_by_order_of_arrival() throws InterruptedException {
            offerAll(List.of(5L, 3L, 9L, 1L));

            assertThat(takeNow(10)).containsExactly(5L, 3L, 9L, 1L);
        }

        @Test
        void gives_no_more_than_asked_for_and_leaves_the_rest() throws InterruptedException {
            offerAll(List.of(5L, 3L, 9L));

            assertThat(takeNow(2)).containsExactly(5L, 3L);
            assertThat(takeNow(2)).containsExactly(9L);
            assertThat(takeNow(2)).isEmpty();
        }

        @Test
        void does_not_wait_for_more_once_there_is_one() throws InterruptedException {
            queue.offer(7);

            assertThat(queue.take(10, LONG)).containsExactly(7L);
        }

        @Test
        void without_waiting_returns_at_once() throws InterruptedException {
            assertThat(takeNow(10)).isEmpty();
        }

        @Test
        void returns_with_nothing_when_the_wait_is_over() throws InterruptedException {
            assertThat(queue.take(10, Duration.ofMillis(20))).isEmpty();
        }

        @Test
        void by_many_at_once_never_shares_an_id() throws Exception {
            List<Long> ids = LongStream.rangeClosed(1, 200).boxed().toList();
            offerAll(ids);

            List<List<Long>> taken = Race.of(8, number -> takeUntilEmpty());

            assertThat(flat(taken)).containsExactlyInAnyOrderElementsOf(ids);
        }

        @Test
        void while_others_offer_gets_every_id_once() throws Exception {
            List<List<Long>> taken = Race.of(8, number -> {
                if (number % 2 == 0) {
                    offerAll(LongStream.range(0, 50)
                            .map(i -> number * 50L + i)
                            .boxed()
                            .toList());
                    return List.of();
                }
                return takeUntilEmpty();
            });
            List<Long> all = new ArrayList<>(flat(taken));
            all.addAll(takeUntilEmpty());

            assertThat(all).hasSize(200).doesNotHaveDuplicates();
        }
    }

    @Nested
    class Waiting {
        @Test
        void ends_with_an_offer() throws Exception {
            FutureTask<List<Long>> taker = startAndAwaitWaiting(() -> queue.take(10, LONG));

            queue.offer(7);

            assertThat(result(taker)).containsExactly(7L);
        }

        @Test
        void of_several_ends_with_an_offer_of_many() throws Exception {
            FutureTask<List<Long>> one = startAndAwaitWaiting(() -> queue.take(1, LONG));
            FutureTask<List<Long>> other = startAndAwaitWaiting(() -> queue.take(1, LONG));

            queue.offerAll(List.of(7L, 8L));

            assertThat(flat(List.of(result(one), result(other)))).containsExactlyInAnyOrder(7L, 8L);
        }

        @Test
        void of_several_ends_for_as_many_as_there_are_ids() throws Exception {
            FutureTask<List<Long>> one = startAndAwaitWaiting(() -> queue.take(1, LONG));
            FutureTask<List<Long>> other = startAndAwaitWaiting(() -> queue.take(1, LONG));

            queue.offer(7);
            queue.offer(8);

            assertThat(flat(List.of(result(one), result(other)))).containsExactlyInAnyOrder(7L, 8L);
        }

        @Test
        void ends_with_an_interrupt() throws Exception {
            Thread thread = Thread.currentThread();
            thread.interrupt();

            assertThatThrownBy(() -> queue.take(10, LONG)).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }

        @Test
        void ends_with_nothing_when_the_queue_closes() throws Exception {
            FutureTask<List<Long>> one = startAndAwaitWaiting(() -> queue.take(10, LONG));
            FutureTask<List<Long>> other = startAndAwaitWaiting(() -> queue.take(10, LONG));

            queue.close();

            assertThat(result(one)).isEmpty();
            assertThat(result(other)).isEmpty();
        }
    }

    @Nested
    class Closing {
        @Test
        void may_be_done_twice() {
            queue.close();

            assertThatCode(queue::close).doesNotThrowAnyException();
        }
    }

    @Nested
    class Checking {
        @Test
        void is_quiet_and_takes_nothing_while_all_is_well() throws InterruptedException {
            queue.check();
            queue.offer(7);
            queue.check();

            assertThat(takeNow(10)).containsExactly(7L);
        }
    }

    private List<Long> takeNow(int max) throws InterruptedException {
        return queue.take(max, Duration.ZERO);
    }

    private List<Long> takeUntilEmpty() throws InterruptedException {
        List<Long> all = new ArrayList<>();
        List<Long> some = takeNow(3);
        while (!some.isEmpty()) {
            assertThat(some).hasSizeLessThanOrEqualTo(3);
            all.addAll(some);
            some = takeNow(3);
        }
        return all;
    }

    private void offerAll(List<Long> ids) {
        ids.forEach(queue::offer);
    }

    private static List<Long> flat(Collection<List<Long>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }

    /** Runs it on a thread of its own and returns once that thread waits for something. */
    private static <T> FutureTask<T> startAndAwaitWaiting(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "waiting taker");
        thread.setDaemon(true);
        thread.start();
        while (thread.isAlive() && !isWaiting(thread)) {
            Thread.onSpinWait();
        }
        return task;
    }

    /** The JVM takes a thread that waits for a socket for a running one; where it is, tells. */
    private static boolean isWaiting(Thread thread) {
        StackTraceElement[] frames = thread.getStackTrace();
        boolean waitsForSocket = frames.length > 0
                && frames[0].isNativeMethod()
                && frames[0].getClassName().startsWith("sun.nio.ch.");
        return waitsForSocket || thread.getState() == Thread.State.TIMED_WAITING;
    }

    private static <T> T result(FutureTask<T> task) throws Exception {
        return task.get(30, TimeUnit.SECONDS);
    }
}
