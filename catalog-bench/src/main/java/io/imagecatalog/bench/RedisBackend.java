package io.imagecatalog.bench;

import io.imagecatalog.bench.CountedDatabase.Counts;
import io.imagecatalog.queue.redis.RedisJobQueue;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;

/** A repository in a database, and a queue in Redis. */
final class RedisBackend implements Backend {
    private final TablesBackend tables;
    private final RedisProgram redis;

    RedisBackend(BenchDatabase database, RedisProgram redis) {
        this.tables = new TablesBackend(database);
        this.redis = redis;
    }

    @Override
    public String title() {
        return "Redis, and as repository " + tables.title();
    }

    @Override
    public CatalogRepository repository() {
        return tables.repository();
    }

    @Override
    public JobQueue openQueue() {
        return new RedisJobQueue(redis.url());
    }

    @Override
    public long addJobs(int count, int tenants) {
        return tables.addJobs(count, tenants);
    }

    @Override
    public void addBacklog(int count, int tenants) {
        long first = tables.addSwept(count, tenants);
        try (JobQueue queue = openQueue()) {
            for (int i = 0; i < count; i++) {
                queue.offer(first + i);
            }
        }
    }

    @Override
    public Counts counts() {
        return tables.counts();
    }

    @Override
    public void close() {
        tables.close();
        redis.close();
    }
}
