package io.imagecatalog.bench;

import io.imagecatalog.codec.jpeg.ChromaSampling;
import io.imagecatalog.codec.jpeg.JpegEncoder;
import io.imagecatalog.codec.jpeg.JpegPlanes;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
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
 * A JPEG of quality 85, 4:2:0, of a photo scaled to 1200x900, from its planes.
 *
 * <pre>{@code java -jar catalog-bench/target/benchmarks.jar EncodeBenchmark}</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EncodeBenchmark {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 900;
    // Of the 4000x3000 pixels of the photo, three by three become one.
    private static final int STEP = 3;

    @Param({"false", "true"})
    public boolean progressive;

    private JpegEncoder encoder = JpegEncoder.ofQuality(85);
    private JpegPlanes planes = JpegPlanes.gray(1, 1, new byte[1]);

    @Setup
    public void read() throws IOException {
        Raster photo = components(BenchPicture.read("photo-12mp.jpg"));
        planes = JpegPlanes.yCbCr(
                WIDTH,
                HEIGHT,
                ChromaSampling.HALVED,
                averages(photo, 0, STEP),
                averages(photo, 1, 2 * STEP),
                averages(photo, 2, 2 * STEP));
        if (progressive) {
            encoder = encoder.asProgressive();
        }
    }

    private static Raster components(byte[] jpeg) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in);
            return reader.readRaster(0, null);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] averages(Raster photo, int component, int step) {
        int width = WIDTH * STEP / step;
        byte[] plane = new byte[width * (HEIGHT * STEP / step)];
        for (int i = 0; i < plane.length; i++) {
            int sum = 0;
            for (int j = 0; j < step * step; j++) {
                sum += photo.getSample(i % width * step + j % step, i / width * step + j / step, component);
            }
            plane[i] = (byte) (sum / (step * step));
        }
        return plane;
    }

    @Benchmark
    public byte[] encode() {
        return encoder.encode(planes);
    }
}
