package io.imagecatalog.codec.jpeg;

import java.util.Arrays;
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
 * What the encoder does to the blocks of a row before there are symbols, nanoseconds a block (25,500 make a picture of
 * 1200x900 in 4:2:0); run as {@link InverseKernelBenchmark} is.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ForwardKernelBenchmark.BLOCKS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ForwardKernelBenchmark {
    static final int BLOCKS = 150;

    private static final int SIDE = 8;
    private static final int WIDTH = SIDE * BLOCKS;

    private final byte[] plane = new byte[SIDE * WIDTH];
    private final int[][] samples = new int[SIDE * SIDE][BLOCKS];
    private final ForwardDct transform = new ForwardDct(BLOCKS);
    private final BlockRow row = new BlockRow(BLOCKS);
    private final QuantizationTable quantization = QuantizationTable.luminance(85);

    @Setup
    public void fill() {
        Random random = new Random(1);
        random.nextBytes(plane);
        for (int[] each : samples) {
            Arrays.setAll(each, i -> random.nextInt(256) - 128);
        }
    }

    /** In place, of what the last time left: what it costs does not depend on the values. */
    @Benchmark
    public int[][] transform() {
        transform.transform(samples);
        return samples;
    }

    /** From samples in a plane to quantized frequencies: gathering, transform, quantization. */
    @Benchmark
    public BlockRow rowOfBlocks() {
        for (int y = 0; y < SIDE; y++) {
            row.read(plane, y * WIDTH, WIDTH, y);
        }
        row.transform(quantization);
        return row;
    }
}
