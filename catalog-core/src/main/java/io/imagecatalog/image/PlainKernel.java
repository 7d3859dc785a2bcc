package io.imagecatalog.image;

/** Loops written plainly, which the compiler makes vector instructions of. */
final class PlainKernel implements Kernel {

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
}
