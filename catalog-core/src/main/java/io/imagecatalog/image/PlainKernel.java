package io.imagecatalog.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;

/** Loops written plainly, which the compiler makes vector instructions of. */
final class PlainKernel implements Kernel {
    /** How many samples are taken at a time: few enough to stay in the processor's nearest cache. */
    private static final int BLOCK = 4096;
    /** After so many blocks the sums are added up, before one could exceed 32 bits: each grows by 4 * 255² a block. */
    private static final int BLOCKS_A_SUM = 16_000;

    @Override
    public void add(
            int[] sums, int[] a, int[] b, int[] c, int[] d, int weightA, int weightB, int weightC, int weightD) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += (a[i] * weightA + b[i] * weightB) + (c[i] * weightC + d[i] * weightD);
        }
    }

    @Override
    public void sum(int[] a, int[] b, int[] c, int[] d, int from, int[] weights, int[] sums) {
        int sumA = 0;
        int sumB = 0;
        int sumC = 0;
        int sumD = 0;
        for (int i = 0; i < weights.length; i++) {
            int weight = weights[i];
            sumA += a[from + i] * weight;
            sumB += b[from + i] * weight;
            sumC += c[from + i] * weight;
            sumD += d[from + i] * weight;
        }
        sums[0] = sumA;
        sums[1] = sumB;
        sums[2] = sumC;
        sums[3] = sumD;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Samples are taken as whole {@code int}s of four, since the compiler makes vector instructions of loops over ints,
     * but not of those that widen bytes. Which of the four is which does not matter to the sum.
     */
    @Override
    public long squares(byte[] one, byte[] other) {
        IntBuffer ones = ints(one);
        IntBuffer others = ints(other);
        int[] fours = new int[BLOCK / Integer.BYTES];
        int[] otherFours = new int[BLOCK / Integer.BYTES];
        int[] sums = new int[BLOCK / Integer.BYTES];
        int blocks = one.length / BLOCK;
        long total = 0;
        for (int block = 1; block <= blocks; block++) {
            ones.get(fours);
            others.get(otherFours);
            addSquares(fours, otherFours, sums);
            if (block == blocks || block % BLOCKS_A_SUM == 0) {
                total += Arrays.stream(sums).mapToLong(Integer::toUnsignedLong).sum();
                Arrays.fill(sums, 0);
            }
        }
        return total + Kernel.squares(one, other, blocks * BLOCK);
    }

    private static IntBuffer ints(byte[] samples) {
        return ByteBuffer.wrap(samples).order(ByteOrder.nativeOrder()).asIntBuffer();
    }

    private static void addSquares(int[] fours, int[] otherFours, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            int four = fours[i];
            int other = otherFours[i];
            int a = (four & 0xff) - (other & 0xff);
            int b = (four >>> 8 & 0xff) - (other >>> 8 & 0xff);
            int c = (four >>> 16 & 0xff) - (other >>> 16 & 0xff);
            int d = (four >>> 24) - (other >>> 24);
            sums[i] += a * a + b * b + c * c + d * d;
        }
    }
}
