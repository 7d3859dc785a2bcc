package io.imagecatalog.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.AssetDetails;
import io.imagecatalog.AssetService;
import io.imagecatalog.Catalog;
import io.imagecatalog.CatalogOptions;
import io.imagecatalog.Comparison;
import io.imagecatalog.PictureFile;
import io.imagecatalog.memory.InMemoryStorage;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Background;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobStatus;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Presets;
import io.imagecatalog.model.PurgeReport;
import io.imagecatalog.model.QualityGate;
import io.imagecatalog.model.Quota;
import io.imagecatalog.model.Rendition;
import io.imagecatalog.model.SimilarAsset;
import io.imagecatalog.model.TenantUsage;
import io.imagecatalog.model.UploadResult;
import io.imagecatalog.model.UploadResult.Uploaded;
import io.imagecatalog.queue.jdbc.JdbcJobQueue;
import io.imagecatalog.repository.jdbc.JdbcCatalogRepository;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.InvalidImageException.Reason;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.PortException;
import io.imagecatalog.spi.QuotaExceededException;
import io.imagecatalog.storage.fs.FileStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/getting-started.md} shows, from the first picture to the last purge. */
class GettingStartedTest {
    @TempDir
    private Path home;

    private Path photo = Path.of("");

    @BeforeEach
    void takePhoto() throws IOException {
        photo = Files.write(home.resolve("photo.jpg"), Pictures.jpeg(1, 1920, 1080));
    }

    @Test
    void the_first_picture_becomes_a_thumb() throws IOException {
        Path thumb = home.resolve("thumb.jpg");

        // example:first
        try (Catalog catalog = Catalog.inMemory()) {
            Asset asset = catalog.assets().upload("shop", photo).asset();
            catalog.runPendingJobs();
            catalog.assets().rendition(asset.id(), "thumb").orElseThrow().copyTo(thumb);
        }
        // example:end

        assertThat(Pictures.decoded(Files.readAllBytes(thumb)).getWidth()).isEqualTo(100);
    }

    // example:options
    static CatalogOptions options() {
        Presets presets = Presets.of(
                Preset.jpeg("thumb", 100),
                Preset.jpeg("card", 400, 300).withQuality(80).withBackground(Background.parse("#f0f0f0")),
                Preset.jpeg("zoom", 1600).asProgressive().withGate(QualityGate.ssim(0.98)),
                Preset.png("logo", 200));
        return CatalogOptions.standard()
                .withPresets(presets)
                .withLimits(Limits.standard().withMaxUploadBytes(20L << 20))
                .withQuotas(tenant -> new Quota(10_000, 5L << 30));
    }
    // example:end

    @Test
    void own_presets_are_what_every_asset_gets() throws IOException {
        try (Catalog catalog = Catalog.builder().options(options()).build()) {
            long id = catalog.assets().upload("shop", photo).asset().id();
            catalog.runPendingJobs();

            assertThat(catalog.assets().details(id).orElseThrow().renditions())
                    .extracting(Rendition::preset, rendition -> rendition.size().toString())
                    .containsExactlyInAnyOrder(
                            tuple("thumb", "100x56"),
                            tuple("card", "400x225"),
                            tuple("zoom", "1600x900"),
                            tuple("logo", "200x113"));
        }
    }

    // example:connect
    static HikariDataSource connect(Path home) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl("jdbc:h2:async:" + home.toAbsolutePath().resolve("catalog"));
        return new HikariDataSource(pool);
    }
    // example:end

    // example:tables
    static void migrate(DataSource dataSource) {
        migrate(dataSource, "repository", "catalog_schema_history");
        migrate(dataSource, "queue", "job_queue_schema_history");
    }

    private static void migrate(DataSource dataSource, String part, String history) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:io/imagecatalog/" + part + "/jdbc/h2")
                .table(history)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
    // example:end

    @Test
    @SuppressWarnings("try") // an application has no block around all of its life
    void what_was_uploaded_is_there_after_a_restart() throws Exception {
        try (HikariDataSource dataSource = connect(home)) {
            migrate(dataSource);
            migrate(dataSource);

            // example:run
            JobQueue queue = new JdbcJobQueue(dataSource);
            Catalog catalog = Catalog.builder()
                    .storage(new FileStorage(home.resolve("pictures")))
                    .repository(new JdbcCatalogRepository(dataSource))
                    .queue(queue)
                    .options(options())
                    .build();
            catalog.startWorkers(2);
            // example:end

            Asset asset = catalog.assets().upload("shop", photo).asset();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> Answer.status(catalog.assets(), asset.id()).status() == 200);

            // example:close
            catalog.close();
            queue.close();
            dataSource.close();
            // example:end
        }
        try (HikariDataSource dataSource = connect(home);
                Catalog again = Catalog.builder()
                        .storage(new FileStorage(home.resolve("pictures")))
                        .repository(new JdbcCatalogRepository(dataSource))
                        .build()) {
            assertThat(again.assets().rendition(1, "thumb")).isPresent();
        }
    }

    /** What a controller of one's own would answer. */
    record Answer(int status, String text) {

        // example:upload
        static Answer upload(AssetService assets, String tenant, String filename, InputStream bytes)
                throws IOException {
            try {
                UploadResult result = assets.upload(tenant, filename, bytes);
                boolean isNew = result instanceof Uploaded;
                return new Answer(isNew ? 202 : 200, "Asset " + result.asset().id());
            } catch (InvalidImageException e) {
                return new Answer(e.reason() == Reason.TOO_MANY_BYTES ? 413 : 400, String.valueOf(e.getMessage()));
            } catch (QuotaExceededException e) {
                return new Answer(413, String.valueOf(e.getMessage()));
            } catch (PortException e) {
                return new Answer(503, "The catalog is not available now");
            }
        }
        // example:end

        // example:status
        static Answer status(AssetService assets, long assetId) {
            Optional<AssetDetails> details = assets.details(assetId);
            if (details.isEmpty()) {
                return new Answer(404, "There is no asset " + assetId);
            }
            Optional<Job> job = details.get().job();
            if (job.filter(newest -> newest.status() == JobStatus.FAILED).isPresent()) {
                return new Answer(
                        500, "No renditions: " + job.flatMap(Job::lastError).orElse("the job failed"));
            }
            boolean isDone =
                    job.filter(newest -> newest.status() == JobStatus.COMPLETED).isPresent();
            return new Answer(isDone ? 200 : 202, details.get().renditions().size() + " renditions");
        }
        // example:end
    }

    @Test
    void an_upload_is_taken_once_and_what_is_refused_says_why() throws IOException {
        CatalogOptions tight = options()
                .withLimits(Limits.standard().withMaxUploadBytes(1L << 20))
                .withQuotas(tenant -> new Quota(1, Long.MAX_VALUE));
        try (Catalog catalog = Catalog.builder().options(tight).build()) {
            byte[] picture = Files.readAllBytes(photo);

            assertThat(uploaded(catalog, "no picture".getBytes(StandardCharsets.UTF_8))
                            .status())
                    .isEqualTo(400);
            assertThat(uploaded(catalog, picture)).isEqualTo(new Answer(202, "Asset 1"));
            assertThat(uploaded(catalog, picture)).isEqualTo(new Answer(200, "Asset 1"));
            assertThat(uploaded(catalog, new byte[2 << 20]).status()).isEqualTo(413);
            assertThat(uploaded(catalog, Pictures.jpeg(2, 20, 20)).status()).isEqualTo(413);

            assertThat(Answer.status(catalog.assets(), 1)).isEqualTo(new Answer(202, "0 renditions"));
            catalog.runPendingJobs();
            assertThat(Answer.status(catalog.assets(), 1)).isEqualTo(new Answer(200, "4 renditions"));
            assertThat(Answer.status(catalog.assets(), 2).status()).isEqualTo(404);
        }
    }

    @Test
    void a_picture_that_can_not_be_decoded_says_so_with_its_asset() throws IOException {
        try (Catalog catalog = Catalog.inMemory()) {
            uploaded(catalog, Pictures.undecodablePng());
            catalog.runPendingJobs();

            assertThat(Answer.status(catalog.assets(), 1).status()).isEqualTo(500);
        }
    }

    private static Answer uploaded(Catalog catalog, byte[] bytes) throws IOException {
        return Answer.upload(catalog.assets(), "shop", "photo.jpg", new ByteArrayInputStream(bytes));
    }

    // example:hand-out
    static void handOut(AssetService assets, long assetId, String preset, HttpExchange exchange) throws IOException {
        Optional<PictureFile> found = assets.rendition(assetId, preset);
        if (found.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        PictureFile picture = found.get();
        String tag = '"' + picture.hash().hex() + '"';
        exchange.getResponseHeaders().set("ETag", tag);
        exchange.getResponseHeaders().set("Cache-Control", "private, no-cache");
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", picture.format().mediaType());
        exchange.sendResponseHeaders(200, picture.content().length());
        try (InputStream bytes = picture.content().open()) {
            bytes.transferTo(exchange.getResponseBody());
        }
    }
    // example:end

    @Test
    void a_rendition_is_handed_out_once_to_who_keeps_it() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (Catalog catalog = Catalog.inMemory()) {
            Asset asset = catalog.assets().upload("shop", photo).asset();
            catalog.runPendingJobs();
            server.createContext("/", exchange -> {
                try (exchange) {
                    String preset = exchange.getRequestURI().getPath().substring(1);
                    handOut(catalog.assets(), asset.id(), preset, exchange);
                }
            });
            server.start();

            HttpResponse<byte[]> thumb = got(server, "none");
            assertThat(thumb.headers().firstValue("Content-Type")).hasValue("image/jpeg");
            assertThat(Pictures.decoded(thumb.body()).getWidth()).isEqualTo(100);
            String tag = thumb.headers().firstValue("ETag").orElseThrow();
            assertThat(got(server, tag).statusCode()).isEqualTo(304);
            catalog.assets().delete(asset.id());
            assertThat(got(server, tag).statusCode()).isEqualTo(404);
        } finally {
            server.stop(0);
        }
    }

    private static HttpResponse<byte[]> got(HttpServer server, String tag) throws IOException, InterruptedException {
        URI thumb = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/thumb");
        HttpRequest request =
                HttpRequest.newBuilder(thumb).header("If-None-Match", tag).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }

    @Test
    void a_picture_is_compared_and_its_likes_are_found() throws IOException {
        Path other = Files.write(home.resolve("other.jpg"), Pictures.jpeg(1, 960, 540));
        try (Catalog catalog = Catalog.inMemory()) {
            Asset asset = catalog.assets().upload("shop", photo).asset();
            Asset scan = catalog.assets().upload("shop", photoAsPng()).asset();
            catalog.runPendingJobs();

            // example:compare
            Comparison comparison =
                    catalog.comparisons().compare(asset.id(), Content.of(other)).orElseThrow();
            for (Comparison.Entry entry : comparison.entries()) {
                System.out.printf(
                        "%s: %.1f dB, SSIM %.3f%n",
                        entry.name(), entry.quality().psnr(), entry.quality().ssim());
            }
            List<SimilarAsset> similar =
                    catalog.assets().similar(asset.id(), 10).orElseThrow();
            // example:end

            assertThat(comparison.entries())
                    .extracting(Comparison.Entry::name)
                    .containsExactly("original", "thumb", "card", "zoom");
            assertThat(similar).extracting(found -> found.asset().id()).containsExactly(scan.id());
        }
    }

    private Path photoAsPng() throws IOException {
        return Files.write(home.resolve("scan.png"), Pictures.png(1, 1920, 1080));
    }

    @Test
    void usage_is_counted_and_what_nobody_needs_is_freed() throws IOException {
        try (Catalog catalog = Catalog.inMemory()) {
            Asset asset = catalog.assets().upload("shop", photo).asset();
            catalog.runPendingJobs();

            // example:usage
            TenantUsage usage = catalog.usage().of("shop").orElseThrow();
            long pictures = usage.assetCount();
            long bytes = usage.totalBytes();
            // example:end

            assertThat(pictures).isEqualTo(1);
            assertThat(bytes).isEqualTo(usage.assetBytes() + usage.renditionBytes());

            // example:purge
            catalog.assets().delete(asset.id());
            PurgeReport wouldFree = catalog.purges().dryRun(Duration.ofDays(30));
            PurgeReport freed = catalog.purges().purge(Duration.ofDays(30));
            // example:end

            assertThat(wouldFree.reclaimableBytes()).isZero();
            assertThat(freed.deletedBytes()).isZero();
        }
    }

    // example:test
    @Test
    void pictures_are_kept_for_thirty_days_after_they_were_deleted() throws IOException {
        Clock newYear = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        Catalog.Builder host = Catalog.builder().storage(new InMemoryStorage(newYear));
        Catalog atNewYear = host.clock(newYear).build();
        Asset asset = atNewYear.assets().upload("shop", photo).asset();
        atNewYear.runPendingJobs();
        atNewYear.assets().delete(asset.id());

        Catalog inTime = host.clock(Clock.offset(newYear, Duration.ofDays(30))).build();
        assertThat(inTime.purges().purge(Duration.ofDays(30)).deletedBytes()).isZero();

        Catalog later = host.clock(Clock.offset(newYear, Duration.ofDays(31))).build();
        PurgeReport purged = later.purges().purge(Duration.ofDays(30));
        assertThat(purged.originalsDeleted()).isEqualTo(1);
        assertThat(purged.renditionsDeleted()).isEqualTo(3);
    }
    // example:end
}
