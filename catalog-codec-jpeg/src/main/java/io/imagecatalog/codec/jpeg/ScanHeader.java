package io.imagecatalog.codec.jpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scan brings (ITU-T T.81, B.2.3).
 *
 * @param parts in the order in which their blocks come
 * @param first place, in zigzag order, of the coefficients that it brings
 * @param last place of these
 * @param high how many of the low bits were missing after the scan before that brought the same; 0 if this is the first
 * @param low how many of the low bits are missing after this one
 */
record ScanHeader(List<Part> parts, int first, int last, int high, int low) {

    /**
     * A component of the scan.
     *
     * @param index of the component in the frame
     * @param dc which of four tables codes its averages
     * @param ac which of four tables codes its other coefficients
     */
    record Part(int index, int dc, int ac) {}

    static ScanHeader read(JpegInput in, Frame frame, int length) throws IOException {
        int count = in.u8();
        if (count < 1 || count > 4 || length != 4 + 2 * count) {
            throw JpegException.damaged("A scan's header has another length than its components need");
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = index(frame, in.u8(), parts);
            int tables = in.u8();
            parts.add(new Part(index, table(tables >> 4), table(tables & 15)));
        }
        int first = in.u8();
        int last = in.u8();
        int bits = in.u8();
        ScanHeader scan = new ScanHeader(List.copyOf(parts), first, last, bits >> 4, bits & 15);
        scan.requireSound(frame);
        return scan;
    }

    private static int index(Frame frame, int id, List<Part> before) throws JpegException {
        for (int index = 0; index < frame.components().size(); index++) {
            int candidate = index;
            if (frame.components().get(index).id() == id
                    && before.stream().noneMatch(part -> part.index() == candidate)) {
                return index;
            }
        }
        throw JpegException.damaged("A scan is for a component that the picture does not have");
    }

    private static int table(int number) throws JpegException {
        if (number > 3) {
            throw JpegException.damaged("A scan asks for a Huffman table with a number above 3");
        }
        return number;
    }

    /** A sequential scan brings everything, whatever it says, as decoders have it. */
    private void requireSound(Frame frame) throws JpegException {
        if (frame.header().progressive() && !isProgression()) {
            throw JpegException.damaged("A scan's part of a progressive picture is impossible");
        }
        int blocks = parts.stream()
                .map(part -> frame.components().get(part.index()))
                .mapToInt(component -> component.across() * component.down())
                .sum();
        if (parts.size() > 1 && blocks > 10) {
            throw JpegException.damaged("A scan has more than ten blocks in a unit");
        }
    }

    private boolean isProgression() {
        boolean averages = first == 0 && last == 0;
        boolean others = first > 0 && first <= last && last < 64 && parts.size() == 1;
        return (averages || others) && low <= 13 && (high == 0 || high == low + 1);
    }

    /** Whether its blocks go through the one component as that has them, without padding. */
    boolean isSingle() {
        return parts.size() == 1;
    }
}
