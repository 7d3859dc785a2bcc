package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.imagecatalog.VerifyService;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.Finding;
import io.imagecatalog.model.VerifyPage;
import io.imagecatalog.model.VerifyPosition;
import io.imagecatalog.server.Answer;
import io.imagecatalog.server.Form;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.RawClient;
import io.imagecatalog.server.TestServer;
import io.imagecatalog.server.runtime.RunningCatalog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that cross each other, for some seconds each, and what is left after them. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RacesTest {
    private static final Duration RACE = Duration.ofSeconds(4);
    private static final int PICTURES = 3;

    private final TestServer server = TestServer.with();
    private final AtomicBoolean over = new AtomicBoolean();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop();
    }

    @Test
    void uploads_of_the_same_pictures_deletions_and_purges_leave_whole_assets_and_right_sums() throws Exception {
        race(this::upload, this::upload, this::delete, this::purge, this::purge);

        for (int picture = 0; picture < PICTURES; picture++) {
            long id = server.renderedAsset("shop", picture(picture));
            JsonNode asset = server.get("/retrieve/asset/" + id).json();
            assertThat(server.get("/retrieve/original/" + id).bytes()).isEqualTo(picture(picture));
            assertThat(asset.get("renditions")).hasSize(3);
        }
        assertThat(server.get("/metrics/tenant/shop").json().get("asset_count").asInt())
                .isEqualTo(PICTURES);
        assertNothingIsWrong();
    }

    @Test
    void a_rendition_is_whole_while_it_is_made_again_and_old_ones_are_purged() throws Exception {
        long id = server.renderedAsset("shop", picture(1));

        race(() -> retrieve(id), () -> retrieve(id), () -> regenerate(id), this::purge);

        server.awaitJob(id, "completed");
        assertNothingIsWrong();
    }

    @Test
    void renderings_of_deleted_assets_leave_nothing_that_counts() throws Exception {
        race(() -> uploadAndDelete(1), () -> uploadAndDelete(2), this::purge);

        server.post("/purge/?days=0&dry_run=false");
        JsonNode usage = server.get("/metrics/tenant/shop").json();
        assertThat(usage.get("asset_count").asInt()).isZero();
        assertThat(usage.get("total_bytes").asLong()).isZero();
        assertNothingIsWrong();
    }

    @Test
    void two_purges_at_once_share_the_work() throws Exception {
        List<Long> ids = IntStream.range(0, 12)
                .mapToObj(i -> server.renderedAsset("shop", picture(i)))
                .toList();
        ids.forEach(id -> server.send("DELETE", "/retrieve/asset/" + id, new byte[0]));

        List<JsonNode> reports = atOnce(IntStream.range(0, 4)
                .mapToObj(i -> (Callable<JsonNode>) this::purged)
                .toList());

        assertThat(reports).allMatch(report -> report.get("errors").isNull());
        assertThat(sum(reports, "originals_deleted")).isEqualTo(12);
        assertThat(sum(reports, "deleted_count")).isEqualTo(36);
        assertNothingIsWrong();
    }

    @Test
    void an_upload_that_is_under_way_when_the_server_is_told_to_end_is_answered_and_kept() throws Exception {
        byte[] form = new Form().file("a.jpg", picture(1)).bytes();
        try (RawClient client = new RawClient(server.port())) {
            client.send("POST /upload HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                    + form.length + "\r\n");
            client.send("Content-Type: " + new Form().contentType() + "\r\n\r\n");
            client.send(Arrays.copyOf(form, 400));
            await().until(() -> !server.spooled().isEmpty());

            CompletableFuture<Void> end = CompletableFuture.runAsync(() -> server.restartWith("WORKER_THREADS", "1"));
            client.send(Arrays.copyOfRange(form, 400, form.length));

            assertThat(client.readUntil("job_id")).startsWith("HTTP/1.1 200");
            end.join();
        }
        assertThat(server.spooled()).isEmpty();
        server.awaitJob(1, "completed");
        assertThat(server.get("/retrieve/original/1").bytes()).isEqualTo(picture(1));
    }

    private void upload() {
        int picture = (int) (System.nanoTime() % PICTURES);
        assertThat(server.upload("shop", "a.jpg", picture(picture)).status()).isEqualTo(200);
    }

    private void delete() {
        long id = server.asset("shop", picture((int) (System.nanoTime() % PICTURES)));
        assertThat(server.send("DELETE", "/retrieve/asset/" + id, new byte[0]).status())
                .isIn(204, 404);
    }

    private void uploadAndDelete(int picture) {
        long id = server.asset("shop", picture(picture));
        assertThat(server.send("DELETE", "/retrieve/asset/" + id, new byte[0]).status())
                .isEqualTo(204);
    }

    private void purge() {
        assertThat(purged().get("errors").isNull()).isTrue();
    }

    private JsonNode purged() {
        Answer answer = server.post("/purge/?days=0&dry_run=false");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private void regenerate(long id) {
        assertThat(server.post("/retrieve/asset/" + id + "/regenerate").status())
                .isEqualTo(202);
        server.awaitJob(id, "completed");
    }

    private void retrieve(long id) {
        for (String preset : List.of("thumb", "zoom")) {
            Answer answer = server.get("/retrieve/rendition/" + id + "/" + preset);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.header("ETag"))
                    .isEqualTo('"' + ContentHash.of(answer.bytes()).hex() + '"');
        }
    }

    /** Each over and over on a thread of its own. */
    private void race(Runnable... runners) throws Exception {
        List<Callable<Void>> loops = Stream.of(runners).map(this::untilItIsOver).toList();
        CompletableFuture.delayedExecutor(RACE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> over.set(true));
        atOnce(loops);
    }

    private Callable<Void> untilItIsOver(Runnable runner) {
        return () -> {
            while (!over.get()) {
                runner.run();
            }
            return null;
        };
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> task : threads.invokeAll(tasks)) {
                results.add(task.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private void assertNothingIsWrong() {
        try (RunningCatalog idle = RunningCatalog.idle(server.settings())) {
            VerifyService verification = idle.catalog().verification();
            List<Finding> wrong = new ArrayList<>();
            Optional<VerifyPosition> at = Optional.of(VerifyPosition.start());
            while (at.isPresent()) {
                VerifyPage page = verification.verify(at.get(), true);
                page.findings().stream()
                        .filter(finding -> !finding.kind().isHarmless())
                        .forEach(wrong::add);
                at = page.next();
            }
            assertThat(wrong).isEmpty();
        }
    }

    private static int sum(List<JsonNode> reports, String field) {
        return reports.stream().mapToInt(report -> report.get(field).asInt()).sum();
    }

    private static byte[] picture(int number) {
        return Pictures.jpeg(number, 600, 400);
    }
}
