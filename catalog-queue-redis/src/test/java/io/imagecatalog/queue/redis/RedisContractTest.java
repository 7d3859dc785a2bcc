package io.imagecatalog.queue.redis;

import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.testkit.JobQueueContract;
import org.junit.jupiter.api.AfterAll;
import redis.clients.jedis.Jedis;

class RedisContractTest extends JobQueueContract {
    private static final RealRedis REDIS = RealRedis.start();

    @Override
    protected JobQueue emptyQueue() {
        try (Jedis client = REDIS.client()) {
            client.flushAll();
        }
        return new RedisJobQueue(REDIS.url());
    }

    @AfterAll
    static void stop() {
        REDIS.close();
    }
}
