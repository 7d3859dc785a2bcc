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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The SSIM of two pictures in memory, from their RGB samples. {@code windowAPixel} is the definition written down: at every
 * place all 121 pixels under the window.
 *
 * <pre>{@code java -jar catalog-bench/target/benchmarks.jar SsimBenchmark}</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class SsimBenchmark {
    private static final int WINDOW = 11;
    private static final double C1 = 6.5025;
    private static final double C2 = 58.5225;

    @Param({"1600x1200", "4000x3000"})
    public String size = "1600x1200";

    private final double[] weights = new double[WINDOW * WINDOW];
    private BufferedImage one = Texture.of(new Size(1, 1));
    private BufferedImage other = one;
    private ComparingWork work = new ComparingWork(one, other);

    @Setup
    public void fill() {
        String[] sides = size.split("x", 2);
        one = Texture.of(new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1])));
        other = Texture.noisy(one);
        work = new ComparingWork(one, other);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            int x = i % WINDOW - WINDOW / 2;
            int y = i / WINDOW - WINDOW / 2;
            weights[i] = Math.exp(-(x * x + y * y) / 4.5);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
    }

    @Benchmark
    public double catalog() {
        return work.ssim();
    }

    @Benchmark
    public double windowAPixel() {
        double[][] xs = luma(one);
        double[][] ys = luma(other);
        double sum = 0;
        int places = 0;
        for (int top = 0; top + WINDOW <= xs.length; top++) {
            for (int left = 0; left + WINDOW <= xs[0].length; left++, places++) {
                sum += similarity(xs, ys, left, top);
            }
        }
        return sum / places;
    }

    private static double[][] luma(BufferedImage image) {
        double[][] luma = new double[image.getHeight()][image.getWidth()];
        for (int y = 0; y < luma.length; y++) {
            for (int x = 0; x < luma[0].length; x++) {
                int rgb = image.getRGB(x, y);
                luma[y][x] = Math.rint(0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff));
            }
        }
        return luma;
    }

    private double similarity(double[][] xs, double[][] ys, int left, int top) {
        double meanX = 0;
        double meanY = 0;
        double squares = 0;
        double products = 0;
        for (int i = 0; i < weights.length; i++) {
            double x = xs[top + i / WINDOW][left + i % WINDOW];
            double y = ys[top + i / WINDOW][left + i % WINDOW];
            meanX += weights[i] * x;
            meanY += weights[i] * y;
            squares += weights[i] * (x * x + y * y);
            products += weights[i] * x * y;
        }
        double means = meanX * meanX + meanY * meanY;
        return (2 * meanX * meanY + C1)
                * (2 * (products - meanX * meanY) + C2)
                / ((means + C1) * (squares - means + C2));
    }
}
