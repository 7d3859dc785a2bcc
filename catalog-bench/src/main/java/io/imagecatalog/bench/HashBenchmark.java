package io.imagecatalog.bench;

import dev.brachtendorf.jimagehash.hashAlgorithms.AverageHash;
import dev.brachtendorf.jimagehash.hashAlgorithms.DifferenceHash;
import dev.brachtendorf.jimagehash.hashAlgorithms.HashingAlgorithm;
import dev.brachtendorf.jimagehash.hashAlgorithms.PerceptiveHash;
import io.imagecatalog.image.ComparingWork;
import io.imagecatalog.model.Size;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Hashing a picture of 12 MP in memory. The catalog looks at every pixel, as imagehash does; JImageHash has Java2D scale, and
 * {@code java2d} is the average hash that people write themselves: draw it small, compare with the mean.
 *
 * <pre>{@code java -jar catalog-bench/target/benchmarks.jar HashBenchmark}</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class HashBenchmark {
    private static final int BITS = 64;
    private static final int SIDE = 8;

    @Param({
        "catalog-perceptual",
        "catalog-all",
        "jimagehash-perceptive",
        "jimagehash-average",
        "jimagehash-difference",
        "java2d"
    })
    public String hasher = "catalog-perceptual";

    private Supplier<Object> hashing = () -> "nothing yet";

    @Setup
    public void prepare() {
        BufferedImage image = Texture.of(new Size(4000, 3000));
        ComparingWork work = new ComparingWork(image, image);
        hashing = switch (hasher) {
            case "catalog-perceptual" -> work::perceptualHash;
            case "catalog-all" -> work::hashes;
            case "jimagehash-perceptive" -> by(new PerceptiveHash(BITS), image);
            case "jimagehash-average" -> by(new AverageHash(BITS), image);
            case "jimagehash-difference" -> by(new DifferenceHash(BITS, DifferenceHash.Precision.Simple), image);
            case "java2d" -> () -> drawnSmall(image);
            default -> throw new IllegalArgumentException("There is no hasher named " + hasher);
        };
    }

    private static Supplier<Object> by(HashingAlgorithm algorithm, BufferedImage image) {
        return () -> algorithm.hash(image);
    }

    private static long drawnSmall(BufferedImage image) {
        BufferedImage small = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = small.createGraphics();
        graphics.drawImage(image, 0, 0, SIDE, SIDE, null);
        graphics.dispose();
        int[] samples = small.getRaster().getSamples(0, 0, SIDE, SIDE, 0, new int[BITS]);
        int sum = 0;
        for (int sample : samples) {
            sum += sample;
        }
        long bits = 0;
        for (int sample : samples) {
            bits = bits << 1 | (sample * BITS > sum ? 1 : 0);
        }
        return bits;
    }

    @Benchmark
    public Object hash() {
        return hashing.get();
    }
}
