package io.imagecatalog.image;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops in the Vector API, of as many lanes as the processor prefers. The API is an incubator module: this class is
 * compiled apart from all others, and loaded only where that module is.
 */
final class VectorKernel implements Kernel {
    private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
    private static final int BYTES_A_STEP = 2 * BYTES.length();
    /** After so many steps the sums are added up, before one could exceed 32 bits: each grows by 8 * 255² a step. */
    private static final int STEPS_A_SUM = 8_000;

    @Override
    public void add(
            int[] sums, int[] a, int[] b, int[] c, int[] d, int weightA, int weightB, int weightC, int weightD) {
        int end = SPECIES.loopBound(sums.length);
        int i = 0;
        for (; i < end; i += SPECIES.length()) {
            IntVector ab = vector(a, i).mul(weightA).add(vector(b, i).mul(weightB));
            IntVector cd = vector(c, i).mul(weightC).add(vector(d, i).mul(weightD));
            vector(sums, i).add(ab).add(cd).intoArray(sums, i);
        }
        for (; i < sums.length; i++) {
            sums[i] += (a[i] * weightA + b[i] * weightB) + (c[i] * weightC + d[i] * weightD);
        }
    }

    private static IntVector vector(int[] values, int from) {
        return IntVector.fromArray(SPECIES, values, from);
    }

    @Override
    public void sum(int[] a, int[] b, int[] c, int[] d, int from, int[] weights, int[] sums) {
        IntVector sumA = IntVector.zero(SPECIES);
        IntVector sumB = IntVector.zero(SPECIES);
        IntVector sumC = IntVector.zero(SPECIES);
        IntVector sumD = IntVector.zero(SPECIES);
        int end = SPECIES.loopBound(weights.length);
        for (int i = 0; i < end; i += SPECIES.length()) {
            IntVector weight = vector(weights, i);
            sumA = sumA.add(vector(a, from + i).mul(weight));
            sumB = sumB.add(vector(b, from + i).mul(weight));
            sumC = sumC.add(vector(c, from + i).mul(weight));
            sumD = sumD.add(vector(d, from + i).mul(weight));
        }
        sums[0] = sumA.reduceLanes(VectorOperators.ADD) + rest(a, from, weights, end);
        sums[1] = sumB.reduceLanes(VectorOperators.ADD) + rest(b, from, weights, end);
        sums[2] = sumC.reduceLanes(VectorOperators.ADD) + rest(c, from, weights, end);
        sums[3] = sumD.reduceLanes(VectorOperators.ADD) + rest(d, from, weights, end);
    }

    private static int rest(int[] row, int from, int[] weights, int start) {
        int sum = 0;
        for (int i = start; i < weights.length; i++) {
            sum += row[from + i] * weights[i];
        }
        return sum;
    }

    @Override
    public long squares(byte[] one, byte[] other) {
        int end = one.length - one.length % BYTES_A_STEP;
        long total = 0;
        for (int from = 0; from < end; from += STEPS_A_SUM * BYTES_A_STEP) {
            total += squares(one, other, from, Math.min(end, from + STEPS_A_SUM * BYTES_A_STEP));
        }
        return total + Kernel.squares(one, other, end);
    }

    // Two vectors a step: JDK 25 unrolls a loop of one so far that it runs out of registers, which takes four times as
    // long.
    private static long squares(byte[] one, byte[] other, int from, int to) {
        IntVector sums = IntVector.zero(SPECIES);
        for (int i = from; i < to; i += BYTES_A_STEP) {
            sums = sums.add(squaresAt(one, other, i)).add(squaresAt(one, other, i + BYTES.length()));
        }
        long total = 0;
        for (int sum : sums.toArray()) {
            total += Integer.toUnsignedLong(sum);
        }
        return total;
    }

    /** Of as many samples as there are bytes in a vector; each lane has the sum of four. */
    private static IntVector squaresAt(byte[] one, byte[] other, int at) {
        ShortVector pairs = ByteVector.fromArray(BYTES, one, at).reinterpretAsShorts();
        ShortVector otherPairs = ByteVector.fromArray(BYTES, other, at).reinterpretAsShorts();
        ShortVector low = pairs.and((short) 0xff).sub(otherPairs.and((short) 0xff));
        ShortVector high = pairs.lanewise(VectorOperators.LSHR, 8).sub(otherPairs.lanewise(VectorOperators.LSHR, 8));
        return addPairs(low.mul(low)).add(addPairs(high.mul(high)));
    }

    /** The sums of neighbouring lanes, which are of 16 bits and without a sign. */
    private static IntVector addPairs(ShortVector squares) {
        IntVector both = squares.reinterpretAsInts();
        return both.and(0xffff).add(both.lanewise(VectorOperators.LSHR, 16));
    }
}
