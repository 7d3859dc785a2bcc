package io.imagecatalog.codec.jpeg;

/** By how much each frequency is divided: the tables of ITU-T T.81, K.1, scaled by libjpeg's quality. */
final class QuantizationTable {
    private static final int FRACTION_BITS = 15;
    private static final int[] LUMINANCE = {
        16, 11, 10, 16, 24, 40, 51, 61, //
        12, 12, 14, 19, 26, 58, 60, 55, //
        14, 13, 16, 24, 40, 57, 69, 56, //
        14, 17, 22, 29, 51, 87, 80, 62, //
        18, 22, 37, 56, 68, 109, 103, 77, //
        24, 35, 55, 64, 81, 104, 113, 92, //
        49, 64, 78, 87, 103, 121, 120, 101, //
        72, 92, 95, 98, 112, 100, 103, 99
    };
    private static final int[] CHROMINANCE = {
        17, 18, 24, 47, 99, 99, 99, 99, //
        18, 21, 26, 66, 99, 99, 99, 99, //
        24, 26, 56, 99, 99, 99, 99, 99, //
        47, 66, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99
    };

    private final int[] steps = new int[64];

    private QuantizationTable(int[] standard, int quality) {
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        for (int place = 0; place < 64; place++) {
            steps[place] = Math.max(1, Math.min(255, (standard[Zigzag.at(place)] * percent + 50) / 100));
        }
    }

    static QuantizationTable luminance(int quality) {
        return new QuantizationTable(LUMINANCE, quality);
    }

    static QuantizationTable chrominance(int quality) {
        return new QuantizationTable(CHROMINANCE, quality);
    }

    /** The step of a place in zigzag order, 1 to 255. */
    int step(int place) {
        return steps[place];
    }

    /**
     * Divides frequencies by their step, halves away from zero. The division is a multiplication by what is left of a power
     * of two: with fifteen bits of frequency and of fraction, that gives the same.
     *
     * @param frequencies of one place in many blocks, as the transform gives them
     * @param marked gets a bit for each that is not zero, at its place modulo 32; no other is touched
     */
    void quantize(int[] frequencies, int place, int[] marked) {
        int divisor = steps[place] * ForwardDct.SCALE;
        int shift = Integer.SIZE - Integer.numberOfLeadingZeros(divisor - 1) + FRACTION_BITS;
        quantize(frequencies, divisor / 2, ((1 << shift) + divisor - 1) / divisor, shift, marked, place % Integer.SIZE);
    }

    private static void quantize(int[] frequencies, int half, int reciprocal, int shift, int[] marked, int bit) {
        for (int i = 0; i < frequencies.length; i++) {
            int sign = frequencies[i] >> 31;
            int size = (frequencies[i] ^ sign) - sign;
            int quantized = ((size + half) * reciprocal) >>> shift;
            frequencies[i] = (quantized ^ sign) - sign;
            marked[i] |= (-quantized >>> 31) << bit;
        }
    }
}
