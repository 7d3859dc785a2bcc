package io.imagecatalog.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.imagecatalog.server.runtime.RunningCatalog;
import io.imagecatalog.server.settings.ServerSettings;
import io.imagecatalog.server.settings.SettingsReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The real server on a free port and a directory of its own, for as long as a test class runs; and a client for it. */
public final class TestServer implements BeforeAllCallback, AfterAllCallback {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> environment = new HashMap<>(Map.of("PORT", "0", "WORKER_THREADS", "2"));

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Path data;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private RunningCatalog running;

    /**
     * A server with settings in its environment.
     *
     * @param settings names and values in turn
     */
    public static TestServer with(String... settings) {
        TestServer server = new TestServer();
        for (int i = 0; i < settings.length; i += 2) {
            server.environment.put(settings[i], settings[i + 1]);
        }
        return server;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        data = Files.createTempDirectory("catalog-test");
        environment.put("CATALOG_DATA", data.toString());
        running = RunningCatalog.serve(settings());
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        running.close();
        PathUtils.deleteDirectory(data);
    }

    public ServerSettings settings() {
        return new SettingsReader(Map.of(), environment).read();
    }

    public Path data() {
        return data;
    }

    public int port() {
        return running.port();
    }

    /**
     * Gets what is at an address.
     *
     * @param headers names and values in turn
     */
    public Answer get(String path, String... headers) {
        return send("GET", path, new byte[0], headers);
    }

    public Answer post(String path) {
        return send("POST", path, new byte[0]);
    }

    public Answer post(String path, Form form) {
        return send("POST", path, form.bytes(), "Content-Type", form.contentType());
    }

    public Answer send(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new AssertionError("No answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public Answer upload(String tenant, String filename, byte[] bytes) {
        return post("/upload/", new Form().file(filename, bytes).text("tenant_name", tenant));
    }

    /** Uploads a picture of its own and returns the asset's id once it is rendered. */
    public long renderedAsset(String tenant, byte[] bytes) {
        long id = asset(tenant, bytes);
        awaitJob(id, "completed");
        return id;
    }

    public long asset(String tenant, byte[] bytes) {
        return upload(tenant, "picture.jpg", bytes).json().get("asset_id").asLong();
    }

    public void awaitJob(long assetId, String status) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode job = get("/retrieve/asset/" + assetId).json().get("job");
            assertThat(job.get("status").asText()).isEqualTo(status);
        });
    }
}
