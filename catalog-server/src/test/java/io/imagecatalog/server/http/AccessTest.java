package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.imagecatalog.Catalog;
import io.imagecatalog.server.Answer;
import io.imagecatalog.server.Form;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.RawClient;
import io.imagecatalog.server.TestClient;
import io.imagecatalog.server.TestServer;
import io.imagecatalog.server.access.ApiKey;
import io.imagecatalog.server.access.ApiKeys;
import io.imagecatalog.server.access.Caller;
import io.imagecatalog.server.access.Caller.OfTenant;
import io.imagecatalog.server.access.Caller.Operations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private static final ApiKey SHOP = key();
    private static final ApiKey ZOO = key();
    private static final ApiKey OPERATIONS = key();
    private static final Path FILE = fileOf(
            "# of the shop's own\n" + line(SHOP, new OfTenant("shop")),
            line(ZOO, new OfTenant("zoo")),
            line(OPERATIONS, new Operations()));
    private static final AtomicInteger PICTURES = new AtomicInteger();
    private static final List<String> OPEN = Stream.of(
                    "/livez",
                    "/healthz",
                    "/openapi.json",
                    "/docs",
                    "/docs/{file}",
                    "/",
                    "/favicon.ico",
                    "/console/api.js",
                    "/console/asset.js",
                    "/console/compare.js",
                    "/console/console.css",
                    "/console/dom.js",
                    "/console/icon.svg",
                    "/console/main.js",
                    "/console/operations.js",
                    "/console/pictures.js",
                    "/console/words.js")
            .flatMap(path -> Stream.of("GET " + path, "HEAD " + path))
            .toList();

    @RegisterExtension
    static final TestServer SERVER = TestServer.with("CATALOG_API_KEYS_FILE", FILE.toString());

    @AfterAll
    static void deleteTheFile() throws IOException {
        Files.delete(FILE);
    }

    /**
     * What an address answers to the key of another tenant than the one it is about, to that one's, and to operations'.
     *
     * @param address as the server lists it
     */
    record Expectation(String address, int anothers, int own, int operations) {}

    static Stream<Expectation> expectations() {
        return Stream.of(
                new Expectation("POST /upload", 200, 200, 200),
                new Expectation("GET /retrieve/asset/{id}", 404, 200, 200),
                new Expectation("HEAD /retrieve/asset/{id}", 404, 200, 200),
                new Expectation("DELETE /retrieve/asset/{id}", 404, 204, 204),
                new Expectation("POST /retrieve/asset/{id}/regenerate", 404, 202, 202),
                new Expectation("GET /retrieve/asset/{id}/similar", 404, 200, 200),
                new Expectation("HEAD /retrieve/asset/{id}/similar", 404, 200, 200),
                new Expectation("GET /retrieve/original/{id}", 404, 200, 200),
                new Expectation("HEAD /retrieve/original/{id}", 404, 200, 200),
                new Expectation("GET /retrieve/rendition/{id}/{preset}", 404, 200, 200),
                new Expectation("HEAD /retrieve/rendition/{id}/{preset}", 404, 200, 200),
                new Expectation("POST /compare/{id}", 404, 200, 200),
                new Expectation("GET /jobs/{id}", 404, 200, 200),
                new Expectation("HEAD /jobs/{id}", 404, 200, 200),
                new Expectation("GET /metrics/tenant/{name}", 404, 200, 200),
                new Expectation("HEAD /metrics/tenant/{name}", 404, 200, 200),
                new Expectation("GET /retrieve/tenant/{name}/assets", 404, 200, 200),
                new Expectation("HEAD /retrieve/tenant/{name}/assets", 404, 200, 200),
                new Expectation("GET /caller", 200, 200, 200),
                new Expectation("HEAD /caller", 200, 200, 200),
                new Expectation("GET /presets", 200, 200, 200),
                new Expectation("HEAD /presets", 200, 200, 200),
                new Expectation("GET /metrics", 403, 403, 200),
                new Expectation("HEAD /metrics", 403, 403, 200),
                new Expectation("GET /prometheus", 403, 403, 200),
                new Expectation("HEAD /prometheus", 403, 403, 200),
                new Expectation("POST /purge", 403, 403, 200),
                new Expectation("GET /jobs/poison", 403, 403, 200),
                new Expectation("HEAD /jobs/poison", 403, 403, 200),
                new Expectation("POST /jobs/poison/{id}/retry", 403, 403, 202));
    }

    @Test
    void no_address_is_forgotten_here() throws IOException {
        try (Catalog catalog = Catalog.inMemory();
                HttpServer server = HttpServer.start(catalog, LocalOptions.of())) {
            Stream<String> expected = expectations().map(Expectation::address);

            assertThat(server.addresses())
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(expected, OPEN.stream()).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void every_address_is_for_the_right_keys_alone(Expectation expected) {
        String request = aboutSomethingOfTheShops(expected.address());

        assertThat(ask(SERVER, request).status()).as("without a key").isEqualTo(401);
        assertThat(ask(with(key()), request).status()).as("with an unknown key").isEqualTo(401);
        assertThat(ask(with(ZOO), request).status()).as("with another's key").isEqualTo(expected.anothers());
        assertThat(ask(with(SHOP), request).status()).as("with its own key").isEqualTo(expected.own());
        assertThat(ask(with(OPERATIONS), aboutSomethingOfTheShops(expected.address()))
                        .status())
                .as("with the key for operations")
                .isEqualTo(expected.operations());
    }

    @Test
    void whether_it_works_is_told_to_everybody() {
        assertThat(OPEN)
                .allSatisfy(address -> assertThat(ask(SERVER, address.replace("{file}", "docs.js"))
                                .status())
                        .isEqualTo(200));
    }

    @Test
    void what_is_another_tenants_is_told_from_what_is_not_there_by_nothing() {
        long id = with(SHOP).renderedAsset("shop", picture());

        Answer anothers = with(ZOO).get("/retrieve/rendition/" + id + "/thumb");
        Answer missing = with(ZOO).get("/retrieve/rendition/999999/thumb");

        assertThat(anothers.problem(404)).isEqualTo("There is no asset " + id);
        assertThat(missing.problem(404)).isEqualTo("There is no asset 999999");
        assertThat(headers(anothers)).isEqualTo(headers(missing));
        assertThat(with(ZOO).get("/metrics/tenant/shop").problem(404)).isEqualTo("There is no tenant 'shop'");
        assertThat(with(ZOO).get("/metrics/tenant/none").problem(404)).isEqualTo("There is no tenant 'none'");
    }

    @Test
    void the_same_picture_of_two_tenants_is_two_assets() {
        byte[] bytes = picture();

        JsonNode shops =
                with(SHOP).post("/upload", new Form().file("a.jpg", bytes)).json();
        JsonNode zoos =
                with(ZOO).post("/upload", new Form().file("a.jpg", bytes)).json();

        assertThat(zoos.get("status").asText()).isEqualTo("uploaded");
        assertThat(zoos.get("asset_id")).isNotEqualTo(shops.get("asset_id"));
    }

    @Test
    void a_tenants_key_uploads_for_that_tenant_alone() {
        JsonNode own =
                with(SHOP).post("/upload", new Form().file("a.jpg", picture())).json();

        JsonNode asset = with(SHOP)
                .get("/retrieve/asset/" + own.get("asset_id").asLong())
                .json();
        assertThat(asset.get("tenant_name").asText()).isEqualTo("shop");
        assertThat(with(SHOP).upload("zoo", "a.jpg", picture()).problem(403))
                .isEqualTo("The key is for tenant 'shop'; leave tenant_name out, or name that one");
        assertThat(with(OPERATIONS).upload("farm", "a.jpg", picture()).status()).isEqualTo(200);
        assertThat(SERVER.spooled()).isEmpty();
    }

    @Test
    void who_has_no_key_is_told_how_to_send_one() {
        Answer without = SERVER.get("/metrics");
        Answer unknown = with(key()).get("/metrics");

        assertThat(without.problem(401)).isEqualTo("This takes an API key: Authorization: Bearer KEY");
        assertThat(without.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(unknown.problem(401)).isEqualTo("The API key is not known");
        assertThat(unknown.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic KEY", "KEY", "Bearer KEY KEY", "Bearer\tKEY", "BearerKEY"})
    void what_is_no_bearers_key_lets_nobody_in(String header) {
        String sent = header.replace("KEY", OPERATIONS.text());

        SERVER.authorizedBy(sent).get("/metrics").problem(401);
    }

    @Test
    void the_scheme_may_be_in_any_case() {
        assertThat(SERVER.authorizedBy("bEARER " + OPERATIONS.text())
                        .get("/metrics")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_upload_without_a_key_is_refused_before_its_body_is_sent() throws IOException {
        try (RawClient client = new RawClient(SERVER.port())) {
            client.send("POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000000\r\n");
            client.send("Content-Type: multipart/form-data; boundary=b\r\n\r\n");
            client.send("--b\r\n");

            assertThat(client.readUntil("is takes an API key")).startsWith("HTTP/1.1 401 ");
        }
        assertThat(SERVER.spooled()).isEmpty();
    }

    @Test
    void what_a_key_was_needed_for_is_not_for_caches_that_many_share() {
        long id = with(SHOP).renderedAsset("shop", picture());
        Answer answer = with(SHOP).get("/retrieve/rendition/" + id + "/thumb");
        String version = answer.header("ETag").replace("\"", "");

        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(with(SHOP)
                        .get("/retrieve/rendition/" + id + "/thumb?v=" + version)
                        .header("Cache-Control"))
                .isEqualTo("private, max-age=31536000, immutable");
    }

    @Test
    void a_key_holds_from_when_it_is_in_the_file_until_it_is_not() throws IOException {
        ApiKey farm = key();
        String others = Files.readString(FILE);

        Files.writeString(FILE, others + line(farm, new OfTenant("farm")));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> with(farm).get("/jobs/1").status() == 404);
        Files.writeString(FILE, others);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> with(farm).get("/jobs/1").status() == 401);

        assertThat(with(SHOP).get("/metrics").status()).isEqualTo(403);
    }

    private static TestClient with(ApiKey key) {
        return SERVER.authorizedBy("Bearer " + key.text());
    }

    private static Answer ask(TestClient client, String request) {
        String method = request.substring(0, request.indexOf(' '));
        String path = request.substring(request.indexOf(' ') + 1);
        boolean form = path.equals("/upload") || path.startsWith("/compare/");
        return form ? client.post(path, new Form().file("a.jpg", picture())) : client.send(method, path, new byte[0]);
    }

    private static String aboutSomethingOfTheShops(String address) {
        if (address.contains("/poison/{id}")) {
            return address.replace("{id}", Long.toString(poisonJob()));
        }
        long asset = with(SHOP).renderedAsset("shop", picture());
        long job = with(SHOP)
                .get("/retrieve/asset/" + asset)
                .json()
                .get("job")
                .get("id")
                .asLong();
        return address.replace("/jobs/{id}", "/jobs/" + job)
                .replace("{id}", Long.toString(asset))
                .replace("{preset}", "thumb")
                .replace("{name}", "shop");
    }

    /** Of a tenant of its own, as the undecodable picture is always the same. */
    private static long poisonJob() {
        TestClient operations = with(OPERATIONS);
        long asset = operations.asset("shop" + PICTURES.incrementAndGet(), Pictures.undecodablePng());
        operations.awaitJob(asset, "failed");
        JsonNode jobs = operations.get("/jobs/poison").json().get("poison_jobs");
        return jobs.get(jobs.size() - 1).get("id").asLong();
    }

    private static byte[] picture() {
        return Pictures.jpeg(PICTURES.incrementAndGet(), 40, 30);
    }

    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers =
                new TreeMap<>(answer.response().headers().map());
        headers.remove("date");
        headers.remove("content-length");
        headers.remove("x-request-id");
        return headers;
    }

    private static ApiKey key() {
        return ApiKey.random(new SecureRandom());
    }

    private static String line(ApiKey key, Caller owner) {
        return ApiKeys.line(key, owner) + "\n";
    }

    private static Path fileOf(String... lines) {
        try {
            return Files.writeString(Files.createTempFile("keys", ".txt"), String.join("", lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
