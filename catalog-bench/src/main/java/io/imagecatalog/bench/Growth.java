package io.imagecatalog.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.repository.jdbc.JdbcCatalogRepository;
import io.imagecatalog.repository.jdbc.JdbcCatalogSchema;
import io.imagecatalog.spi.CatalogRepository;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * What a page of whatever goes in pages costs with ten thousand assets and with a million, anywhere among them; and how the
 * database finds what each of the repository's statements asks for.
 *
 * <pre>{@code java -cp catalog-bench/target/benchmarks.jar io.imagecatalog.bench.Growth}</pre>
 *
 * <p>Takes the names of databases, of {@code h2} and {@code postgresql}; without, both. Times are in milliseconds for a page
 * of 100.
 */
final class Growth {
    private static final List<String> ALL = List.of("h2", "postgresql");
    private static final int[] SIZES = {10_000, 1_000_000};
    private static final int PAGE = 100;
    private static final int WARM_UP = 200;
    private static final int CALLS = 500;
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private final CatalogRepository repository;
    private final int assets;
    private final Random random = new Random(7);

    private Growth(CatalogRepository repository, int assets) {
        this.repository = repository;
        this.assets = assets;
    }

    /** Takes names. */
    public static void main(String[] args) {
        for (String name : args.length == 0 ? ALL : List.of(args)) {
            for (int size : SIZES) {
                measure(name, size);
            }
        }
    }

    private static void measure(String name, int size) {
        CountedDatabase counted = new CountedDatabase();
        try (BenchDatabase database = open(name);
                HikariDataSource connections = database.pool()) {
            JdbcCatalogSchema.create(connections);
            new GrownTables(database, new Sql(connections)).fill(size);
            CatalogRepository repository = new JdbcCatalogRepository(counted.through(connections));
            System.out.printf("%n%s%n%,d assets             median    99 %%%n", database.title(), size);
            new Growth(repository, size).measure();
            if (size == SIZES[SIZES.length - 1]) {
                new EveryCall(repository).run();
                counted.texts().forEach(sql -> System.out.println(oneLine(sql) + "\n    " + database.plan(sql)));
            }
        }
    }

    private static BenchDatabase open(String name) {
        return switch (name) {
            case "h2" -> new H2File();
            case "postgresql" -> new PostgresServer();
            default -> throw new IllegalArgumentException("There is no " + name + ", only h2 and postgresql");
        };
    }

    private static String oneLine(String sql) {
        return sql.replaceAll("\\s+", " ").replaceAll("\\?(?:, \\?)+", "?, ...");
    }

    private void measure() {
        int tenants = assets / GrownTables.ASSETS_A_TENANT;
        time("usage of all tenants", () -> repository.usage(anywhere(tenants), PAGE));
        time(
                "usage of a tenant",
                () -> repository.usage("tenant-" + (1 + random.nextInt(tenants))).stream()
                        .toList());
        time("poison jobs", () -> repository.poisoned(anywhere(assets), PAGE));
        time("sweep: due jobs", () -> repository.takeDue(NOW, NOW, PAGE));
        time("purge: renditions", () -> repository.purgeCandidates(NOW, anywhere(assets), PAGE));
        time("purge: originals", () -> repository.deletedAssets(NOW, anywhere(assets), PAGE));
        time("purge: keys of originals", () -> List.copyOf(repository.named(keys(GrownTables::original))));
        time("purge: keys of renditions", () -> List.copyOf(repository.named(keys(GrownTables::rendition))));
        time("an asset", () -> repository.find(living()).stream().toList());
        time("renditions of an asset", () -> repository.renditions(living()));
        time(
                "the latest job of an asset",
                () -> repository.latestJob(living()).stream().toList());
    }

    private <T> void time(String what, Supplier<List<T>> page) {
        Latencies warmingUp = new Latencies();
        Latencies latencies = new Latencies();
        for (int i = 0; i < WARM_UP + CALLS; i++) {
            (i < WARM_UP ? warmingUp : latencies).time(page);
        }
        System.out.printf(
                "%-28s %8.2f %7.2f   %.0f rows%n",
                what, latencies.medianMillis(), latencies.percentileMillis(99), latencies.meanResults());
    }

    /** An id after which there is a full page still. */
    private long anywhere(int ids) {
        long most = Math.max(1, ids * 4L / 5);
        return (long) (random.nextDouble() * most);
    }

    private long living() {
        long id = 1L + random.nextInt(assets);
        return GrownTables.isDeleted(id) ? id - 1 : id;
    }

    private List<StorageKey> keys(IntFunction<StorageKey> key) {
        return random.ints(PAGE, 1, assets + 1).mapToObj(key).toList();
    }
}
