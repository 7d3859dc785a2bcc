package io.imagecatalog.codec.jpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * What a scan tells of some planes (ITU-T T.81, G.1.1.1): a band of frequencies, and of these only some bits.
 *
 * @param planes by number
 * @param first frequency of the band, by its place in zigzag order
 * @param last frequency of the band
 * @param bitsBefore how many of the lowest bits earlier scans have left; 0 if there were none
 * @param bitsLeft how many of the lowest bits are left to later scans
 */
record Scan(List<Integer> planes, int first, int last, int bitsBefore, int bitsLeft) {
    private static final int HIGHEST = 63;

    /** All of all planes. */
    static Scan whole(int planes) {
        return dc(planes, 0, 0).upTo(HIGHEST);
    }

    private static Scan dc(int planes, int bitsBefore, int bitsLeft) {
        return new Scan(planes == 1 ? List.of(0) : List.of(0, 1, 2), 0, 0, bitsBefore, bitsLeft);
    }

    private static Scan ac(int plane, int first, int last, int bitsBefore, int bitsLeft) {
        return new Scan(List.of(plane), first, last, bitsBefore, bitsLeft);
    }

    private Scan upTo(int frequency) {
        return new Scan(planes, first, frequency, bitsBefore, bitsLeft);
    }

    /** Those of libjpeg's {@code jpeg_simple_progression} (jcparam.c). */
    static List<Scan> progression(int planes) {
        List<Scan> scans = new ArrayList<>();
        scans.add(dc(planes, 0, 1));
        scans.add(ac(0, 1, 5, 0, 2));
        if (planes > 1) {
            scans.add(ac(2, 1, HIGHEST, 0, 1));
            scans.add(ac(1, 1, HIGHEST, 0, 1));
        }
        scans.add(ac(0, 6, HIGHEST, 0, 2));
        scans.add(ac(0, 1, HIGHEST, 2, 1));
        scans.add(dc(planes, 1, 0));
        if (planes > 1) {
            scans.add(ac(2, 1, HIGHEST, 1, 0));
            scans.add(ac(1, 1, HIGHEST, 1, 0));
        }
        scans.add(ac(0, 1, HIGHEST, 1, 0));
        return scans;
    }

    /** Whether it tells of the first frequency, the average of a block. */
    boolean isDc() {
        return first == 0;
    }

    /** Whether earlier scans have told the upper bits. */
    boolean refines() {
        return bitsBefore > 0;
    }
}
