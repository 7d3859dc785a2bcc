package io.imagecatalog.queue.redis;

import io.imagecatalog.memory.InMemoryJobQueue;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.testkit.JobQueueContract;
import io.imagecatalog.worker.FallbackJobQueue;
import org.junit.jupiter.api.AfterAll;
import redis.clients.jedis.Jedis;

/** As the server has it, while all is well. */
class RedisBeforeAnotherContractTest extends JobQueueContract {
    private static final RealRedis REDIS = RealRedis.start();

    @Override
    protected JobQueue emptyQueue() {
        try (Jedis client = REDIS.client()) {
            client.flushAll();
        }
        return new FallbackJobQueue(new RedisJobQueue(REDIS.url()), new InMemoryJobQueue(), new CatalogListener() {});
    }

    @AfterAll
    static void stop() {
        REDIS.close();
    }
}
