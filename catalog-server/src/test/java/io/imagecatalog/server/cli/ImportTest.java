package io.imagecatalog.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.TestServer;
import io.imagecatalog.server.runtime.RunningCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The verb {@code import}, beside a server at work. */
class ImportTest {
    private static final byte[] TEXT = "no picture".getBytes(StandardCharsets.UTF_8);

    private final TestServer server = TestServer.with();
    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop();
    }

    @Test
    void pictures_of_a_folder_and_of_those_in_it_are_imported_and_rendered_by_the_server() throws Exception {
        put("a.jpg", Pictures.jpeg(1, 60, 40));
        put("b/c.png", Pictures.png(2, 60, 40));
        put("b/d/e.jpg", Pictures.jpeg(3, 60, 40));

        assertThat(run("import", folder.toString(), "--tenant", "shop")).isZero();

        assertThat(out.toString())
                .startsWith("Imported for shop: 3 pictures, ")
                .endsWith("Skipped: 0 there already, 0 not pictures. Failed: 0.\n");
        assertThat(err.toString()).isEmpty();
        assertThat(filenames()).containsExactlyInAnyOrder("a.jpg", "c.png", "e.jpg");
        server.awaitJob(1, "completed");
        assertThat(server.spooled()).isEmpty();
    }

    @Test
    void what_is_there_is_skipped() throws Exception {
        put("a.jpg", Pictures.jpeg(1, 60, 40));
        put("copy of a.jpg", Pictures.jpeg(1, 60, 40));
        assertThat(run("import", "--threads", "1", folder.toString())).isZero();
        put("b.jpg", Pictures.jpeg(2, 60, 40));

        assertThat(run("import", folder.toString())).isZero();

        assertThat(out.toString().lines())
                .satisfiesExactly(
                        first -> assertThat(first).contains(": 1 pictures,").contains("Skipped: 1 there already"),
                        second -> assertThat(second).contains(": 1 pictures,").contains("Skipped: 2 there already"));
    }

    @Test
    void what_is_there_is_not_even_copied() throws Exception {
        put("a.jpg", Pictures.jpeg(1, 60, 40));
        assertThat(run("import", folder.toString())).isZero();
        put("b.jpg", Pictures.jpeg(2, 60, 40));

        try (RunningCatalog running = RunningCatalog.idle(server.settings())) {
            blockSpools();
            ImportTally.Sum sum = imported(running, OptionalInt::empty);

            assertThat(sum.skipped()).isEqualTo(1);
            assertThat(sum.failures())
                    .extracting(ImportTally.Failure::reason)
                    .containsExactly("What comes in could not be put aside");
        }
    }

    @Test
    void a_catalog_that_can_take_nothing_ends_it_after_ten_uploads() throws Exception {
        for (int i = 0; i < 20; i++) {
            put(i + ".jpg", Pictures.jpeg(i, 60, 40));
        }
        try (RunningCatalog running = RunningCatalog.idle(server.settings())) {
            blockSpools();

            assertThat(imported(running, OptionalInt::empty).failed()).isEqualTo(10);
        }
    }

    @Test
    void an_original_that_was_lost_is_brought_back() throws Exception {
        put("a.jpg", Pictures.jpeg(1, 60, 40));
        long id = server.renderedAsset("default", Pictures.jpeg(1, 60, 40));
        String hash =
                server.get("/retrieve/asset/" + id).json().get("content_hash").asText();
        try (Stream<Path> files = Files.walk(server.data().resolve("storage"))) {
            Files.delete(files.filter(file -> file.getFileName().toString().startsWith(hash))
                    .findFirst()
                    .orElseThrow());
        }

        assertThat(run("import", folder.toString())).isZero();

        assertThat(server.get("/retrieve/original/" + id).bytes()).isEqualTo(Pictures.jpeg(1, 60, 40));
    }

    @Test
    void pictures_that_are_refused_are_listed_and_what_is_no_picture_is_only_counted() throws Exception {
        byte[] picture = Pictures.jpeg(1, 60, 40);
        put("good.jpg", picture);
        put("torn.jpg", Arrays.copyOf(picture, 200));
        put("photo.heic", TEXT);
        put("notes.txt", TEXT);
        put("Thumbs.db", TEXT);

        assertThat(run("import", folder.toString())).isEqualTo(1);

        assertThat(out.toString()).contains(": 1 pictures,", "Skipped: 0 there already, 2 not pictures. Failed: 2.");
        assertThat(err.toString().lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).startsWith("NOT IMPORTED").endsWith("REASON"))
                .anySatisfy(line -> assertThat(line).startsWith(folder + "/torn.jpg    The picture is damaged: "))
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo(folder + "/photo.heic  The file is not a picture in any known format"));
        assertThat(server.spooled()).isEmpty();
    }

    @Test
    void hidden_files_links_to_folders_and_the_catalogs_own_data_are_left_out() throws Exception {
        server.renderedAsset("shop", Pictures.jpeg(9, 60, 40));
        put(".hidden.jpg", Pictures.jpeg(1, 60, 40));
        put(".trash/a.jpg", Pictures.jpeg(2, 60, 40));
        put("b.jpg", Pictures.jpeg(3, 60, 40));
        Files.createSymbolicLink(folder.resolve("around"), folder);

        assertThat(run("import", folder.toString(), server.data().toString())).isZero();

        assertThat(out.toString()).contains(": 1 pictures,", "Skipped: 0 there already, 0 not pictures");
    }

    @Test
    void json_is_one_document() throws Exception {
        put("a.jpg", Pictures.jpeg(1, 60, 40));
        put("b.jpg", TEXT);

        assertThat(run("import", "--json", folder.toString(), "--tenant", "shop"))
                .isEqualTo(1);

        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.get("tenant").asText()).isEqualTo("shop");
        assertThat(report.get("imported").asLong()).isEqualTo(1);
        assertThat(report.get("failed").asLong()).isEqualTo(1);
        assertThat(report.at("/failures/0/file").asText()).isEqualTo(folder + "/b.jpg");
        assertThat(report.get("stopped").isNull()).isTrue();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_quota_that_is_reached_ends_it_with_one_clear_line() throws Exception {
        Path quotas = Files.writeString(folder.resolve(".quotas"), "* 2 1GiB\n");
        for (int i = 0; i < 20; i++) {
            put(i + ".jpg", Pictures.jpeg(i, 60, 40));
        }

        assertThat(run(Map.of("CATALOG_QUOTAS_FILE", quotas.toString()), "import", folder.toString(), "--threads=1"))
                .isEqualTo(1);

        assertThat(out.toString()).contains(": 2 pictures,", "Failed: 1.");
        assertThat(err.toString())
                .endsWith("Stopped: Tenant default may have 2 assets and has as many; delete some first."
                        + " The same command goes on.\n");
    }

    @Test
    void told_to_stop_it_finishes_what_is_under_way_and_begins_nothing_more() throws Exception {
        for (int i = 0; i < 20; i++) {
            put(i + ".jpg", Pictures.jpeg(i, 60, 40));
        }
        AtomicInteger asked = new AtomicInteger();
        try (RunningCatalog running = RunningCatalog.idle(server.settings())) {
            Supplier<OptionalInt> told = () -> {
                boolean counting = Thread.currentThread().getName().equals("import-count");
                return !counting && asked.incrementAndGet() > 5 ? OptionalInt.of(143) : OptionalInt.empty();
            };

            assertThat(imported(running, told).imported()).isEqualTo(5);
        }
        assertThat(server.get("/metrics/tenant/default")
                        .json()
                        .get("asset_count")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void on_a_terminal_one_line_is_redrawn_and_taken_away() {
        long[] now = {0};
        Progress progress = new Progress(new PrintWriter(err), true, () -> now[0]);
        now[0] = 1_000_000_000;

        progress.show(nanos -> "half of it");
        progress.show(nanos -> "too soon");
        now[0] *= 2;
        progress.show(nanos -> "all");
        progress.clear();

        assertThat(err.toString()).isEqualTo("\rhalf of it\rall       \r   \r");
    }

    @Test
    void elsewhere_there_is_a_plain_line_every_10_seconds() {
        long[] now = {0};
        Progress progress = new Progress(new PrintWriter(err), false, () -> now[0]);
        IntStream.rangeClosed(1, 25).forEach(second -> {
            now[0] = second * 1_000_000_000L;
            progress.show(nanos -> "second " + second);
        });
        progress.clear();

        assertThat(err.toString()).isEqualTo("second 10\nsecond 20\n");
    }

    @Test
    void the_pace_is_that_of_the_last_half_minute() {
        Pace pace = new Pace(0);
        for (int second = 1; second <= 60; second++) {
            pace.at(second * 1_000_000_000L, second <= 20 ? 1000L * second : 20_000 + 10L * (second - 20), second * 2L);
        }

        assertThat(pace.countPerSecond()).isEqualTo(10);
        assertThat(pace.bar(240) + pace.left(240)).isEqualTo("[==========>         ]  50%, 1m00s left");
    }

    @Test
    void wrong_use_is_told() {
        assertThat(run("import")).isEqualTo(2);
        assertThat(run("import", folder + "/nowhere")).isEqualTo(2);
        assertThat(run("import", folder.toString(), "--threads", "0")).isEqualTo(2);
        assertThat(run("import", folder.toString(), "--tenant", "a/b")).isEqualTo(2);
        assertThat(err.toString())
                .contains("PATH", "There is no file or folder '" + folder + "/nowhere'")
                .contains("--threads is from 1 to 64, not 0", "A tenant's name is");
    }

    private void put(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private ImportTally.Sum imported(RunningCatalog running, Supplier<OptionalInt> told) {
        Progress progress = new Progress(new PrintWriter(err), false, System::nanoTime);
        return new PictureImport(running.catalog().assets(), "default", 1 << 20, 1, progress, told)
                .run(new FileWalk(server.data()), List.of(folder));
    }

    /** Puts files where the directories for uploads were, so that none can be put aside. */
    private void blockSpools() throws IOException {
        List<Path> spools;
        try (Stream<Path> found = Files.list(server.data().resolve("tmp"))) {
            spools = found.filter(Files::isDirectory).toList();
        }
        for (Path spool : spools) {
            Files.delete(spool);
            Files.createFile(spool);
        }
    }

    private List<String> filenames() {
        return server.get("/retrieve/tenant/shop/assets").json().findValuesAsText("filename");
    }

    private int run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private int run(Map<String, String> settings, String... arguments) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("CATALOG_DATA", server.data().toString());
        CommandLine line = CatalogCommand.line(environment);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
