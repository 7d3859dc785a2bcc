package io.imagecatalog.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.imagecatalog.Catalog;
import io.imagecatalog.CatalogOptions;
import io.imagecatalog.memory.InMemoryStorage;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.UploadResult;
import io.imagecatalog.queue.jdbc.JdbcJobQueue;
import io.imagecatalog.repository.jdbc.JdbcCatalogRepository;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.PortException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** A catalog whose repository and queue are a database far away; and what must be so in the end, whatever happened on the way. */
final class FarCatalog implements AutoCloseable {
    /** Longer than a lease, and than an id that was offered is left alone. */
    private static final int PAST_LEASE_SECONDS = 61;

    private final FarDatabase database;
    private final InMemoryStorage storage = new InMemoryStorage(Clock.systemUTC());
    private final AtomicLong skippedSeconds = new AtomicLong();
    private final Witness witness = new Witness();
    private final JdbcJobQueue queue;
    private final Catalog catalog;
    private final Catalog neighbour;

    /** @param connections to the database, as the catalog sees it */
    FarCatalog(FarDatabase database, DataSource connections) {
        this.database = database;
        this.queue = new JdbcJobQueue(connections);
        this.catalog = catalog(connections, queue);
        this.neighbour = catalog(database.near(), new JdbcJobQueue(database.near()));
    }

    private Catalog catalog(DataSource connections, JdbcJobQueue bell) {
        InstantSource time = () -> Instant.now().plusSeconds(skippedSeconds.get());
        return Catalog.builder()
                .repository(new JdbcCatalogRepository(connections))
                .queue(bell)
                .storage(storage)
                .listener(witness)
                .options(CatalogOptions.standard().withOrphanGrace(Duration.ZERO))
                .clock(time.withZone(ZoneOffset.UTC))
                .build();
    }

    void startWorkers(int threads) {
        catalog.startWorkers(threads);
    }

    /** Uploads a picture of its own. */
    UploadResult upload(int number) {
        return upload(catalog, number);
    }

    /** Uploads to another process, which is nearer to the database. */
    UploadResult uploadNearby(int number) {
        return upload(neighbour, number);
    }

    private static UploadResult upload(Catalog to, int number) {
        byte[] bytes = Pictures.png(number, 30, 20);
        try {
            return to.assets().upload("shop", number + ".png", new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Uploads as a client does that is told to come again, and comes at once. */
    UploadResult uploadStubbornly(int number) {
        while (true) {
            try {
                return upload(number);
            } catch (PortException e) {
                witness.degraded("Upload " + number, e);
            }
        }
    }

    /** How often something failed so far. */
    int failures() {
        return witness.degraded.size();
    }

    /** The first job, as it is past the network. */
    Job job() {
        return new JdbcCatalogRepository(database.near()).findJob(1).orElseThrow();
    }

    /** Lets so much time pass at once that every lease lapses. */
    void skipPastLease() {
        skippedSeconds.addAndGet(PAST_LEASE_SECONDS);
    }

    /** Waits until somebody has given up a job for the moment. */
    void awaitJobLeftToItsLease() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> witness.degraded.stream().anyMatch(part -> part.endsWith("left to its lease")));
    }

    /** Also checks that nobody complained but of a database that was away. */
    void awaitEverythingRenderedOnce(int assets) {
        await().atMost(Duration.ofSeconds(25))
                .until(() -> database.number("SELECT count(*) FROM jobs WHERE status = 'completed'") == assets);
        assertThat(database.number("SELECT count(*) FROM assets")).isEqualTo(assets);
        assertThat(database.number("SELECT count(*) FROM jobs")).isEqualTo(assets);
        assertThat(database.number("SELECT count(*) FROM renditions")).isEqualTo(3L * assets);
        assertThat(database.number("SELECT count(*) FROM assets a WHERE 3 <> "
                        + "(SELECT count(DISTINCT preset) FROM renditions r WHERE r.asset_id = a.id)"))
                .isZero();
        assertThat(database.number("SELECT count(*) FROM poison_jobs")).isZero();
        assertThat(wronglyCounted()).isZero();
        assertThat(blobsAfterPurge()).isEqualTo(4L * assets);
        assertThat(witness.troubles).isEmpty();
    }

    /** How many blobs there are that no row names. */
    long orphans() {
        return neighbour.purges().dryRun(Duration.ZERO).orphansFound();
    }

    private long wronglyCounted() {
        return database.number("""
                SELECT count(*) FROM tenants t
                WHERE asset_count <> (SELECT count(*) FROM assets WHERE tenant_id = t.id)
                OR asset_bytes <> (SELECT sum(bytes) FROM assets WHERE tenant_id = t.id)
                OR rendition_count <> (SELECT count(*) FROM renditions r, assets a
                    WHERE a.id = r.asset_id AND a.tenant_id = t.id)
                OR rendition_bytes <> (SELECT sum(r.bytes) FROM renditions r, assets a
                    WHERE a.id = r.asset_id AND a.tenant_id = t.id)""");
    }

    private long blobsAfterPurge() {
        assertThat(neighbour.purges().purge(Duration.ZERO).errors()).isEmpty();
        return storage.list("", null, Integer.MAX_VALUE).size();
    }

    @Override
    public void close() {
        catalog.close();
        queue.close();
    }

    private static final class Witness implements CatalogListener {
        private final List<String> degraded = new CopyOnWriteArrayList<>();
        private final List<String> troubles = new CopyOnWriteArrayList<>();

        @Override
        public void jobRetried(Job job, Duration delay, int retry, int retries, Throwable cause) {
            troubles.add("Job " + job.id() + " retried: " + cause);
        }

        @Override
        public void jobBuried(Job job, int retries, Throwable cause) {
            troubles.add("Job " + job.id() + " buried: " + cause);
        }

        @Override
        public void degraded(String part, Throwable cause) {
            degraded.add(part);
            if (!(cause instanceof PortException port && port.isTransient())) {
                troubles.add(part + ": " + cause);
            }
        }
    }
}
