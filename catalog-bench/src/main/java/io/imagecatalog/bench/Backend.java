package io.imagecatalog.bench;

import io.imagecatalog.bench.CountedDatabase.Counts;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;

/** A repository, and a queue that many processes share. Both are new and empty, and closing throws them away. */
interface Backend extends AutoCloseable {

    /** What it is made of, and what it does to keep what is committed. */
    String title();

    CatalogRepository repository();

    /** A queue as one more process would open it, with connections of its own; to be closed before this is. */
    JobQueue openQueue();

    /**
     * Registers assets, each with a job that is due, one number after the other in turns for so many tenants. No sweep looks
     * at the jobs for an hour.
     *
     * @return the id of the first job; the others count on from there
     */
    long addJobs(int jobs, int tenants);

    /** As before; and the jobs are offered already, and sweeps find them. */
    void addBacklog(int jobs, int tenants);

    /** What went to the database through the repository and all queues so far. */
    Counts counts();

    @Override
    void close();

    /** The one of that name: {@code memory}, {@code h2}, {@code postgresql}, {@code mariadb} or {@code redis}. */
    static Backend open(String name) {
        return switch (name) {
            case "memory" -> new MemoryBackend();
            case "h2" -> new TablesBackend(new H2File());
            case "postgresql" -> new TablesBackend(new PostgresServer());
            case "mariadb" -> new TablesBackend(new MariaDbServer());
            case "redis" -> new RedisBackend(new PostgresServer(), new RedisProgram());
            default ->
                throw new IllegalArgumentException(
                        "There is no " + name + ", only memory, h2, postgresql, mariadb and redis");
        };
    }
}
