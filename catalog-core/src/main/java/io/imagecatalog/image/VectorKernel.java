package io.imagecatalog.image;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops in the Vector API, of as many lanes as the processor prefers. The API is an incubator module: this class is
 * compiled apart from all others, and loaded only where that module is.
 */
final class VectorKernel implements Kernel {
    private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_PREFERRED;

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
}
