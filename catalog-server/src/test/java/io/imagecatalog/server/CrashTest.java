package io.imagecatalog.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.imagecatalog.Catalog;
import io.imagecatalog.CatalogOptions;
import io.imagecatalog.model.Finding;
import io.imagecatalog.model.PurgeReport;
import io.imagecatalog.model.VerifyPage;
import io.imagecatalog.model.VerifyPosition;
import io.imagecatalog.repository.jdbc.JdbcCatalogRepository;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.storage.fs.FileStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed over and over while clients upload and delete, each time at another moment. */
class CrashTest {
    private static final int KILLS = Integer.getInteger("catalog.crash.kills", 50);
    private static final int CLIENTS = 4;

    /** A lease of one minute may have been taken just before the last kill. A shorter one lets a job be killed four times. */
    private static final Duration UNTIL_ALL_IS_RENDERED = Duration.ofSeconds(150);

    @TempDir
    private Path folder;

    private final Random random = new Random();
    private final AtomicInteger pictures = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final Map<Long, Integer> uploaded = new ConcurrentHashMap<>();
    private final Set<Long> deleted = ConcurrentHashMap.newKeySet();

    @Test
    @Timeout(900)
    void costs_nothing_that_was_answered() throws Exception {
        for (int kill = 1; kill <= KILLS; kill++) {
            try (ProgramProcess serve = serve()) {
                if (kill % 10 == 0) {
                    Thread.sleep(random.nextInt(1500)); // it may not even listen yet
                } else {
                    loadAndKill(serve, random.nextInt(25));
                }
            }
        }

        try (ProgramProcess serve = serve()) {
            TestClient client = new TestClient(serve.port());
            await().atMost(UNTIL_ALL_IS_RENDERED)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(unfinishedJobs()).isZero());
            uploaded.forEach((id, number) -> assertWhole(client, id, number));
            deleted.forEach(id ->
                    assertThat(client.get("/retrieve/asset/" + id).status()).isEqualTo(404));
            assertThat(serve.terminate().exitCode()).isEqualTo(143);
        }
        assertNothingIsWrong();
    }

    /** @param answers how many there are to be before */
    private void loadAndKill(ProgramProcess serve, int answers) throws Exception {
        TestClient client = new TestClient(serve.port());
        AtomicBoolean killed = new AtomicBoolean();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int i = 0; i < CLIENTS; i++) {
            clients.execute(() -> load(client, killed));
        }
        int before = answered.get();
        await().pollInterval(Duration.ofMillis(5)).until(() -> answered.get() - before >= answers);
        killed.set(true);
        serve.kill();
        clients.shutdown();
        assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    /** Until the server is gone. What counts is what was answered; of the rest nobody can know. */
    private void load(TestClient client, AtomicBoolean killed) {
        try {
            while (!killed.get()) {
                int number = pictures.incrementAndGet();
                Answer answer = client.upload("shop", number + ".jpg", picture(number));
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                answered.incrementAndGet();
                long id = answer.json().get("asset_id").asLong();
                uploaded.put(id, number);
                if (number % 7 == 0) {
                    client.upload("shop", "again.jpg", picture(number));
                    uploaded.remove(id);
                    client.send("DELETE", "/retrieve/asset/" + id, new byte[0]);
                    deleted.add(id);
                }
            }
        } catch (AssertionError e) {
            if (!killed.get()) {
                throw e;
            }
        }
    }

    private static void assertWhole(TestClient client, long id, int number) {
        JsonNode asset = client.get("/retrieve/asset/" + id).json();
        assertThat(asset.get("job").get("status").asText()).as(asset.toString()).isEqualTo("completed");
        assertThat(asset.get("renditions")).hasSize(3);
        assertThat(client.get("/retrieve/original/" + id).bytes()).isEqualTo(picture(number));
        for (JsonNode rendition : asset.get("renditions")) {
            Answer bytes = client.get(
                    "/retrieve/rendition/" + id + "/" + rendition.get("preset").asText());
            assertThat(Pictures.decoded(bytes.bytes()).getWidth())
                    .isEqualTo(rendition.get("width").asInt());
        }
    }

    /** Looks below the server: at files, rows and sums. */
    @SuppressWarnings("try") // a database that is opened anew for each statement takes minutes
    private void assertNothingIsWrong() throws IOException, SQLException {
        assertThat(filesBelow("data/tmp")).isEmpty();
        assertThat(filesBelow("data/storage/.tmp")).isEmpty();
        try (Connection keepsTheDatabaseOpen = database().getConnection();
                Storage storage = new FileStorage(folder.resolve("data/storage"));
                Catalog catalog = Catalog.builder()
                        .repository(new JdbcCatalogRepository(database()))
                        .storage(storage)
                        .options(CatalogOptions.standard().withOrphanGrace(Duration.ZERO))
                        .build()) {
            List<Finding> found = findings(catalog);
            assertThat(found).allMatch(finding -> finding.kind() == Finding.Kind.ORPHAN);

            PurgeReport purged = catalog.purges().purge(Duration.ZERO);

            assertThat(purged.orphansDeleted()).isEqualTo(found.size());
            assertThat(purged.errors()).isEmpty();
            assertThat(findings(catalog)).isEmpty();
        }
    }

    private static List<Finding> findings(Catalog catalog) {
        List<Finding> findings = new ArrayList<>();
        Optional<VerifyPosition> at = Optional.of(VerifyPosition.start());
        while (at.isPresent()) {
            VerifyPage page = catalog.verification().verify(at.get(), true);
            findings.addAll(page.findings());
            at = page.next();
        }
        return findings;
    }

    private long unfinishedJobs() throws SQLException {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet jobs =
                        statement.executeQuery("SELECT COUNT(*) FROM jobs WHERE status IN ('pending', 'processing')")) {
            jobs.next();
            return jobs.getLong(1);
        }
    }

    private JdbcDataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + folder.resolve("data/db/catalog") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0");
        database.setUser("sa");
        database.setPassword("");
        return database;
    }

    private List<Path> filesBelow(String directory) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(directory))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private ProgramProcess serve() throws IOException {
        String data = folder.resolve("data").toString();
        return ProgramProcess.start(folder, Map.of(), "serve", "--port", "0", "--workers", "2", "--data", data);
    }

    private static byte[] picture(int number) {
        return Pictures.jpeg(number, 160, 120);
    }
}
