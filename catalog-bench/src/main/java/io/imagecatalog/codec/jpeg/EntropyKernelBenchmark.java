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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the encoder does to symbols, nanoseconds a block of some seven; run as {@link InverseKernelBenchmark} is. Entropy
 * decoding is {@link io.imagecatalog.bench.DecodeBenchmark} at 1/8.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(EntropyKernelBenchmark.BLOCKS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EntropyKernelBenchmark {
    static final int BLOCKS = 25_000;

    private static final int DC = Symbols.dc(0);
    private static final int AC = Symbols.ac(0);

    private final Symbols symbols = new Symbols();

    @Setup
    public void fill() {
        Random random = new Random(1);
        for (int block = 0; block < BLOCKS; block++) {
            symbols.add(KeptSymbol.ofValue(DC, 0, random.nextInt(64) - 32));
            for (int left = random.nextInt(11); left > 0; left--) {
                int size = 1 << random.nextInt(5);
                symbols.add(KeptSymbol.ofValue(AC, random.nextInt(4), random.nextBoolean() ? size : -size));
            }
            symbols.add(KeptSymbol.of(AC, Symbols.END, 0, 0));
        }
        symbols.code(DC);
        symbols.code(AC);
    }

    @Benchmark
    public byte[] write() {
        BitWriter out = new BitWriter(1 << 20);
        symbols.write(out);
        out.endScan();
        return out.bytes();
    }
}
