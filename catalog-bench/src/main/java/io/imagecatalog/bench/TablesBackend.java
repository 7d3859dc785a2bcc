package io.imagecatalog.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.bench.CountedDatabase.Counts;
import io.imagecatalog.queue.jdbc.JdbcJobQueue;
import io.imagecatalog.queue.jdbc.JdbcJobQueueSchema;
import io.imagecatalog.repository.jdbc.JdbcCatalogRepository;
import io.imagecatalog.repository.jdbc.JdbcCatalogSchema;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;

/** Repository and queue in tables of one database. */
final class TablesBackend implements Backend {
    private final BenchDatabase database;
    private final HikariDataSource connections;
    private final CountedDatabase counted = new CountedDatabase();
    private final CatalogRepository repository;
    private final PendingJobs jobs;

    TablesBackend(BenchDatabase database) {
        this.database = database;
        this.connections = database.pool();
        this.repository = new JdbcCatalogRepository(counted.through(connections));
        this.jobs = new PendingJobs(database, connections);
        JdbcCatalogSchema.create(connections);
        JdbcJobQueueSchema.create(connections);
    }

    @Override
    public String title() {
        return database.title();
    }

    @Override
    public CatalogRepository repository() {
        return repository;
    }

    @Override
    public JobQueue openQueue() {
        HikariDataSource own = database.pool();
        JobQueue queue = new JdbcJobQueue(counted.through(own));
        return new OpenedQueue(queue, () -> {
            queue.close();
            own.close();
        });
    }

    @Override
    public long addJobs(int count, int tenants) {
        return jobs.add(count, tenants, false);
    }

    @Override
    public void addBacklog(int count, int tenants) {
        long first = addSwept(count, tenants);
        new Sql(connections)
                .execute("INSERT INTO job_queue (job_id) SELECT x FROM " + database.numbers(first, first + count - 1));
        database.analyze();
    }

    /** Jobs that sweeps find, but that nobody has offered. */
    long addSwept(int count, int tenants) {
        long first = jobs.add(count, tenants, true);
        database.analyze();
        return first;
    }

    @Override
    public Counts counts() {
        return counted.counts();
    }

    @Override
    public void close() {
        connections.close();
        database.close();
    }
}
