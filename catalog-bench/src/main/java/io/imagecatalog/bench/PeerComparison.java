package io.imagecatalog.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The catalog beside what is not of the JVM, and beside Thumbnailator, in one run: Markdown tables of CPU and wall time a
 * picture, with the hardware and all versions.
 *
 * <pre>{@code
 * catalog-bench/src/main/peers/install
 * java -cp catalog-bench/target/benchmarks.jar io.imagecatalog.bench.PeerComparison
 * }</pre>
 *
 * <p>Takes names of pictures; without, the two of 12 MP and that of 2. {@code install} puts the peers into
 * {@code catalog-bench/target/peers} and says what it needs; {@code -Dbench.peers=} names another folder. One that is not
 * there is called missing in its row. A JDK's figures are those of the {@code java} that runs this, so run it once with each.
 *
 * <p>Each contender has a process of its own, which is warmed up for {@code -Dbench.warmUp=} milliseconds with one job
 * and as long with two at once (6000). Then they take turns of {@code -Dbench.turn=} milliseconds (3000), first one job
 * at a time, then two, for {@code -Dbench.rounds=} rounds (5), of which the median counts. The time of the wall is that
 * of a turn divided by its pictures; that of the CPU is the whole process's, with its compiler, garbage collector and
 * other threads. Half an hour in all, on two cores.
 *
 * <p>The whole job goes from the bytes of a JPEG in memory to the bytes of JPEGs of quality 85 within 1200, 400 and 100
 * pixels:
 *
 * <ul>
 *   <li>catalog, quality: {@code JvmRenditionEngine} as it is by default, and speed: with {@code JpegDecoding.SPEED};
 *       serial collector, heap of 1 GB. It also computes a perceptual hash, applies the orientation and writes Huffman tables of the picture's own.
 *   <li>Thumbnailator: a call a rendition, in the same JVM, as its users write it.
 *   <li>libvips by hand ({@code libvips.c}): the libvips that sharp brings. Decoded once and made smaller by the decoder,
 *       then Lanczos3, each rendition from the next larger, in one thread, without a cache of operations, standard
 *       Huffman tables.
 *   <li>sharp, decoded once ({@code sharp.mjs}): each rendition from the pixels of the next larger; a pipeline has one
 *       thread, but node hands it to others. Its own settings otherwise, which means tables of the picture's own and
 *       Lanczos3.
 *   <li>sharp, a pipeline a rendition: as its users write it; the three of a job run at once, so that one job uses
 *       several cores.
 * </ul>
 *
 * <p>Decoding goes from bytes in memory to planes that are kept from picture to picture, in 4:2:0 as they are in the
 * file. Ours and libjpeg-turbo's ({@code turbo.c}, TurboJPEG) have the same transform whole and at 1/8; at 1/2 that is
 * different. Encoding starts at the planes of {@link ScaledPhoto}.
 */
final class PeerComparison {
    private static final List<String> PICTURES =
            List.of("photo-12mp.jpg", "photo-12mp-progressive.jpg", "photo-2mp.jpg");
    private static final Path PEERS = Path.of(System.getProperty("bench.peers", "catalog-bench/target/peers"));
    private static final List<Integer> JOBS = List.of(1, 2);

    private final Contest contest = new Contest(
            Long.getLong("bench.warmUp", 6000),
            Integer.getInteger("bench.rounds", 5),
            Long.getLong("bench.turn", 3000),
            JOBS);
    private final Set<String> versions = new LinkedHashSet<>();

    private PeerComparison() {}

    /** Takes names of pictures. */
    public static void main(String[] args) throws IOException {
        PeerComparison comparison = new PeerComparison();
        for (String picture : args.length == 0 ? PICTURES : List.of(args)) {
            Path file = Path.of(BenchPicture.DIRECTORY, picture);
            comparison.print(picture, Contender.ofPicture(file, PEERS));
        }
        comparison.printEncoding();
        System.out.println(hardware());
        comparison.versions.forEach(version -> System.out.println("- " + version));
    }

    private void printEncoding() throws IOException {
        Path planes = Files.createTempFile("planes-1200x900-", ".yuv");
        try {
            Files.write(planes, ScaledPhoto.samples());
            print("1200x900", Contender.ofPlanes(planes, PEERS));
        } finally {
            Files.delete(planes);
        }
    }

    private void print(String title, List<Contender> contenders) {
        List<Standing> standings = contest.hold(contenders);
        standings.forEach(standing -> standing.version().ifPresent(versions::add));
        System.out.println(new ComparisonTable(JOBS).of(title, standings));
    }

    private static String hardware() throws IOException {
        return "%s, %d processors, %s %s:%n"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"));
    }

    /** As Linux names it; elsewhere only what kind it is. */
    private static String processor() throws IOException {
        Path told = Path.of("/proc/cpuinfo");
        if (!Files.exists(told)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(told)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
