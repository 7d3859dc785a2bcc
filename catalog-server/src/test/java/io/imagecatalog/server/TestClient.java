package io.imagecatalog.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** A client of a server on this machine. What it is answered has to be as the server's description of itself has it. */
public class TestClient {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Optional<String> authorization;
    private int port;

    public TestClient(int port) {
        this(port, Optional.empty());
    }

    private TestClient(int port, Optional<String> authorization) {
        this.port = port;
        this.authorization = authorization;
    }

    /** One that sends this in the header of that name. */
    public TestClient authorizedBy(String header) {
        return new TestClient(port, Optional.of(header));
    }

    void connectTo(int chosen) {
        port = chosen;
    }

    public int port() {
        return port;
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
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        authorization.ifPresent(header -> request.header("Authorization", header));
        try {
            Answer answer = new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
            ApiDescription.OF_THE_SERVER.check(new Exchange(body, answer));
            return answer;
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

    public void awaitJob(long assetId, String... statuses) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode job = get("/retrieve/asset/" + assetId).json().get("job");
            assertThat(job.get("status").asText()).isIn((Object[]) statuses);
        });
    }
}
