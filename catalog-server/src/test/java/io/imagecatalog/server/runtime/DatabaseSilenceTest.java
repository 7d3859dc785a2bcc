package io.imagecatalog.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.imagecatalog.model.JobStatus;
import io.imagecatalog.spi.RepositoryException;
import io.imagecatalog.testkit.FaultProxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A network that says nothing: no answer, and not that a connection is gone either. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DatabaseSilenceTest {
    private static final String COMPLETION = "SET status = 'completed'";
    private static final String LISTENERS =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final FarDatabase database =
            FarDatabase.named("silence_" + DATABASES.incrementAndGet(), "?socketTimeout=1");
    private final FaultProxy network = database.network();
    private final Ambush ambush = new Ambush();
    private final FarCatalog catalog = new FarCatalog(database, ambush.on(database.far()));

    @AfterEach
    void close() {
        network.recover();
        catalog.close();
        database.close();
    }

    @Test
    void a_call_fails_in_time_and_works_again_afterwards() {
        catalog.upload(1);
        network.blackhole();
        long start = System.nanoTime();

        assertThatThrownBy(() -> catalog.upload(2))
                .isInstanceOfSatisfying(
                        RepositoryException.class,
                        e -> assertThat(e.isTransient()).isTrue());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        network.recover();
        catalog.uploadStubbornly(2);

        catalog.startWorkers(2);
        catalog.awaitEverythingRenderedOnce(2);
    }

    @Test
    void a_call_outlives_idle_connections_that_are_forgotten() {
        network.forget();
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);

        catalog.upload(1);

        catalog.startWorkers(2);
        catalog.awaitEverythingRenderedOnce(1);
    }

    @Test
    void a_completion_in_a_blackhole_is_left_to_its_lease_and_made_again() {
        ambush.beforeStatement(COMPLETION, network::blackhole);
        catalog.upload(1);

        catalog.startWorkers(2);
        catalog.awaitJobLeftToItsLease();
        network.recover();
        catalog.skipPastLease();

        catalog.awaitEverythingRenderedOnce(1);
    }

    @Test
    void a_completion_that_arrives_after_its_worker_gave_up_counts() {
        ambush.beforeCommitOf(COMPLETION, network::blackhole);
        catalog.upload(1);

        catalog.startWorkers(2);
        catalog.awaitJobLeftToItsLease();
        assertThat(catalog.job().status()).isEqualTo(JobStatus.PROCESSING);
        network.recover();
        await().until(() -> catalog.job().status() == JobStatus.COMPLETED);
        catalog.skipPastLease();
        catalog.uploadStubbornly(2);

        catalog.awaitEverythingRenderedOnce(2);
        assertThat(catalog.job().attempts()).isEqualTo(1);
    }

    @Test
    void what_a_lost_transaction_had_locked_is_let_go() {
        ambush.beforeCommitOf(COMPLETION, network::forget);
        catalog.upload(1);

        catalog.startWorkers(2);
        catalog.awaitJobLeftToItsLease();
        catalog.uploadNearby(2);
        catalog.skipPastLease();

        catalog.awaitEverythingRenderedOnce(2);
    }

    @Test
    void an_offer_of_another_process_is_found_though_whoever_would_hear_of_it_is_forgotten() {
        catalog.startWorkers(2);
        await().until(() -> database.number(LISTENERS) == 1);

        network.forget();
        catalog.uploadNearby(1);

        catalog.awaitEverythingRenderedOnce(1);
    }
}
