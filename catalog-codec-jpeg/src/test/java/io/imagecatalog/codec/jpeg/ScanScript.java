package io.imagecatalog.codec.jpeg;

import java.util.Arrays;
import java.util.List;

/** What the scans of a file tell (ITU-T T.81, B.2.3 and G.1.1.1), by their headers. */
final class ScanScript {
    private static final int UNTOLD = -1;

    private final List<JpegComponent> components;
    /** By component and place: the lowest bit that has been told. */
    private final int[][] lowest;
    /** By component. */
    private final int[] scans;

    private ScanScript(List<JpegComponent> components) {
        this.components = components;
        this.lowest = new int[components.size()][64];
        this.scans = new int[components.size()];
        for (int[] each : lowest) {
            Arrays.fill(each, UNTOLD);
        }
    }

    /**
     * Whether decoders have to agree on it: a progressive file tells every bit, as libjpeg guesses the low frequencies
     * that it does not know from the blocks around, and a sequential one tells no component twice.
     */
    static boolean isSound(byte[] file, JpegHeader header) {
        ScanScript script = new ScanScript(header.components());
        script.readAll(file);
        return header.progressive()
                ? Arrays.stream(script.lowest).flatMapToInt(Arrays::stream).allMatch(bit -> bit == 0)
                : Arrays.stream(script.scans).allMatch(count -> count == 1);
    }

    private void readAll(byte[] file) {
        int at = 2;
        while (at + 4 <= file.length && !isMarker(file, at, 0xd9)) {
            if (!beginsSegment(file, at)) {
                at++;
                continue;
            }
            if (isMarker(file, at, 0xda)) {
                read(file, at + 4);
            }
            at += 2 + (unsigned(file, at + 2) << 8) + unsigned(file, at + 3);
        }
    }

    private void read(byte[] file, int at) {
        int count = unsigned(file, at);
        int band = at + 1 + 2 * count;
        if (band + 2 >= file.length) {
            return;
        }
        int first = unsigned(file, band);
        int last = Math.min(63, unsigned(file, band + 1));
        int bit = unsigned(file, band + 2) & 15;
        for (int part = 0; part < count; part++) {
            int id = unsigned(file, at + 1 + 2 * part);
            for (int i = 0; i < lowest.length; i++) {
                if (components.get(i).id() == id) {
                    scans[i]++;
                    Arrays.fill(lowest[i], Math.min(first, last), last + 1, bit);
                }
            }
        }
    }

    /** Neither a sample's bits, nor a marker that has nothing behind it. */
    private static boolean beginsSegment(byte[] file, int at) {
        int marker = unsigned(file, at + 1);
        return unsigned(file, at) == 0xff && marker >= 0xc0 && marker != 0xff && (marker < 0xd0 || marker > 0xd8);
    }

    private static boolean isMarker(byte[] file, int at, int marker) {
        return unsigned(file, at) == 0xff && unsigned(file, at + 1) == marker;
    }

    /** What is not there is zero. */
    private static int unsigned(byte[] file, int at) {
        return at < file.length ? file[at] & 0xff : 0;
    }
}
