package io.imagecatalog.bench;

import io.imagecatalog.codec.jpeg.JpegDecoder;
import io.imagecatalog.codec.jpeg.JpegLimits;
import io.imagecatalog.codec.jpeg.JpegRows;
import io.imagecatalog.codec.jpeg.JpegScale;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
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
 * A JPEG decoded to rows of its planes, 12 MP. At 1/8 it is entropy decoding and next to nothing else.
 * {@code progressive-begun} is the progressive picture up to its first scan of refinement, so that what
 * {@code progressive} takes more is the refinement.
 *
 * <pre>{@code
 * java -jar catalog-bench/target/benchmarks.jar DecodeBenchmark
 * java -jar catalog-bench/target/benchmarks.jar DecodeBenchmark -jvmArgsAppend -XX:UseAVX=2
 * java -jar catalog-bench/target/benchmarks.jar DecodeBenchmark -jvmArgsAppend -XX:-UseSuperWord
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecodeBenchmark {
    @Param({"WHOLE", "HALF", "QUARTER", "EIGHTH"})
    public JpegScale scale = JpegScale.WHOLE;

    @Param({"baseline", "progressive", "progressive-begun"})
    public String kind = "baseline";

    private byte[] file = new byte[0];

    @Setup
    public void read() throws IOException {
        file = switch (kind) {
            case "baseline" -> BenchPicture.read("photo-12mp.jpg");
            case "progressive" -> BenchPicture.read("photo-12mp-progressive.jpg");
            case "progressive-begun" -> begun(BenchPicture.read("photo-12mp-progressive.jpg"));
            default -> throw new IllegalArgumentException("There is no picture of kind " + kind);
        };
    }

    /** The scans before the first that gives another bit of what is there already (ITU-T T.81, B.2.3: Ah). */
    private static byte[] begun(byte[] file) {
        for (int at = 0; at < file.length - 1; at++) {
            if ((file[at] & 0xff) == 0xff && (file[at + 1] & 0xff) == 0xda) {
                int length = (file[at + 2] & 0xff) << 8 | (file[at + 3] & 0xff);
                if ((file[at + 1 + length] & 0xf0) != 0) {
                    byte[] begun = Arrays.copyOf(file, at + 2);
                    begun[at + 1] = (byte) 0xd9;
                    return begun;
                }
            }
        }
        throw new IllegalArgumentException("The picture has no refinement");
    }

    @Benchmark
    public JpegRows decode() throws IOException {
        JpegRows rows = JpegDecoder.open(new ByteArrayInputStream(file), JpegLimits.standard())
                .rows(scale);
        while (rows.next()) {
            // The samples are where the next row's will be.
        }
        return rows;
    }
}
