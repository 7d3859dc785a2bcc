package io.imagecatalog.bench;

import io.imagecatalog.image.JvmQualityComparator;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Quality;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Comparing a picture of 2 MP with itself, both from their bytes. The catalog computes SSIM and six hashes besides the
 * PSNR, the loop that most people write computes nothing else.
 *
 * <pre>{@code java -jar catalog-bench/target/benchmarks.jar CompareBenchmark}</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CompareBenchmark {
    private final JvmQualityComparator comparator = new JvmQualityComparator();
    private byte[] bytes = new byte[0];

    @Setup
    public void read() throws IOException {
        bytes = BenchPicture.read("photo-2mp.jpg");
    }

    @Benchmark
    public List<Optional<Quality>> catalog() throws IOException {
        Content content = Content.of(bytes);
        return comparator.compare(content, List.of(content));
    }

    @Benchmark
    public double naive() throws IOException {
        BufferedImage one = ImageIO.read(new ByteArrayInputStream(bytes));
        BufferedImage other = ImageIO.read(new ByteArrayInputStream(bytes));
        double squares = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                squares += squares(one.getRGB(x, y), other.getRGB(x, y));
            }
        }
        double mean = squares / (3.0 * one.getWidth() * one.getHeight());
        return 10 * Math.log10(255 * 255 / mean);
    }

    private static int squares(int one, int other) {
        int squares = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int difference = ((one >> shift) & 0xff) - ((other >> shift) & 0xff);
            squares += difference * difference;
        }
        return squares;
    }
}
