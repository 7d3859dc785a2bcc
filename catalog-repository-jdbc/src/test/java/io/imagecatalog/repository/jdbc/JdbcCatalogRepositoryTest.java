package io.imagecatalog.repository.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobLease;
import io.imagecatalog.model.NewAsset;
import io.imagecatalog.model.NewRendition;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.Size;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.TenantUsage;
import io.imagecatalog.model.UploadResult;
import io.imagecatalog.model.UploadResult.Uploaded;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.RepositoryException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the contract can't know: several instances, connections that fail, and how rows look to a person. */
class JdbcCatalogRepositoryTest {
    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00Z");

    private final JdbcDataSource database = H2.inMemory();
    private final CatalogRepository repository = new JdbcCatalogRepository(database);

    @BeforeEach
    void createTables() {
        JdbcCatalogSchema.create(database);
    }

    @Nested
    class Two_instances_on_one_database {
        private final CatalogRepository other = new JdbcCatalogRepository(database);

        @Test
        void agree_on_one_of_equal_uploads() throws Exception {
            for (int round = 0; round < 50; round++) {
                String name = "picture-" + round;

                List<UploadResult> results = race(
                        () -> repository.register(picture("shop", name, "mine"), NOW),
                        () -> other.register(picture("shop", name, "theirs"), NOW));

                assertThat(results).filteredOn(Uploaded.class::isInstance).hasSize(1);
                assertThat(results).extracting(result -> result.asset().id()).containsOnly(round + 1L);
            }
        }

        @Test
        void agree_on_one_lease() throws Exception {
            for (long id = 1; id <= 50; id++) {
                long jobId = upload("picture-" + id).job().id();

                List<Optional<JobLease>> leases = race(
                        () -> repository.claim(jobId, NOW, NOW.plusSeconds(60)),
                        () -> other.claim(jobId, NOW, NOW.plusSeconds(60)));

                assertThat(leases).filteredOn(Optional::isPresent).hasSize(1);
            }
        }

        @Test
        void sweep_no_job_twice() throws Exception {
            for (long id = 1; id <= 100; id++) {
                upload("picture-" + id);
            }
            Instant quietUntil = NOW.plusSeconds(60);

            List<Long> taken = new ArrayList<>();
            for (int round = 0; round < 30; round++) {
                race(() -> repository.takeDue(NOW, quietUntil, 3), () -> other.takeDue(NOW, quietUntil, 3))
                        .forEach(taken::addAll);
            }

            assertThat(taken).hasSize(100).doesNotHaveDuplicates();
        }

        @Test
        void see_at_once_what_the_other_did() {
            Uploaded uploaded = upload("a");

            assertThat(other.find(1)).contains(uploaded.asset());
            assertThat(other.delete(1, NOW)).isTrue();
            assertThat(repository.find(1)).isEmpty();
        }
    }

    @Nested
    class A_database_that_is_away {
        @Test
        void is_a_transient_failure() {
            JdbcDataSource away = new JdbcDataSource();
            away.setURL("jdbc:h2:tcp://localhost:1/nowhere");
            CatalogRepository broken = new JdbcCatalogRepository(away);

            assertThatThrownBy(broken::check).isInstanceOfSatisfying(RepositoryException.class, e -> {
                assertThat(e.isTransient()).isTrue();
                assertThat(e).hasMessage("The database is not available").hasCauseInstanceOf(SQLException.class);
            });
        }

        @Test
        void is_a_transient_failure_when_no_connection_is_free() throws SQLException {
            HikariConfig config = new HikariConfig();
            config.setDataSource(database);
            config.setMaximumPoolSize(1);
            config.setConnectionTimeout(250);
            try (HikariDataSource pool = new HikariDataSource(config);
                    Connection taken = pool.getConnection()) {
                CatalogRepository starved = new JdbcCatalogRepository(pool);

                assertThat(taken.isValid(1)).isTrue();
                assertThat(failure(starved::check).isTransient()).isTrue();
            }
        }

        @Test
        void is_back_when_it_is_back() {
            SwitchableDataSource switchable = new SwitchableDataSource(database);
            CatalogRepository shaky = new JdbcCatalogRepository(switchable.dataSource());
            switchable.failNext(new SQLTransientConnectionException("away"), 2);

            assertThat(failure(shaky::check).isTransient()).isTrue();
            assertThat(failure(() -> shaky.register(picture("shop", "a", "a"), NOW))
                            .isTransient())
                    .isTrue();
            shaky.check();
            assertThat(shaky.register(picture("shop", "a", "a"), NOW)).isInstanceOf(Uploaded.class);
        }

        @Test
        void is_permanent_if_it_is_the_wrong_password_or_lacks_the_tables() {
            JdbcDataSource wrong = new JdbcDataSource();
            wrong.setURL(database.getURL());
            wrong.setUser("sa");
            wrong.setPassword("wrong");

            assertThat(failure(new JdbcCatalogRepository(wrong)::check).isTransient())
                    .isFalse();
            assertThat(failure(new JdbcCatalogRepository(H2.inMemory())::check).isTransient())
                    .isFalse();
        }
    }

    @Nested
    class A_transaction_that_another_one_was_in_the_way_of {
        private final SwitchableDataSource switchable = new SwitchableDataSource(database);
        private final CatalogRepository shaky = new JdbcCatalogRepository(switchable.dataSource());

        @Test
        void is_run_again() {
            switchable.failNext(new SQLException("deadlock", "40001"), 3);

            assertThat(shaky.register(picture("shop", "a", "a"), NOW)).isInstanceOf(Uploaded.class);
            assertThat(repository.usage("shop").orElseThrow().assetCount()).isEqualTo(1);
        }

        @Test
        void fails_in_the_end() {
            switchable.failNext(new SQLException("deadlock", "40001"), 100);

            assertThat(failure(() -> shaky.find(1)).isTransient()).isTrue();
            assertThat(switchable.errorsLeft()).isEqualTo(95);
        }
    }

    @Nested
    class A_transaction_that_fails {
        @Test
        void leaves_nothing_behind() {
            Uploaded first = upload("a");
            NewAsset sameKey = new NewAsset(
                    "zoo",
                    "b.jpg",
                    hash("b"),
                    first.asset().original(),
                    5,
                    first.asset().image());

            assertThat(failure(() -> repository.register(sameKey, NOW)).isTransient())
                    .isFalse();
            assertThat(repository.usage("zoo")).isEmpty();
        }

        @Test
        void leaves_job_and_usage_as_they_were_when_a_rendition_is_refused() {
            Uploaded first = upload("a");
            complete(first, "renditions/shared");
            Uploaded second = upload("b");
            TenantUsage usage = repository.usage("shop").orElseThrow();
            JobLease lease = claim(second);
            NewRendition thumb = rendition("thumb", "renditions/of-its-own");
            NewRendition card = rendition("card", "renditions/shared");

            assertThat(failure(() -> repository.complete(lease, List.of(thumb, card), Optional.empty(), NOW))
                            .isTransient())
                    .isFalse();

            assertThat(repository.findJob(2)).contains(lease.job());
            assertThat(repository.renditions(2)).isEmpty();
            assertThat(repository.usage("shop")).contains(usage);
            assertThat(repository.complete(lease, List.of(thumb), Optional.empty(), NOW))
                    .isTrue();
        }
    }

    @Nested
    class The_rows {
        private static final String HASH_PARTS = "SELECT COUNT(*) FROM hash_parts";

        @Test
        void can_be_read_by_a_person() throws SQLException {
            Uploaded uploaded = upload("a");
            assertThat(value("SELECT status FROM jobs")).isEqualTo("pending");
            assertThat(value("SELECT created_at FROM assets")).isEqualTo("2026-03-29 01:30:00");

            complete(uploaded, "renditions/1");
            assertThat(value("SELECT status FROM jobs")).isEqualTo("completed");
            assertThat(value("SELECT rendition_bytes FROM tenants WHERE name = 'shop'"))
                    .isEqualTo("10");
        }

        @Test
        void keep_no_more_of_an_error_than_fits() throws SQLException {
            Uploaded uploaded = upload("a");

            repository.bury(claim(uploaded), "\uD83D\uDC08".repeat(5000), NOW);

            assertThat(value("SELECT CHAR_LENGTH(error) FROM poison_jobs")).isEqualTo("4000");
        }

        @Test
        void of_a_hash_are_four_and_leave_with_it() throws SQLException {
            Uploaded uploaded = upload("a");

            hash(claim(uploaded), 0);
            assertThat(value(HASH_PARTS)).isEqualTo("4");
            hash(claimAgain(), -1);
            assertThat(value(HASH_PARTS)).isEqualTo("4");
            repository.delete(1, NOW);
            assertThat(value(HASH_PARTS)).isEqualTo("0");
        }

        private JobLease claimAgain() {
            Job job = repository.reopen(1, NOW).orElseThrow();
            return repository.claim(job.id(), NOW, NOW.plusSeconds(60)).orElseThrow();
        }

        private void hash(JobLease lease, long bits) {
            repository.complete(lease, List.of(), Optional.of(new PerceptualHash("phash", bits)), NOW);
        }

        private String value(String sql) throws SQLException {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet results = statement.executeQuery(sql)) {
                results.next();
                return results.getString(1);
            }
        }
    }

    @Nested
    class A_file {
        @Test
        void is_found_again_with_its_counters(@TempDir Path folder) throws SQLException {
            DataSource file = H2.inFile(folder);
            JdbcCatalogSchema.create(file);
            Job job = ((Uploaded) new JdbcCatalogRepository(file).register(picture("shop", "a", "a"), NOW)).job();
            H2.execute(file, "SHUTDOWN IMMEDIATELY");

            CatalogRepository reopened = new JdbcCatalogRepository(H2.inFile(folder));

            assertThat(reopened.findJob(1)).contains(job);
            assertThat(reopened.register(picture("shop", "b", "b"), NOW).asset().id())
                    .isEqualTo(2);
        }
    }

    private static RepositoryException failure(Runnable call) {
        return catchThrowableOfType(RepositoryException.class, call::run);
    }

    private Uploaded upload(String content) {
        return (Uploaded) repository.register(picture("shop", content, content), NOW);
    }

    private JobLease claim(Uploaded uploaded) {
        return repository.claim(uploaded.job().id(), NOW, NOW.plusSeconds(60)).orElseThrow();
    }

    private void complete(Uploaded uploaded, String key) {
        repository.complete(claim(uploaded), List.of(rendition("thumb", key)), Optional.empty(), NOW);
    }

    private static NewRendition rendition(String preset, String key) {
        return new NewRendition(
                preset,
                new StorageKey(key),
                ImageFormat.JPEG,
                new Size(1, 1),
                10,
                85,
                Optional.empty(),
                "f",
                hash(preset));
    }

    private static NewAsset picture(String tenant, String content, String upload) {
        return new NewAsset(
                tenant,
                content + ".jpg",
                hash(content),
                new StorageKey("originals/" + tenant + "/" + content + "-" + upload),
                100,
                new ImageInfo(ImageFormat.JPEG, new Size(1, 1), 1, ColorSpace.RGB));
    }

    private static ContentHash hash(String text) {
        return ContentHash.of(text.getBytes(UTF_8));
    }

    /** Runs both at the same moment. */
    private static <T> List<T> race(Callable<? extends T> one, Callable<? extends T> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<? extends T> call : List.of(one, other)) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(30, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
