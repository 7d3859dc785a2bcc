package io.imagecatalog.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.imagecatalog.model.JobStatus;
import io.imagecatalog.model.UploadResult.AlreadyExists;
import io.imagecatalog.model.UploadResult.Uploaded;
import io.imagecatalog.spi.RepositoryException;
import io.imagecatalog.testkit.FaultProxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that are cut in the middle of a transaction, before the database knows of it and after. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DatabaseFaultsTest {
    private static final String CLAIM = "SET status = 'processing'";
    private static final String COMPLETION = "SET status = 'completed'";
    private static final String REGISTRATION = "INSERT INTO assets";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final FarDatabase database = FarDatabase.named("faults_" + DATABASES.incrementAndGet());
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
    void a_claim_that_does_not_reach_the_database_counts_no_attempt() {
        ambush.beforeStatement(CLAIM, network::cut);
        catalog.upload(1);

        catalog.startWorkers(2);
        catalog.awaitJobLeftToItsLease();
        catalog.skipPastLease();

        catalog.awaitEverythingRenderedOnce(1);
        assertThat(catalog.job().attempts()).isEqualTo(1);
    }

    @Test
    void a_claim_whose_answer_is_lost_is_an_attempt_and_made_good_when_its_lease_has_lapsed() {
        ambush.beforeStatement(CLAIM, network::holdAnswers);
        catalog.upload(1);

        catalog.startWorkers(2);
        await().until(() -> catalog.job().status() == JobStatus.PROCESSING);
        cutOff();
        catalog.awaitJobLeftToItsLease();
        catalog.skipPastLease();

        catalog.awaitEverythingRenderedOnce(1);
        assertThat(catalog.job().attempts()).isEqualTo(2);
    }

    @Test
    void a_completion_that_does_not_reach_the_database_is_made_again_under_another_lease() {
        ambush.beforeStatement(COMPLETION, network::cut);
        catalog.upload(1);

        catalog.startWorkers(2);
        catalog.awaitJobLeftToItsLease();
        assertThat(catalog.job().status()).isEqualTo(JobStatus.PROCESSING);
        catalog.skipPastLease();

        catalog.awaitEverythingRenderedOnce(1);
        assertThat(catalog.job().attempts()).isEqualTo(2);
    }

    @Test
    void a_completion_that_is_cut_before_its_commit_has_no_effect() {
        ambush.beforeCommitOf(COMPLETION, network::cut);
        catalog.upload(1);

        catalog.startWorkers(2);
        catalog.awaitJobLeftToItsLease();
        assertThat(database.number("SELECT count(*) FROM renditions")).isZero();
        assertThat(database.number("SELECT rendition_count FROM tenants")).isZero();
        catalog.skipPastLease();

        catalog.awaitEverythingRenderedOnce(1);
    }

    @Test
    void a_completion_whose_answer_is_lost_is_one_for_good() {
        ambush.beforeCommitOf(COMPLETION, network::holdAnswers);
        catalog.upload(1);

        catalog.startWorkers(2);
        await().until(() -> catalog.job().status() == JobStatus.COMPLETED);
        cutOff();
        catalog.awaitJobLeftToItsLease();
        catalog.skipPastLease();
        catalog.uploadStubbornly(2);

        assertThat(catalog.orphans()).isZero();
        catalog.awaitEverythingRenderedOnce(2);
        assertThat(catalog.job().attempts()).isEqualTo(1);
    }

    @Test
    void an_upload_that_does_not_reach_the_database_fails_and_is_taken_in_when_it_comes_again() {
        ambush.beforeCommitOf(REGISTRATION, network::cut);

        assertThatThrownBy(() -> catalog.upload(1))
                .isInstanceOfSatisfying(
                        RepositoryException.class,
                        e -> assertThat(e.isTransient()).isTrue());
        assertThat(catalog.uploadStubbornly(1)).isInstanceOf(Uploaded.class);

        catalog.startWorkers(2);
        catalog.awaitEverythingRenderedOnce(1);
    }

    @Test
    void an_upload_whose_answer_is_lost_fails_and_is_known_when_it_comes_again() {
        ambush.beforeCommitOf(REGISTRATION, network::holdAnswers);

        CompletableFuture<?> upload = CompletableFuture.supplyAsync(() -> catalog.upload(1));
        await().until(() -> database.number("SELECT count(*) FROM assets") == 1);
        cutOff();
        assertThatThrownBy(upload::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(RepositoryException.class);
        assertThat(catalog.uploadStubbornly(1)).isInstanceOf(AlreadyExists.class);

        catalog.startWorkers(2);
        catalog.awaitEverythingRenderedOnce(1);
    }

    /** Loses the answers that are held. */
    private void cutOff() {
        network.cut();
        network.recover();
    }
}
