package io.imagecatalog.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as its users start and end it. */
class ProgramTest {
    private static final Map<String, String> NO_WORKER = Map.of("ENABLE_WORKER", "false");

    @TempDir
    private Path folder;

    @Test
    void a_worker_renders_what_a_server_without_workers_took_in() throws Exception {
        try (ProgramProcess serve = serve(NO_WORKER);
                ProgramProcess worker = program(Map.of(), "worker", "--workers", "1")) {
            TestClient client = new TestClient(serve.port());
            long id = client.asset("shop", Pictures.jpeg(1, 400, 300));

            client.awaitJob(id, "completed");

            assertThat(client.get("/retrieve/rendition/" + id + "/thumb").status())
                    .isEqualTo(200);
            worker.awaitLog("✓ Job 1 completed for asset 1");
            assertThat(worker.log()).contains("✓ Job 1 completed for asset 1").doesNotContain("http://");
            assertThat(serve.log()).doesNotContain("✓");
        }
    }

    @Test
    void a_request_is_known_by_its_id_to_a_worker_in_another_process() throws Exception {
        try (ProgramProcess serve = serve(NO_WORKER);
                ProgramProcess worker = program(Map.of("CATALOG_LOG_FORMAT", "json"), "worker")) {
            TestClient client = new TestClient(serve.port());
            Form form = new Form().file("a.jpg", Pictures.jpeg(1, 400, 300)).text("tenant_name", "shop");
            client.send("POST", "/upload", form.bytes(), "Content-Type", form.contentType(), "X-Request-Id", "web-17");
            client.awaitJob(1, "completed");

            serve.awaitLog("[web-17] Asset 1 of shop taken in, job 1 renders it");
            worker.awaitLog("✓ Job 1");
            assertThat(worker.log().lines())
                    .filteredOn(line -> line.contains("✓ Job 1"))
                    .singleElement(STRING)
                    .startsWith("{")
                    .contains("\"request_id\":\"web-17\"", "\"job_id\":\"1\"", "\"asset_id\":\"1\"");
        }
    }

    @Test
    void a_worker_has_metrics_where_it_is_told_and_nothing_else() throws Exception {
        try (ProgramProcess serve = serve(NO_WORKER);
                ProgramProcess worker = program(Map.of("METRICS_PORT", "0"), "worker")) {
            TestClient client = new TestClient(serve.port());
            client.renderedAsset("shop", Pictures.jpeg(1, 400, 300));
            TestClient operator = new TestClient(worker.metricsPort());

            assertThat(operator.get("/prometheus").text().lines())
                    .contains("catalog_attempts_total{outcome=\"completed\"} 1.0");
            assertThat(operator.get("/healthz").status()).isEqualTo(200);
            assertThat(operator.get("/retrieve/asset/1").status()).isEqualTo(404);
            assertThat(worker.terminate().exitCode()).isEqualTo(143);
        }
    }

    @Test
    void a_worker_makes_the_presets_that_it_is_told() throws Exception {
        try (ProgramProcess serve = serve(Map.of("ENABLE_WORKER", "false", "PRESETS", "tiny=20 logo=50:png"));
                ProgramProcess worker = program(Map.of(), "worker", "--presets", "tiny=20, logo=50:png")) {
            TestClient client = new TestClient(serve.port());
            long id = client.asset("shop", Pictures.jpeg(1, 400, 300));

            client.awaitJob(id, "completed");

            assertThat(client.get("/retrieve/asset/" + id)
                            .json()
                            .get("renditions")
                            .findValuesAsText("preset"))
                    .as(worker.log())
                    .containsExactly("tiny", "logo");
        }
    }

    @Test
    void whichever_process_ends_first_the_other_goes_on() throws Exception {
        try (ProgramProcess first = serve(NO_WORKER)) {
            TestClient client = new TestClient(first.port());
            try (ProgramProcess worker = program(Map.of(), "worker")) {
                worker.awaitLog("Catalog makes renditions");
                long id = client.asset("shop", Pictures.jpeg(1, 400, 300));
                client.awaitJob(id, "completed");
                assertThat(first.terminate().exitCode()).isEqualTo(143);
                try (ProgramProcess second = serve(NO_WORKER)) {
                    TestClient again = new TestClient(second.port());
                    long other = again.asset("shop", Pictures.jpeg(2, 400, 300));
                    again.awaitJob(other, "completed");
                    assertThat(worker.terminate().exitCode()).isEqualTo(143);
                    assertThat(again.get("/healthz").status()).isEqualTo(200);
                }
            }
        }
    }

    @Test
    void verify_beside_a_server_ends_with_what_it_found() throws Exception {
        try (ProgramProcess serve = serve(Map.of())) {
            new TestClient(serve.port()).renderedAsset("shop", Pictures.jpeg(1, 400, 300));
            try (ProgramProcess verify = program(Map.of(), "verify", "--hashes")) {
                assertThat(verify.exitCode()).isZero();
                assertThat(verify.log()).isEqualTo("All is looked at: 6 checked, 0 wrong, 0 orphans\n");
            }
        }
    }

    @Test
    void what_is_imported_with_nothing_else_running_is_rendered_by_the_next_server() throws Exception {
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        Files.write(pictures.resolve("a.jpg"), Pictures.jpeg(1, 400, 300));
        try (ProgramProcess load = program(Map.of(), "import", pictures.toString(), "--tenant=shop")) {
            assertThat(load.exitCode()).isZero();
            assertThat(load.log()).startsWith("Imported for shop: 1 pictures, ").hasLineCount(1);
        }
        try (ProgramProcess serve = serve(Map.of())) {
            new TestClient(serve.port()).awaitJob(1, "completed");
        }
    }

    @Test
    void an_import_that_is_terminated_says_so_and_is_gone_on_with_by_the_same_command() throws Exception {
        int count = 1000;
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        byte[] picture = Pictures.jpeg(1, 60, 40);
        for (int i = 0; i < count; i++) {
            byte[] longer = Arrays.copyOf(picture, picture.length + 2);
            longer[picture.length] = (byte) (i >> 8);
            longer[picture.length + 1] = (byte) i;
            Files.write(pictures.resolve(i + ".jpg"), longer);
        }
        try (ProgramProcess load = program(Map.of(), "import", "--json", pictures.toString())) {
            Path originals = folder.resolve("data/storage/originals");
            await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(originals));
            assertThat(load.terminate().exitCode()).isEqualTo(143);
            assertThat(load.log())
                    .contains("\"failed\":0", "\"stopped\":\"told to\"", "Stopped: told to. The same command goes on.")
                    .doesNotContain("\"imported\":" + count, "Exception");
        }
        try (ProgramProcess load = program(Map.of(), "import", pictures.toString())) {
            assertThat(load.exitCode()).isZero();
        }
        try (ProgramProcess usage = program(Map.of(), "usage")) {
            assertThat(usage.exitCode()).isZero();
            assertThat(usage.log()).contains("default   1,000  ");
        }
    }

    @Test
    void two_servers_started_at_once_on_one_directory_both_serve() throws Exception {
        try (ProgramProcess one = serve(Map.of());
                ProgramProcess other = serve(Map.of())) {
            TestClient client = new TestClient(one.port());
            long id = client.asset("shop", Pictures.jpeg(1, 400, 300));

            assertThat(new TestClient(other.port()).get("/retrieve/asset/" + id).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_start_waits_for_another_one_on_its_directory_that_makes_the_tables() throws Exception {
        Path database = Files.createDirectories(folder.resolve("data").resolve("db"));
        Path lock = database.resolve("catalog.start.lock");
        try (FileChannel other = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = other.lock();
                ProgramProcess serve = serve(NO_WORKER)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(database.resolve("catalog.mv.db")));
            await().during(Duration.ofSeconds(2)).until(() -> serve.log().isEmpty());

            held.release();

            assertThat(serve.port()).isPositive();
        }
    }

    @Test
    void sigterm_lets_running_jobs_finish_and_ends_the_process() throws Exception {
        try (ProgramProcess serve = serve(Map.of())) {
            TestClient client = new TestClient(serve.port());
            long id = client.asset("shop", Pictures.jpeg(1, 3000, 2000));
            client.awaitJob(id, "processing", "completed");

            assertThat(serve.terminate().exitCode()).isEqualTo(143);
            assertThat(serve.log())
                    .contains("✓ Job 1 completed for asset 1", "Catalog has stopped")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void what_was_answered_survives_the_death_of_the_process() throws Exception {
        long id;
        try (ProgramProcess serve = serve(NO_WORKER)) {
            id = new TestClient(serve.port()).asset("shop", Pictures.jpeg(1, 400, 300));
            serve.kill();
        }

        try (ProgramProcess serve = serve(Map.of())) {
            TestClient client = new TestClient(serve.port());
            client.awaitJob(id, "completed");
            assertThat(client.get("/retrieve/original/" + id).bytes()).isEqualTo(Pictures.jpeg(1, 400, 300));
        }
    }

    @Test
    void the_database_is_reached_from_this_machine_only() throws Exception {
        try (ProgramProcess serve = serve(NO_WORKER)) {
            assertThat(serve.port()).isPositive();
            int port = databasePort();

            assertThat(answers(InetAddress.getLoopbackAddress(), port)).isTrue();
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(network.getInetAddresses())) {
                    assertThat(address.isLoopbackAddress() || !answers(address, port))
                            .as(address.toString())
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, abc, 'catalog: PORT (--port) is ''abc'', but must be a whole number from 0 to 65535'",
        "PRESETS, thumb=0, 'catalog: PRESETS (--presets) has ''thumb=0'' in it: A box is WIDTHxHEIGHT or one number, each 1 to 65500 pixels, not ''0'''",
        "REDIS_URL, redis://:secret@x/y, 'catalog: REDIS_URL must be of the form redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE], or rediss://... for TLS'"
    })
    void a_wrong_setting_ends_the_start_with_one_line(String name, String value, String line) throws Exception {
        try (ProgramProcess serve = program(Map.of(name, value), "serve")) {
            assertThat(serve.exitCode()).isEqualTo(2);
            assertThat(serve.log()).isEqualTo(line + "\n");
        }
    }

    @Test
    void a_redis_that_is_away_stops_nothing_and_is_logged_once_without_its_password() throws Exception {
        try (ProgramProcess serve = serve(Map.of("REDIS_URL", "redis://:secret@127.0.0.1:1"))) {
            TestClient client = new TestClient(serve.port());
            client.renderedAsset("shop", Pictures.jpeg(1, 400, 300));
            client.renderedAsset("shop", Pictures.jpeg(2, 400, 300));

            assertThat(client.get("/healthz").json().get("queue").asText()).isEqualTo("ok");
            assertThat(serve.log())
                    .containsOnlyOnce("Preferred queue away, the other one is used: Redis is not available")
                    .doesNotContain("secret", "Exception");
        }
    }

    @Test
    void a_port_in_use_ends_the_start_with_one_line() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ProgramProcess serve = program(Map.of(), "serve", "--port", Integer.toString(taken.getLocalPort()))) {
            assertThat(serve.exitCode()).isEqualTo(1);
            assertThat(serve.log().lines().filter(line -> line.startsWith("catalog: ")))
                    .containsExactly("catalog: Catalog can't listen on 127.0.0.1:" + taken.getLocalPort()
                            + ": Address already in use");
            assertThat(serve.log()).doesNotContain("Exception");
        }
    }

    @Test
    void a_database_that_is_away_ends_the_start_with_one_line_that_does_not_show_its_password() throws Exception {
        Map<String, String> away = Map.of("DATABASE_URL", "postgres://shop:secret@127.0.0.1:1/shop");
        try (ProgramProcess serve = program(away, "serve")) {
            assertThat(serve.exitCode()).isEqualTo(1);
            assertThat(serve.log().lines().filter(line -> line.startsWith("catalog: ")))
                    .containsExactly("catalog: The database can't be opened: Connection refused");
            assertThat(serve.log()).doesNotContain("secret").doesNotContain("Exception");
        }
    }

    @Test
    void a_verb_that_is_none_is_told_how_to_find_out() throws Exception {
        try (ProgramProcess unknown = ProgramProcess.start(folder, Map.of(), "dance")) {
            assertThat(unknown.exitCode()).isEqualTo(2);
            assertThat(unknown.log())
                    .startsWith("catalog: ")
                    .endsWith("Try: catalog --help\n")
                    .hasLineCount(1);
        }
    }

    @Test
    void help_lists_the_verbs_and_each_tells_its_settings() throws Exception {
        try (ProgramProcess help = ProgramProcess.start(folder, Map.of(), "help");
                ProgramProcess serve = ProgramProcess.start(folder, Map.of(), "serve", "--help")) {
            assertThat(help.exitCode()).isZero();
            assertThat(help.log()).contains("serve", "worker", "import", "help", "Exit codes:", "wrong use");
            assertThat(serve.exitCode()).isZero();
            assertThat(serve.log())
                    .contains("--port", "--host", "--data", "--presets", "--workers", "MAX_UPLOAD_BYTES", "10000")
                    .contains("REDIS_URL", "redis://... or rediss://... (the database is the queue)")
                    .contains("PRESETS", "NAME=WIDTHxHEIGHT[:OPTION...]");
        }
    }

    private int databasePort() throws IOException {
        Path lock = folder.resolve("data").resolve("db").resolve("catalog.lock.db");
        try (InputStream in = Files.newInputStream(lock)) {
            Properties properties = new Properties();
            properties.load(in);
            return URI.create("h2://" + properties.getProperty("server")).getPort();
        }
    }

    private static boolean answers(InetAddress address, int port) {
        try (Socket socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private ProgramProcess serve(Map<String, String> environment) throws IOException {
        return program(environment, "serve", "--port", "0");
    }

    private ProgramProcess program(Map<String, String> environment, String... arguments) throws IOException {
        String[] all = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data=" + folder.resolve("data");
        return ProgramProcess.start(folder, environment, all);
    }
}
