package io.imagecatalog.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.imagecatalog.Catalog;
import io.imagecatalog.server.Answer;
import io.imagecatalog.server.ApiDescription;
import io.imagecatalog.server.DescribedOperation;
import io.imagecatalog.server.Form;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.TestClient;
import io.imagecatalog.server.TestServer;
import io.imagecatalog.server.access.ApiKey;
import io.imagecatalog.server.access.ApiKeys;
import io.imagecatalog.server.access.Caller.OfTenant;
import io.imagecatalog.server.access.Caller.Operations;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.RepositoryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an operation is described to answer, it does answer to somebody. */
class DescribedAnswersTest {
    private static final ApiKey SHOP = ApiKey.random(new SecureRandom());
    private static final ApiKey OPERATIONS = ApiKey.random(new SecureRandom());
    private static final Path FILE =
            fileOf(ApiKeys.line(SHOP, new OfTenant("shop")), ApiKeys.line(OPERATIONS, new Operations()));
    private static final AtomicInteger PICTURES = new AtomicInteger();

    private static final Set<String> FORBIDDEN_TO_A_TENANT = Set.of(
            "uploadImage", "listTenantMetrics", "getPrometheusMetrics", "purge", "listPoisonJobs", "retryPoisonJob");

    /** They fail only with the whole program or while it ends: they need no part that can be away, or tell of it in their body. */
    private static final Set<String> HARDLY_FAILING = Set.of(
            "listPresets",
            "getCaller",
            "getLiveness",
            "getPrometheusMetrics",
            "getDescription",
            "getDocs",
            "getDocsFile",
            "purge");

    @RegisterExtension
    static final TestServer SERVER =
            TestServer.with("CATALOG_API_KEYS_FILE", FILE.toString(), "MAX_UPLOAD_BYTES", "200KiB");

    @AfterAll
    static void deleteTheFile() throws IOException {
        Files.delete(FILE);
    }

    record Described(DescribedOperation operation, int status) {
        @Override
        public String toString() {
            return operation.id() + " " + status;
        }
    }

    static Stream<Described> answers() {
        return ApiDescription.OF_THE_SERVER.operations().stream()
                .flatMap(operation ->
                        operation.statuses().map(status -> new Described(operation, Integer.parseInt(status))))
                .filter(answer -> !isSeenElsewhere(answer));
    }

    private static boolean isSeenElsewhere(Described answer) {
        return switch (answer.status()) {
            case 302 -> true; // RedirectTest, with a bucket
            case 403 -> // to pages of other sites: OwnPagesTest
                !FORBIDDEN_TO_A_TENANT.contains(answer.operation().id());
            case 408 -> true; // SlowClientsTest, which waits for it
            case 500 ->
                HARDLY_FAILING.contains(answer.operation().id())
                        || answer.operation().id().equals("getHealth");
            case 503 -> HARDLY_FAILING.contains(answer.operation().id());
            default -> false;
        };
    }

    @ParameterizedTest
    @MethodSource("answers")
    void what_is_described_is_answered(Described described) throws IOException {
        assertThat(provoke(described.operation(), described.status()).status()).isEqualTo(described.status());
    }

    private static Answer provoke(DescribedOperation operation, int status) throws IOException {
        TestClient operations = with(OPERATIONS);
        return switch (status) {
            case 200, 202, 204 -> ask(operations, operation, found(operation), picture());
            case 206 -> ask(operations, operation, found(operation), picture(), "Range", "bytes=0-9");
            case 304 -> ask(operations, operation, found(operation), picture(), "If-None-Match", "*");
            case 400 -> ask(operations, operation, malformed(operation), "no picture".getBytes(UTF_8));
            case 401 -> ask(SERVER, operation, found(operation), picture());
            case 403 -> ask(with(SHOP), operation, found(operation), picture());
            case 404 -> ask(operations, operation, missing(operation), picture());
            case 413 -> ask(operations, operation, found(operation), new byte[300 * 1024]);
            case 416 -> ask(operations, operation, found(operation), picture(), "Range", "bytes=9999999-");
            case 500 -> askWithoutDatabase(operation, false);
            case 503 -> askWithoutDatabase(operation, true);
            default -> throw new AssertionError("Nothing is known that is answered " + status);
        };
    }

    private static Answer ask(
            TestClient client, DescribedOperation operation, String path, byte[] file, String... headers) {
        if (Set.of("uploadImage", "compareImage").contains(operation.id())) {
            return client.post(path, new Form().file("a.jpg", file).text("tenant_name", "farm"));
        }
        return client.send(operation.methods().get(0), path, new byte[0], headers);
    }

    private static Answer askWithoutDatabase(DescribedOperation operation, boolean passing) throws IOException {
        RepositoryException away = new RepositoryException("No database", new IOException("Refused"), passing);
        HealthCheck check = new HealthCheck(
                "database",
                () -> {
                    throw away;
                },
                Runnable::run);
        try (Catalog catalog = Catalog.builder().repository(failing(away)).build();
                HttpServer server = HttpServer.start(catalog, LocalOptions.of(check))) {
            return ask(new TestClient(server.port()), operation, with(operation, "1", "shop", "thumb", "x"), picture());
        }
    }

    private static CatalogRepository failing(RepositoryException failure) {
        return (CatalogRepository) Proxy.newProxyInstance(
                CatalogRepository.class.getClassLoader(),
                new Class<?>[] {CatalogRepository.class},
                (proxy, method, arguments) -> {
                    throw failure;
                });
    }

    private static String found(DescribedOperation operation) {
        return with(operation, id(operation), "shop", "thumb", "docs.js");
    }

    private static String missing(DescribedOperation operation) {
        return with(operation, "999999", "nobody", "thumb", "none.js");
    }

    private static String malformed(DescribedOperation operation) {
        return with(operation, "x", ".hidden", "none", "none.js") + "?limit=0&days=-1";
    }

    private static String with(DescribedOperation operation, String id, String name, String preset, String file) {
        return operation
                .path()
                .replace("{id}", id)
                .replace("{name}", name)
                .replace("{preset}", preset)
                .replace("{file}", file);
    }

    /** Of something that is there, if the operation is about that. */
    private static String id(DescribedOperation operation) {
        if (!operation.path().contains("{id}")) {
            return "";
        }
        if (operation.id().equals("retryPoisonJob")) {
            return Long.toString(poisonJob());
        }
        long asset = with(SHOP).renderedAsset("shop", picture());
        JsonNode job = with(SHOP).get("/retrieve/asset/" + asset).json().get("job");
        return operation.id().equals("getJob") ? job.get("id").asText() : Long.toString(asset);
    }

    private static long poisonJob() {
        TestClient operations = with(OPERATIONS);
        long asset = operations.asset("farm" + PICTURES.incrementAndGet(), Pictures.undecodablePng());
        operations.awaitJob(asset, "failed");
        JsonNode jobs = operations.get("/jobs/poison").json().get("poison_jobs");
        return jobs.get(jobs.size() - 1).get("id").asLong();
    }

    private static TestClient with(ApiKey key) {
        return SERVER.authorizedBy("Bearer " + key.text());
    }

    private static byte[] picture() {
        return Pictures.jpeg(PICTURES.incrementAndGet(), 40, 30);
    }

    private static Path fileOf(String... lines) {
        try {
            return Files.write(Files.createTempFile("keys", ".txt"), List.of(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
