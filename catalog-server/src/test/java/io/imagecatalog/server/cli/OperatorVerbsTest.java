package io.imagecatalog.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.imagecatalog.model.VerifyPosition;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.TestServer;
import io.imagecatalog.server.runtime.RunningCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The verbs for operators, beside a server at work. */
class OperatorVerbsTest {
    private static final String PRESETS = "thumb=100 card=300 logo=50:png";

    private final TestServer server = TestServer.with();
    private final StringWriter err = new StringWriter();
    private StringWriter out = new StringWriter();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop();
    }

    @Test
    void verify_finds_nothing_wrong_with_a_sound_catalog() {
        server.renderedAsset("shop", Pictures.jpeg(1, 400, 300));

        assertThat(verify(true, false)).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo("All is looked at: 6 checked, 0 wrong, 0 orphans\n");
    }

    @Test
    void verify_tells_what_is_wrong_and_changes_nothing() throws Exception {
        damage();

        assertThat(verify(false, false)).isEqualTo(1);
        assertThat(verify(false, false)).isEqualTo(1);
        assertThat(out.toString())
                .contains("rendition-lost  asset 1 of shop: its thumb renditions/1_thumb.jpg is missing\n")
                .contains("rendition-changed  asset 1 of shop: its card renditions/1_card.jpg has 7 bytes instead of")
                .contains("original-lost  asset 2 of shop: its original originals/shop/")
                .contains("usage-wrong  tenant shop is said to have 7 assets of 7 bytes and 6 renditions")
                .doesNotContain(server.data().toString(), "Exception");
        assertThat(err.toString()).contains("4 wrong, 0 orphans");
    }

    @Test
    void verify_repairs_what_can_be() throws Exception {
        damage();

        assertThat(verify(false, true)).isEqualTo(1);
        assertThat(out.toString())
                .contains("is missing  [will be rendered again]", "[set right]", "[can't be repaired]");
        assertThat(err.toString()).contains("4 wrong (3 repaired), 0 orphans");
        server.awaitJob(1, "completed");

        out = new StringWriter();
        assertThat(verify(true, false)).isEqualTo(1);
        assertThat(out.toString().lines()).singleElement().asString().startsWith("original-lost  asset 2");
        assertThat(server.get("/retrieve/rendition/1/thumb").status()).isEqualTo(200);
    }

    @Test
    void verify_that_is_told_to_stop_says_where_to_go_on() {
        try (RunningCatalog running = RunningCatalog.idle(server.settings())) {
            Verification verification = new Verification(
                    running.catalog(),
                    true,
                    false,
                    new OutputOptions(Map.of()),
                    new PrintWriter(out),
                    new PrintWriter(err));

            assertThat(verification.run(VerifyPosition.parse("tenants:7"), () -> OptionalInt.of(130)))
                    .isEqualTo(130);
        }
        assertThat(err.toString()).endsWith("Go on with: catalog verify --hashes --from tenants:7\n");
    }

    @Test
    void verify_wants_a_position_that_it_printed() {
        assertThat(run("verify", "--from", "there")).isEqualTo(2);
        assertThat(err.toString())
                .contains("A position is one of assets:ID, tenants:ID, originals:KEY, renditions:KEY");
    }

    @Test
    void purge_shows_its_plan_and_deletes_only_if_told_to() throws Exception {
        long id = server.renderedAsset("shop", Pictures.jpeg(1, 400, 300));
        server.send("DELETE", "/retrieve/asset/" + id, new byte[0]);

        assertThat(run("purge", "--days", "0")).isZero();
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        heads -> assertThat(heads).isEqualTo("           RENDITIONS  ORIGINALS  ORPHANS  BYTES IN ALL"),
                        plan -> assertThat(plan).startsWith("To delete           3          1        0  "),
                        hint -> assertThat(hint).isEqualTo("Nothing was deleted; --delete does."));
        assertThat(file("1_thumb.jpg")).exists();

        assertThat(run("purge", "--days", "0", "--delete")).isZero();
        assertThat(out.toString()).contains("\nDeleted             3          1        0  ");
        assertThat(storedFiles()).isZero();
    }

    @Test
    void purge_wants_days_that_make_sense() {
        assertThat(run("purge", "--days", "-1")).isEqualTo(2);
        assertThat(err.toString()).contains("--days is from 0 to 36500, not -1");
    }

    @Test
    void recount_sets_usage_right() throws Exception {
        server.renderedAsset("shop", Pictures.jpeg(1, 400, 300));
        spoilUsage();

        assertThat(run("recount", "--tenant", "shop")).isZero();
        assertThat(out.toString())
                .startsWith("TENANT  ASSETS  RENDITIONS  BYTES IN ALL\nshop         1           3  ")
                .endsWith("  set right\n");
        assertThat(server.get("/metrics/tenant/shop").json().get("asset_count").asInt())
                .isEqualTo(1);
        assertThat(run("recount")).isZero();
        assertThat(out.toString()).endsWith("  as before\n");
    }

    @Test
    void recount_of_an_unknown_tenant_is_a_mistake() {
        assertThat(run("recount", "--tenant", "zoo")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no tenant 'zoo'");
    }

    @Test
    void usage_is_a_table_or_json() throws Exception {
        server.renderedAsset("shop", Pictures.jpeg(1, 400, 300));
        server.renderedAsset("zoo", Pictures.jpeg(2, 400, 300));

        assertThat(run("usage")).isZero();
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        heads -> assertThat(heads).startsWith("TENANT  ASSETS  "),
                        shop -> assertThat(shop)
                                .startsWith("shop         1  ")
                                .contains(String.format(Locale.ROOT, "  %,d  ", Pictures.jpeg(1, 400, 300).length)),
                        zoo -> assertThat(zoo).startsWith("zoo          1  "));

        JsonNode usage = json("usage", "--tenant", "zoo", "--json");
        assertThat(usage).hasSize(1);
        assertThat(usage.at("/0/tenant_name").asText()).isEqualTo("zoo");
        assertThat(usage.at("/0/asset_bytes").asLong()).isEqualTo(Pictures.jpeg(2, 400, 300).length);
        assertThat(run("usage", "--tenant", "moon")).isEqualTo(2);
    }

    @Test
    void poison_jobs_are_listed_and_get_a_second_chance() throws Exception {
        long id = server.asset("shop", Pictures.undecodablePng());
        server.awaitJob(id, "failed");

        assertThat(run("jobs")).isZero();
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        heads -> assertThat(heads).startsWith("POISON JOB  JOB  ASSET  ATTEMPTS  FAILED AT"),
                        job -> assertThat(job).startsWith("         1    1      1         1  "));
        assertThat(json("jobs", "--poison", "--json").at("/0/job_id").asLong()).isEqualTo(1);

        assertThat(run("jobs", "--counts")).isZero();
        assertThat(out.toString().lines())
                .contains("PENDING  PROCESSING  POISON  OLDEST DUE FOR", "      0           0       1  0 s");
        assertThat(json("jobs", "--counts", "--json"))
                .hasToString("{\"pending\":0,\"processing\":0,\"poison\":1,\"oldest_due_seconds\":0}");

        assertThat(json("jobs", "--redrive", "all", "--json").at("/0/id").asLong())
                .isEqualTo(2);
        server.awaitJob(id, "failed");
        assertThat(json("jobs", "2", "--json").at("/0/status").asText()).isEqualTo("failed");
        assertThat(run("jobs", "--redrive", "2")).isZero();

        assertThat(run("jobs", "--redrive", "77")).isEqualTo(1);
        assertThat(run("jobs", "78")).isEqualTo(1);
        assertThat(run("jobs", "--redrive", "some")).isEqualTo(2);
        assertThat(run("jobs", "1", "--poison")).isEqualTo(2);
        assertThat(err.toString())
                .contains("There is no poison job 77", "There is no job 78")
                .contains("--redrive is the id of a poison job, or 'all', not 'some'");
    }

    @Test
    void json_of_purge_recount_and_verify_is_for_programs() throws Exception {
        damage();

        assertThat(json("purge", "--json").get("dry_run").asBoolean()).isTrue();
        out = new StringWriter();
        assertThat(run("verify", "--json")).isEqualTo(1);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(5);
        JsonNode finding = new ObjectMapper().readTree(lines.get(0));
        assertThat(finding.get("kind").asText()).isEqualTo("rendition-lost");
        assertThat(finding.get("subject_id").asLong()).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(lines.get(4)).get("wrong").asLong())
                .isEqualTo(4);
        assertThat(json("recount", "--json").at("/0/changed").asBoolean()).isTrue();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void regenerate_shows_its_plan_and_has_made_what_changed_only_if_told_to() throws Exception {
        long id = server.renderedAsset("shop", Pictures.jpeg(1, 400, 300));
        server.renderedAsset("zoo", Pictures.jpeg(2, 400, 300));
        assertThat(run("regenerate")).isZero();
        assertThat(out.toString()).isEqualTo("""
                        0 of 2 assets are to be rendered again; for 0 of them a job is open already.
                        Nothing was asked for; --yes does.
                        """);
        server.restartWith("PRESETS", PRESETS);

        out = new StringWriter();
        assertThat(run("regenerate", "--presets", PRESETS, "--tenant", "shop")).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "PRESET  ASSETS TO RENDER AGAIN",
                        "card                         1",
                        "logo                         1",
                        "1 of 1 assets are to be rendered again; for 0 of them a job is open already.",
                        "Nothing was asked for; --yes does.");

        out = new StringWriter();
        assertThat(run("regenerate", "--presets", PRESETS, "--preset", "logo", "--yes", "--wait"))
                .isZero();
        assertThat(out.toString()).endsWith("Made: 2. Failed: 0; catalog jobs --poison says why.\n");
        assertThat(server.get("/retrieve/rendition/" + id + "/logo").status()).isEqualTo(200);
        JsonNode report = json("regenerate", "--presets", PRESETS, "--json");
        assertThat(report.get("checked").asLong()).isEqualTo(2);
        assertThat(report.get("stale").asLong()).isZero();
    }

    @Test
    void regenerate_wants_a_preset_and_a_tenant_that_are_there() {
        assertThat(run("regenerate", "--preset", "huge")).isEqualTo(2);
        assertThat(run("regenerate", "--tenant", "moon")).isEqualTo(2);
        assertThat(run("regenerate", "--wait")).isEqualTo(2);
        assertThat(err.toString())
                .contains("There is no preset 'huge', only thumb, card, zoom", "There is no tenant 'moon'")
                .contains("--wait needs --yes");
    }

    @Test
    void completion_is_a_script_with_every_verb_and_its_flags() {
        assertThat(run("completion")).isZero();
        assertThat(out.toString()).startsWith("#!/usr/bin/env bash").contains("regenerate", "--redrive", "--threads");
    }

    /** Two assets: of the first two renditions are damaged, the second has lost its original; and usage is wrong. */
    private void damage() throws Exception {
        server.renderedAsset("shop", Pictures.jpeg(1, 400, 300));
        server.renderedAsset("shop", Pictures.jpeg(2, 400, 300));
        Files.delete(file("1_thumb.jpg"));
        Files.write(file("1_card.jpg"), new byte[7]);
        String hash = server.get("/retrieve/asset/2").json().get("content_hash").asText();
        Files.delete(file(hash));
        spoilUsage();
    }

    private void spoilUsage() throws SQLException {
        String url = "jdbc:h2:file:" + server.data().resolve("db/catalog") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE tenants SET asset_count = 7, asset_bytes = 7");
        }
    }

    private int verify(boolean hashes, boolean repair) {
        try (RunningCatalog running = RunningCatalog.idle(server.settings())) {
            return new Verification(
                            running.catalog(),
                            hashes,
                            repair,
                            new OutputOptions(Map.of()),
                            new PrintWriter(out),
                            new PrintWriter(err))
                    .run(VerifyPosition.start(), OptionalInt::empty);
        }
    }

    private JsonNode json(String... arguments) throws IOException {
        out = new StringWriter();
        assertThat(run(arguments)).isZero();
        assertThat(out.toString()).hasLineCount(1);
        return new ObjectMapper().readTree(out.toString());
    }

    private int run(String... arguments) {
        CommandLine line =
                CatalogCommand.line(Map.of("CATALOG_DATA", server.data().toString()));
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    /** The one whose name begins so. */
    private Path file(String name) throws IOException {
        try (Stream<Path> files = Files.walk(server.data().resolve("storage"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private long storedFiles() throws IOException {
        try (Stream<Path> files = Files.walk(server.data().resolve("storage"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/.tmp/"))
                    .count();
        }
    }
}
