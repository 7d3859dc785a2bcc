package io.imagecatalog.bench;

import io.imagecatalog.codec.jpeg.JpegEncoder;
import io.imagecatalog.codec.jpeg.JpegPlanes;
import java.io.IOException;
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
    @Param({"false", "true"})
    public boolean progressive;

    private JpegEncoder encoder = JpegEncoder.ofQuality(85);
    private JpegPlanes planes = JpegPlanes.gray(1, 1, new byte[1]);

    @Setup
    public void read() throws IOException {
        planes = ScaledPhoto.of(ScaledPhoto.samples());
        if (progressive) {
            encoder = encoder.asProgressive();
        }
    }

    @Benchmark
    public byte[] encode() {
        return encoder.encode(planes);
    }
}
