package io.imagecatalog.bench;

import io.imagecatalog.model.Size;
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
 * Scaling alone, from 12 MP in memory to a size. All kernels get the same RGB picture, but {@code catalog-ycc420}, which gets
 * planes with halved chroma, as the engine does for most JPEGs. {@code java2d} looks at 16 pixels of the source for one of
 * the target, whatever the ratio: it shows what leaving most of them out would save.
 *
 * <pre>{@code java -jar catalog-bench/target/benchmarks.jar ResizeBenchmark -p size=1200x900}</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ResizeBenchmark {
    private static final Size SOURCE = new Size(4000, 3000);

    @Param({"catalog", "catalog-ycc420", "thumbnailator", "imgscalr", "imgscalr-quality", "java2d", "java2d-progressive"
    })
    public String kernel = "catalog";

    @Param({"1200x900", "400x300", "100x75"})
    public String size = "1200x900";

    private Scaling scaling = () -> "nothing yet";

    @Setup
    public void fill() {
        scaling = Scalings.named(kernel, Texture.of(SOURCE), parse(size));
    }

    private static Size parse(String text) {
        int cross = text.indexOf('x');
        return new Size(Integer.parseInt(text.substring(0, cross)), Integer.parseInt(text.substring(cross + 1)));
    }

    @Benchmark
    public Object scale() throws IOException {
        return scaling.scale();
    }
}
