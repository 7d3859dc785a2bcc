package io.imagecatalog.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.spi.QueueException;
import io.imagecatalog.testkit.FaultProxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Redis that dies, and a network that fails. */
@Timeout(60)
class RedisFaultsTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final RealRedis redis = RealRedis.start();
    private final FaultProxy network = FaultProxy.to(redis.port());
    private final RedisJobQueue queue = new RedisJobQueue("redis://127.0.0.1:" + network.port());

    @AfterEach
    void close() {
        queue.close();
        network.close();
        redis.close();
    }

    @Test
    void a_redis_that_restarts_empty_is_gone_on_with() throws Exception {
        queue.offer(1);
        queue.offer(2);
        redis.kill();
        redis.startAgain();

        queue.offer(3);
        queue.offer(4);

        assertThat(queue.take(9, LONG)).containsExactly(3L, 4L);
    }

    @Test
    void connections_that_broke_while_idle_are_not_noticed() throws Exception {
        queue.offer(1);
        network.cut();
        queue.offer(2);
        network.cut();

        assertThat(queue.take(9, LONG)).containsExactly(1L, 2L);
    }

    @Test
    void a_redis_that_is_killed_ends_a_wait() {
        FutureTask<List<Long>> taker = Takers.start(() -> queue.take(1, LONG));
        Takers.awaitBlocked(redis, 1);

        redis.kill();

        assertThatThrownBy(() -> taker.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .satisfies(RedisFaultsTest::isTransient);
    }

    @Test
    void a_redis_that_is_not_there_fails_at_once() {
        network.refuse();

        assertTransientWithin(Duration.ofSeconds(1), () -> queue.offer(1));
        assertTransientWithin(Duration.ofSeconds(1), () -> queue.take(1, LONG));
        assertTransientWithin(Duration.ofSeconds(1), queue::check);
    }

    @Test
    void a_network_that_swallows_everything_holds_nobody_up_for_long() {
        queue.check();
        network.blackhole();

        assertTransientWithin(Duration.ofSeconds(5), () -> queue.offer(1));
        assertTransientWithin(Duration.ofSeconds(5), () -> queue.take(1, LONG));
        assertTransientWithin(Duration.ofSeconds(5), () -> queue.take(1, Duration.ZERO));
    }

    @Test
    void a_slow_network_is_only_slow() throws Exception {
        network.delay(Duration.ofMillis(100));

        queue.offer(1);

        assertThat(queue.take(1, LONG)).containsExactly(1L);
    }

    @Test
    void when_the_network_is_back_so_is_the_queue() throws Exception {
        network.refuse();
        assertTransientWithin(Duration.ofSeconds(1), queue::check);

        network.recover();
        queue.offer(1);

        assertThat(queue.take(1, LONG)).containsExactly(1L);
    }

    private static void assertTransientWithin(Duration bound, ThrowingCallable call) {
        long start = System.nanoTime();
        assertThatThrownBy(call).satisfies(RedisFaultsTest::isTransient);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(bound);
    }

    private static void isTransient(Throwable failure) {
        assertThat(failure).isInstanceOfSatisfying(QueueException.class, e -> {
            assertThat(e).hasMessage("Redis is not available");
            assertThat(e.isTransient()).isTrue();
        });
    }
}
