package io.imagecatalog.server.runtime;

import static org.awaitility.Awaitility.await;

import io.imagecatalog.testkit.FaultProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole catalog whose PostgreSQL fails in every way while pictures come in. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CatalogFaultsTest {
    private static final int AT_ONCE = 10;

    @TempDir
    private Path data;

    private final AtomicInteger pictures = new AtomicInteger();
    private final ExecutorService clients = Executors.newFixedThreadPool(4);

    @AfterEach
    void close() {
        clients.shutdown();
    }

    @Test
    void whatever_happens_to_the_network_every_asset_is_rendered_once() {
        try (FarDatabase database = FarDatabase.named("whatever", "?socketTimeout=1");
                FarCatalog catalog = new FarCatalog(database, database.far())) {
            FaultProxy network = database.network();
            catalog.startWorkers(3);

            uploadWhile(network::cut, catalog, network);
            uploadWhile(network::blackhole, catalog, network);
            uploadWhile(network::refuse, catalog, network);
            uploadWhile(network::holdAnswers, catalog, network);
            uploadWhile(network::forget, catalog, network);
            network.delay(Duration.ofMillis(20));
            upload(catalog).join();
            network.recover();

            catalog.skipPastLease();
            catalog.awaitEverythingRenderedOnce(pictures.get());
        }
    }

    @Test
    void a_database_that_is_killed_and_started_again_costs_nothing() {
        try (RealPostgres postgres = new RealPostgres(data)) {
            postgres.newDatabase("killed");
            try (FarDatabase database = FarDatabase.at(postgres.port(), "killed", "?socketTimeout=5");
                    FarCatalog catalog = new FarCatalog(database, database.far())) {
                catalog.startWorkers(3);

                CompletableFuture<Void> uploads = upload(catalog);
                await().until(() -> database.number("SELECT count(*) FROM renditions") > 0);
                postgres.kill();
                postgres.startAgain();
                uploads.join();
                uploads = upload(catalog);
                postgres.stop();
                postgres.startAgain();
                uploads.join();

                catalog.skipPastLease();
                catalog.awaitEverythingRenderedOnce(pictures.get());
            }
        }
    }

    /** A fault lasts, or comes again, until it has done some harm. */
    private void uploadWhile(Runnable fault, FarCatalog catalog, FaultProxy network) {
        int failures = catalog.failures();
        CompletableFuture<Void> uploads = upload(catalog);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            fault.run();
            return catalog.failures() > failures;
        });
        network.recover();
        uploads.join();
    }

    private CompletableFuture<Void> upload(FarCatalog catalog) {
        List<CompletableFuture<?>> uploads = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> pictures.incrementAndGet())
                .<CompletableFuture<?>>map(
                        number -> CompletableFuture.runAsync(() -> catalog.uploadStubbornly(number), clients))
                .toList();
        return CompletableFuture.allOf(uploads.toArray(new CompletableFuture<?>[0]));
    }
}
