package io.imagecatalog.queue.redis;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import redis.clients.jedis.Jedis;

/** Takers on threads of their own. */
final class Takers {
    private Takers() {}

    static FutureTask<List<Long>> start(Callable<List<Long>> call) {
        FutureTask<List<Long>> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "taker");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    /** Returns once so many wait in Redis. */
    static void awaitBlocked(RealRedis redis, int takers) {
        try (Jedis client = redis.client()) {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> client.info("clients").contains("blocked_clients:" + takers + "\r\n"));
        }
    }
}
