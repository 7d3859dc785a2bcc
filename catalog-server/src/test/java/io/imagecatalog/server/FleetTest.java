package io.imagecatalog.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.imagecatalog.Catalog;
import io.imagecatalog.model.PurgeReport;
import io.imagecatalog.repository.jdbc.JdbcCatalogRepository;
import io.imagecatalog.server.FleetLoad.Picture;
import io.imagecatalog.storage.s3.S3Storage;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers and three workers on PostgreSQL, Redis and S3 take 500 uploads, while one worker is killed at its work, and
 * Redis dies with ids in it, stays away for a while and comes back empty.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FleetTest {
    private static final List<String> PRESETS = List.of("thumb", "card", "zoom");
    private static final String PREFIX = "catalog";
    private static final int LEASE_SECONDS = 10;

    private final String databaseUrl = Postgres.newDatabase("fleet");
    private final DataSource database = Postgres.database("fleet");
    private final Sql sql = new Sql(database);

    @AutoClose
    private final Redis redis = Redis.notYetStarted();

    @AutoClose
    private final FleetLoad load = new FleetLoad();

    private final Map<Long, JsonNode> assets = new TreeMap<>();

    @AutoClose
    @SuppressWarnings("NullAway.Init") // set before all tests
    private S3Store store;

    @AutoClose
    @SuppressWarnings("NullAway.Init") // set before all tests
    private Fleet fleet;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private List<TestClient> servers;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void everything_is_uploaded_and_rendered_come_what_may(@TempDir Path folder) throws Exception {
        store = new S3Store().start();
        redis.start();
        fleet = Fleet.start(folder, settings());
        servers = fleet.clients();

        load.upload(0, servers, () -> {});
        load.upload(1, servers, this::killAWorker);
        load.upload(2, servers, this::killRedis);
        redis.start();
        load.upload(3, servers, () -> {});

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(jobsByStatus()).containsOnlyKeys("completed"));
        for (long id : sql.numbers("SELECT id, id FROM assets").values()) {
            assets.put(id, servers.get(0).get("/retrieve/asset/" + id).json());
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(store.settings("s3://" + S3Store.BUCKET + "/" + PREFIX));
        settings.put("DATABASE_URL", databaseUrl);
        settings.put("REDIS_URL", redis.url());
        settings.put("JOB_LEASE", LEASE_SECONDS + "s");
        settings.put("WORKER_THREADS", "2");
        return settings;
    }

    /** Surely while it works: it is stopped until a lease is seen that nobody renews. */
    private void killAWorker() throws Exception {
        ProgramProcess worker = fleet.workers().get(0);
        do {
            worker.thaw();
            await().atMost(Duration.ofMinutes(1)).until(() -> jobsByStatus().containsKey("processing"));
            worker.freeze();
        } while (!isALeaseNeglected());
        worker.kill();
    }

    /** A lease is renewed when two thirds of it are left, so none that is taken care of comes down to a half. */
    private boolean isALeaseNeglected() {
        String neglected = "SELECT count(*) FROM jobs WHERE status = 'processing'"
                + " AND lease_until < now() AT TIME ZONE 'UTC' + INTERVAL '" + LEASE_SECONDS / 2 + " seconds'";
        try {
            await().atMost(Duration.ofSeconds(LEASE_SECONDS / 2 + 1)).until(() -> sql.number(neglected) > 0);
            return true;
        } catch (ConditionTimeoutException none) {
            return false;
        }
    }

    private void killRedis() {
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(1)).until(() -> !redis.isEmpty());
        redis.kill();
    }

    private Map<String, Long> jobsByStatus() {
        return sql.numbers("SELECT status, count(*) FROM jobs GROUP BY status");
    }

    @Test
    void every_upload_is_answered_with_the_one_asset_of_its_tenant_and_bytes() {
        assertThat(load.answers()).containsOnlyKeys(load.pictures());
        assertThat(load.answers().values()).flatMap(same -> same).hasSize(FleetLoad.UPLOADS);
        load.answers().values().forEach(FleetTest::assertOneAsset);
        assertThat(load.answers().values())
                .extracting(FleetTest::id)
                .containsExactlyInAnyOrderElementsOf(assets.keySet());
    }

    private static void assertOneAsset(List<Answer> same) {
        assertThat(same).extracting(Answer::status).containsOnly(200);
        assertThat(same)
                .extracting(answer -> answer.json().get("asset_id").asLong())
                .containsOnly(id(same));
        assertThat(same)
                .extracting(answer -> answer.json().get("status").asText())
                .containsOnlyOnce("uploaded")
                .isSubsetOf("uploaded", "exists");
    }

    private static long id(List<Answer> same) {
        return same.get(0).json().get("asset_id").asLong();
    }

    @Test
    void every_asset_has_each_rendition_once_and_both_servers_hand_out_the_same_bytes() {
        load.answers().entrySet().parallelStream()
                .forEach(uploads -> check(uploads.getKey(), asset(uploads.getValue())));
    }

    private JsonNode asset(List<Answer> same) {
        return Objects.requireNonNull(assets.get(id(same)));
    }

    private void check(Picture picture, JsonNode asset) {
        String id = asset.get("asset_id").asText();
        assertThat(asset.get("tenant_name").asText()).isEqualTo(picture.tenant());
        assertThat(asset.get("job").get("status").asText()).isEqualTo("completed");
        assertThat(fromBoth("/retrieve/original/" + id)).isEqualTo(load.bytes(picture));
        assertThat(asset.get("renditions").findValuesAsText("preset")).containsExactlyElementsOf(PRESETS);
        for (JsonNode rendition : asset.get("renditions")) {
            byte[] bytes = fromBoth(
                    "/retrieve/rendition/" + id + "/" + rendition.get("preset").asText());
            BufferedImage decoded = Pictures.decoded(bytes);
            assertThat(bytes).hasSize(rendition.get("bytes").asInt());
            assertThat(decoded.getWidth()).isEqualTo(rendition.get("width").asInt());
            assertThat(decoded.getHeight()).isEqualTo(rendition.get("height").asInt());
        }
    }

    private byte[] fromBoth(String path) {
        List<Answer> both = servers.stream().map(server -> server.get(path)).toList();
        assertThat(both).extracting(Answer::status).containsOnly(200);
        assertThat(both.get(1).bytes()).isEqualTo(both.get(0).bytes());
        return both.get(0).bytes();
    }

    @Test
    void every_job_is_done_once_those_of_the_killed_worker_by_another() {
        int assetCount = load.pictures().size();

        assertThat(jobsByStatus()).isEqualTo(Map.of("completed", (long) assetCount));
        assertThat(sql.number("SELECT count(*) FROM poison_jobs")).isZero();
        assertThat(sql.number("SELECT count(*) FROM renditions")).isEqualTo((long) assetCount * PRESETS.size());
        assertThat(triedTwice()).isNotEmpty();
    }

    private Collection<Long> triedTwice() {
        return sql.numbers("SELECT asset_id, asset_id FROM jobs WHERE attempts > 1")
                .values();
    }

    @Test
    void what_each_tenant_uses_adds_up() {
        Map<String, List<JsonNode>> owned = assets.values().stream()
                .collect(Collectors.groupingBy(asset -> asset.get("tenant_name").asText()));
        assertThat(owned).containsOnlyKeys("shop", "zoo", "press");
        owned.forEach((tenant, theirs) -> {
            List<JsonNode> renditions = theirs.stream()
                    .flatMap(asset -> elements(asset.get("renditions")))
                    .toList();
            JsonNode usage = servers.get(1).get("/metrics/tenant/" + tenant).json();
            assertThat(usage.get("asset_count").asInt()).isEqualTo(theirs.size());
            assertThat(usage.get("rendition_count").asInt()).isEqualTo(renditions.size());
            assertThat(usage.get("asset_bytes").asLong()).isEqualTo(bytes(theirs));
            assertThat(usage.get("rendition_bytes").asLong()).isEqualTo(bytes(renditions));
            assertThat(usage.get("total_bytes").asLong()).isEqualTo(bytes(theirs) + bytes(renditions));
        });
    }

    @Test
    void what_each_tenant_uses_is_what_its_rows_add_up_to() {
        String assetRows = " FROM tenants t JOIN assets a ON a.tenant_id = t.id GROUP BY t.name";
        String renditionRows =
                " FROM tenants t JOIN assets a ON a.tenant_id = t.id JOIN renditions r ON r.asset_id = a.id GROUP BY t.name";

        assertThat(usage("asset_count")).isEqualTo(sql.numbers("SELECT t.name, count(*)" + assetRows));
        assertThat(usage("asset_bytes")).isEqualTo(sql.numbers("SELECT t.name, sum(a.bytes)" + assetRows));
        assertThat(usage("rendition_count")).isEqualTo(sql.numbers("SELECT t.name, count(*)" + renditionRows));
        assertThat(usage("rendition_bytes")).isEqualTo(sql.numbers("SELECT t.name, sum(r.bytes)" + renditionRows));
    }

    private Map<String, Long> usage(String number) {
        return elements(servers.get(0).get("/metrics/").json().get("tenants"))
                .collect(Collectors.toMap(
                        usage -> usage.get("tenant_name").asText(),
                        usage -> usage.get(number).asLong()));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static long bytes(List<JsonNode> bodies) {
        return bodies.stream().mapToLong(body -> body.get("bytes").asLong()).sum();
    }

    /** A blob of the killed worker's may be left; a purge spares it for as long as somebody might be about to record it. */
    @Test
    void the_bucket_has_what_the_database_names_and_a_purge_a_day_later_takes_the_rest() {
        Map<String, Long> named = sql.numbers(
                "SELECT original_key, bytes FROM assets UNION ALL SELECT storage_key, bytes FROM renditions");
        Map<String, Long> left = stored();
        assertThat(left).containsAllEntriesOf(named);
        left.keySet().removeAll(named.keySet());
        assertThat(left.keySet())
                .allMatch(key -> triedTwice().stream().anyMatch(id -> key.startsWith("renditions/" + id + "_")));

        assertThat(servers.get(0)
                        .post("/purge/?days=0")
                        .json()
                        .get("orphans_found")
                        .asInt())
                .isZero();
        PurgeReport report = purgeADayLater();

        assertThat(report.orphansDeleted()).isEqualTo(left.size());
        assertThat(report.errors()).isEmpty();
        assertThat(stored()).isEqualTo(named);
    }

    private Map<String, Long> stored() {
        Map<String, Long> stored = new TreeMap<>();
        store.objects().forEach((name, size) -> stored.put(name.substring(PREFIX.length() + 1), size));
        return stored;
    }

    private PurgeReport purgeADayLater() {
        try (S3Storage storage = store.storage(PREFIX);
                Catalog later = Catalog.builder()
                        .repository(new JdbcCatalogRepository(database))
                        .storage(storage)
                        .clock(Clock.offset(Clock.systemUTC(), Duration.ofHours(25)))
                        .build()) {
            return later.purges().purge(Duration.ZERO);
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void all_that_lived_end_when_told_having_complained_of_redis_once_and_of_nothing_else() throws Exception {
        List<ProgramProcess> survivors = fleet.all().stream()
                .filter(process -> process != fleet.workers().get(0))
                .toList();
        survivors.forEach(process -> process.awaitLog("Preferred queue is back"));

        survivors.forEach(ProgramProcess::terminate);

        for (ProgramProcess process : survivors) {
            assertThat(process.exitCode()).isEqualTo(143);
            assertThat(process.log())
                    .containsOnlyOnce("WARN")
                    .containsOnlyOnce("Preferred queue away, the other one is used: Redis is not available")
                    .containsOnlyOnce("Preferred queue is back")
                    .endsWith("Catalog has stopped\n")
                    .doesNotContain("ERROR", "Exception", "\tat ");
        }
    }
}
