package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.Catalog;
import io.imagecatalog.spi.RepositoryException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthTest {
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void letGo() {
        hanging.countDown();
        threads.shutdown();
    }

    @Test
    void a_failing_part_is_named() throws Exception {
        HttpResponse<String> answer =
                health(new HealthCheck("database", this::fail, threads), new HealthCheck("storage", () -> {}, threads));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"status\":\"failing\",\"database\":\"failing\",\"storage\":\"ok\"}");
    }

    @Test
    void a_part_that_hangs_holds_up_neither_the_answer_nor_more_than_one_thread() throws Exception {
        long began = System.nanoTime();

        HttpResponse<String> answer =
                health(new HealthCheck("database", this::hang, threads), new HealthCheck("storage", () -> {}, threads));

        assertThat(answer.body()).isEqualTo("{\"status\":\"failing\",\"database\":\"no answer\",\"storage\":\"ok\"}");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(asked).hasValue(1);
    }

    /** Asks three times at once and returns the last answer. */
    private static HttpResponse<String> health(HealthCheck... checks) throws IOException {
        try (Catalog catalog = Catalog.inMemory();
                HttpServer server = HttpServer.start(catalog, LocalOptions.of(checks))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/healthz"))
                    .build();
            HttpClient client = HttpClient.newHttpClient();
            return IntStream.range(0, 3)
                    .mapToObj(i -> client.sendAsync(request, BodyHandlers.ofString()))
                    .toList()
                    .get(2)
                    .join();
        }
    }

    private void fail() {
        throw new RepositoryException("The database is away", null, true);
    }

    private void hang() {
        asked.incrementAndGet();
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
