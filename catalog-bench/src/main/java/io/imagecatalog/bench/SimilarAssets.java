package io.imagecatalog.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How long it takes to find an asset's near-duplicates among ten thousand, a hundred thousand and a million of a tenant in an
 * H2 file, beside reading all hashes from that file and beside having them all on the heap; and among ten thousand that are
 * equal.
 *
 * <pre>{@code java -Xmx1g -cp catalog-bench/target/benchmarks.jar io.imagecatalog.bench.SimilarAssets}</pre>
 *
 * <p>Times are in milliseconds, for hashes that are among those stored. Takes some ten minutes, most of them to fill the
 * files, and for a while 8 GB in the directory for temporary files. Fails if anything else is found than a look at each hash
 * finds.
 */
final class SimilarAssets {
    private static final int[] SIZES = {10_000, 100_000, 1_000_000};
    private static final int[] DISTANCES = {4, 8, 10, 16};
    private static final int WARM_UP = 100;
    private static final int CALLS = 300;
    private static final int SCANS = 5;
    private static final int EQUAL = 10_000;
    private static final int LIMIT = 1000;

    private final Random random = new Random(10);

    private SimilarAssets() {}

    /** Takes nothing. */
    public static void main(String[] args) throws IOException, SQLException {
        SimilarAssets driver = new SimilarAssets();
        for (int size : SIZES) {
            driver.inTemporaryFolder(new PseudoHashes().many(size), driver::measure);
        }
        driver.inTemporaryFolder(equalHashes(), driver::measureEqual);
    }

    private static long[] equalHashes() {
        long[] hashes = new long[EQUAL];
        Arrays.fill(hashes, Long.MIN_VALUE);
        return hashes;
    }

    private interface Measurement {
        void of(HashedTenant tenant, long[] hashes);
    }

    private void inTemporaryFolder(long[] hashes, Measurement measurement) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("similar-assets");
        try (HashedTenant tenant = new HashedTenant(folder, hashes)) {
            long start = System.nanoTime();
            tenant.migrate();
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
            System.out.printf("%n%,d assets, hashes filed by the migration in %d s%n", hashes.length, seconds);
            measurement.of(tenant, hashes);
        } finally {
            delete(folder);
        }
    }

    private void measure(HashedTenant tenant, long[] hashes) {
        System.out.println("distance     found   median  99th percentile  all read  all on the heap");
        for (int distance : DISTANCES) {
            call(tenant, hashes, distance, WARM_UP);
            Latencies[] times = call(tenant, hashes, distance, CALLS);
            Latencies scans = scan(tenant, hashes, distance);
            System.out.printf(
                    "%8d %9.2f %8.2f %16.2f %9.0f %16.2f%n",
                    distance,
                    times[0].meanResults(),
                    times[0].medianMillis(),
                    times[0].percentileMillis(99),
                    scans.medianMillis(),
                    times[1].medianMillis());
        }
    }

    /** Of the repository, and of a look at each hash on the heap. */
    private Latencies[] call(HashedTenant tenant, long[] hashes, int distance, int calls) {
        Latencies similar = new Latencies();
        Latencies lookedThrough = new Latencies();
        for (int i = 0; i < calls; i++) {
            long bits = hashes[random.nextInt(hashes.length)];
            List<Long> found = similar.time(() -> tenant.similar(bits, distance, LIMIT));
            requireEqual(found, lookedThrough.time(() -> tenant.lookedThrough(bits, distance, LIMIT)));
        }
        return new Latencies[] {similar, lookedThrough};
    }

    private Latencies scan(HashedTenant tenant, long[] hashes, int distance) {
        Latencies scans = new Latencies();
        for (int i = 0; i < SCANS; i++) {
            long bits = hashes[random.nextInt(hashes.length)];
            List<Long> found = scans.time(() -> tenant.scanned(bits, distance));
            requireEqual(sorted(tenant.similar(bits, distance, hashes.length)), sorted(found));
        }
        return scans;
    }

    private void measureEqual(HashedTenant tenant, long[] hashes) {
        System.out.println("all of them equal: limit   median  99th percentile");
        for (int limit : new int[] {100, LIMIT}) {
            Latencies times = new Latencies();
            for (int i = 0; i < WARM_UP; i++) {
                times.time(() -> tenant.similar(hashes[0], 10, limit));
            }
            System.out.printf("%24d %8.2f %16.2f%n", limit, times.medianMillis(), times.percentileMillis(99));
        }
    }

    private static List<Long> sorted(List<Long> ids) {
        return ids.stream().sorted().toList();
    }

    private static void requireEqual(List<Long> found, List<Long> expected) {
        if (!found.equals(expected)) {
            throw new IllegalStateException("Found " + found + " instead of " + expected);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
