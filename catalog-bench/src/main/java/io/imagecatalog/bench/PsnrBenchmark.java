package io.imagecatalog.bench;

import io.imagecatalog.image.ComparingWork;
import io.imagecatalog.model.Size;
import java.awt.image.BufferedImage;
import java.util.concurrent.TimeUnit;
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
 * The PSNR of two pictures of 12 MP in memory. {@code memory} is the limit: it reads as many bytes and does nothing with them.
 * {@code planes} is the loop that one would write over the same planes, {@code pixels} the one that most people write.
 *
 * <pre>{@code java -jar catalog-bench/target/benchmarks.jar PsnrBenchmark}</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g", "--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PsnrBenchmark {
    private static final BufferedImage ONE = Texture.of(new Size(4000, 3000));
    private static final BufferedImage OTHER = Texture.noisy(ONE);

    private final ComparingWork work = new ComparingWork(ONE, OTHER);
    private byte[][] planes = {};
    private byte[][] others = {};

    @Setup
    public void takePlanes() {
        planes = work.planes();
        others = work.otherPlanes();
    }

    @Benchmark
    public int memory() {
        return work.read();
    }

    @Benchmark
    public double catalogPlain() {
        return work.plainPsnr();
    }

    @Benchmark
    public double catalogVector() {
        return work.vectorPsnr();
    }

    @Benchmark
    public double planes() {
        long squares = 0;
        for (int channel = 0; channel < 3; channel++) {
            byte[] plane = planes[channel];
            byte[] other = others[channel];
            for (int i = 0; i < plane.length; i++) {
                int difference = (plane[i] & 0xff) - (other[i] & 0xff);
                squares += (long) difference * difference;
            }
        }
        return psnr((double) squares);
    }

    @Benchmark
    public double pixels() {
        double squares = 0;
        for (int y = 0; y < ONE.getHeight(); y++) {
            for (int x = 0; x < ONE.getWidth(); x++) {
                squares += squares(ONE.getRGB(x, y), OTHER.getRGB(x, y));
            }
        }
        return psnr(squares);
    }

    private static int squares(int one, int other) {
        int squares = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int difference = ((one >> shift) & 0xff) - ((other >> shift) & 0xff);
            squares += difference * difference;
        }
        return squares;
    }

    private static double psnr(double squares) {
        double mean = squares / (3.0 * ONE.getWidth() * ONE.getHeight());
        return 10 * Math.log10(255 * 255 / mean);
    }
}
