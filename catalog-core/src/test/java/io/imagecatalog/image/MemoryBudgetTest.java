package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.imagecatalog.model.Limits;
import io.imagecatalog.model.MemoryUse;
import io.imagecatalog.model.Presets;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.InvalidImageException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    private static final Duration PLENTY = Duration.ofSeconds(30);

    private final MemoryBudget budget = new MemoryBudget(10 * 1024);
    private final ExecutorService others = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        others.shutdownNow();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitWaiting(int count) {
        while (budget.use().waiting() < count) {
            Thread.onSpinWait();
        }
    }

    @Test
    void what_is_held_is_told_until_it_is_given_back() throws IOException {
        MemoryUse held = budget.holding(3000, budget::use);

        assertThat(held).isEqualTo(new MemoryUse(10 * 1024, 3 * 1024, 0));
        assertThat(budget.use()).isEqualTo(new MemoryUse(10 * 1024, 0, 0));
    }

    @Test
    void whoever_asks_for_more_than_is_left_waits_until_it_is_given_back() {
        assertTimeoutPreemptively(PLENTY, () -> {
            CountDownLatch done = new CountDownLatch(1);
            CountDownLatch held = new CountDownLatch(1);
            AtomicBoolean givenBack = new AtomicBoolean();
            Future<String> first = others.submit(() -> budget.holding(8 * 1024, () -> {
                held.countDown();
                await(done);
                givenBack.set(true);
                return "given back";
            }));
            await(held);
            Future<Boolean> second = others.submit(() -> budget.holding(3 * 1024, givenBack::get));
            awaitWaiting(1);
            assertThat(second.isDone()).isFalse();
            done.countDown();
            assertThat(second.get()).isTrue();
            assertThat(first.get()).isEqualTo("given back");
        });
    }

    @Test
    void what_fits_beside_others_does_not_wait() {
        assertTimeoutPreemptively(PLENTY, () -> {
            CountDownLatch both = new CountDownLatch(2);
            Future<String> one = others.submit(() -> budget.holding(6 * 1024, () -> meet(both)));
            Future<String> other = others.submit(() -> budget.holding(4 * 1024, () -> meet(both)));
            assertThat(one.get()).isEqualTo(other.get()).isEqualTo("met");
        });
    }

    private static String meet(CountDownLatch others) {
        others.countDown();
        await(others);
        return "met";
    }

    @Test
    void it_is_given_back_when_the_work_fails() throws IOException {
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> budget.holding(10 * 1024, () -> {
                        throw new IOException("no luck");
                    }));
        }
        assertThat(budget.<String>holding(10 * 1024, () -> "there")).isEqualTo("there");
    }

    @Test
    void more_than_all_of_it_is_refused_with_both_numbers() {
        MemoryBudget mebibytes = new MemoryBudget(10 << 20);
        assertThatExceptionOfType(InvalidImageException.class)
                .isThrownBy(() -> mebibytes.holding((10 << 20) + 1, () -> ""))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE))
                .withMessageContaining("11 MiB")
                .withMessageContaining("10 MiB");
    }

    @Test
    void an_interrupt_ends_the_waiting_and_is_kept() {
        assertTimeoutPreemptively(
                PLENTY,
                () -> budget.holding(10 * 1024, () -> {
                    AtomicBoolean kept = new AtomicBoolean();
                    AtomicBoolean thrown = new AtomicBoolean();
                    Thread waiter = new Thread(() -> {
                        try {
                            budget.holding(1024, () -> "");
                        } catch (InterruptedIOException e) {
                            thrown.set(true);
                            kept.set(Thread.currentThread().isInterrupted());
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    });
                    waiter.start();
                    awaitWaiting(1);
                    waiter.interrupt();
                    join(waiter);
                    assertThat(thrown).isTrue();
                    assertThat(kept).isTrue();
                    return "";
                }));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_picture_that_can_never_fit_is_refused_before_it_is_decoded() {
        JvmRenditionEngine small = new JvmRenditionEngine(Limits.standard(), 1 << 20);
        assertThatExceptionOfType(InvalidImageException.class)
                .isThrownBy(() -> small.render(
                        TestPictures.png(TestPictures.waves(1000, 1000)),
                        Presets.standard().all()))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void a_picture_that_can_never_fit_is_refused_when_it_is_probed() {
        JvmRenditionEngine small = new JvmRenditionEngine(Limits.standard(), 1 << 20);
        assertThatExceptionOfType(InvalidImageException.class)
                .isThrownBy(() -> small.probe(TestPictures.png(TestPictures.waves(1000, 1000))))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE));
    }
}
