package io.imagecatalog.codec.jpeg;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the decoder does to a batch of blocks once their coefficients are there, nanoseconds a block (281,250 make a 12 MP
 * picture of 4:2:0). It is here, in the package of the codec, because its kernels are package-private there.
 *
 * <p>They are written so that the compiler makes vector instructions of them. Where it no longer does, they take several
 * times as long, about what they take when it is not allowed to:
 *
 * <pre>{@code
 * java -jar catalog-bench/target/benchmarks.jar KernelBenchmark
 * java -jar catalog-bench/target/benchmarks.jar KernelBenchmark -jvmArgsAppend -XX:UseAVX=2
 * java -jar catalog-bench/target/benchmarks.jar KernelBenchmark -jvmArgsAppend -XX:-UseSuperWord
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(BlockBatch.CAPACITY)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InverseKernelBenchmark {
    @Param({"WHOLE", "HALF", "QUARTER", "EIGHTH"})
    public JpegScale scale = JpegScale.WHOLE;

    private BlockTransform transform = BlockTransform.of(scale);
    private BlockBatch batch = new BlockBatch(scale);
    private final byte[] plane = new byte[8 * 8 * BlockBatch.CAPACITY];

    @Setup
    public void fill() {
        transform = BlockTransform.of(scale);
        batch = new BlockBatch(scale);
        Random random = new Random(1);
        for (int[] coefficients : batch.rows) {
            for (int i = 0; i < coefficients.length; i++) {
                coefficients[i] = random.nextInt(256) - 128;
            }
        }
    }

    /** In place, of what the last time left: what it costs does not depend on the values. */
    @Benchmark
    public Object transform() {
        transform.transform(batch, BlockBatch.CAPACITY);
        return batch;
    }

    @Benchmark
    public byte[] write() {
        int side = scale.side();
        for (int y = 0; y < side; y++) {
            transform.write(batch, y, 0, BlockBatch.CAPACITY, plane, y * side * BlockBatch.CAPACITY);
        }
        return plane;
    }
}
