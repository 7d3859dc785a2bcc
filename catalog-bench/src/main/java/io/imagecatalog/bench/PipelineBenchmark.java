package io.imagecatalog.bench;

import java.io.IOException;
import java.util.List;
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
 * The whole job, from a picture's bytes to the bytes of its three standard renditions, in wall time and in CPU time.
 *
 * <pre>{@code
 * java -jar catalog-bench/target/benchmarks.jar PipelineBenchmark -p picture=photo-12mp.jpg \
 *     -prof io.imagecatalog.bench.CpuTimeProfiler
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class PipelineBenchmark {
    @Param({"catalog", "catalog-speed", "thumbnailator", "thumbnailator-one-decode", "scrimage", "imgscalr"})
    public String engine = "catalog";

    @Param({"photo-12mp.jpg", "photo-12mp-progressive.jpg", "photo-2mp.jpg", "photo-2mp-alpha.png"})
    public String picture = "photo-12mp.jpg";

    private Peer peer = Peers.named(engine);
    private byte[] bytes = new byte[0];

    @Setup
    public void read() throws IOException {
        peer = Peers.named(engine);
        bytes = BenchPicture.read(picture);
    }

    @Benchmark
    public List<byte[]> render() throws IOException {
        return peer.render(bytes);
    }
}
