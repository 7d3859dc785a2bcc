package io.imagecatalog.image.structure;

import io.imagecatalog.model.Size;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JPEG's frame header.
 *
 * @param ids of the components, as a scan names them
 * @param blocks of each component, padding left out
 * @param units how many there are across, and down
 * @param blocksAUnit of all components
 */
record JpegFrame(Size size, boolean progressive, List<Integer> ids, List<Long> blocks, Size units, int blocksAUnit) {
    private static final int BLOCK = 8;
    /** The one that is decoded, and three that are kept for the band that is made of them. */
    private static final int ROWS_OF_UNITS = 4;
    /** Two bytes a coefficient, and a bit that says whether it is there. */
    private static final int BYTES_OF_COEFFICIENTS = BLOCK * BLOCK * Short.BYTES + Long.BYTES;

    static boolean isFrameMarker(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    static JpegFrame read(int marker, ByteReader in, int length, SizeLimit limit) throws IOException {
        requireRead(marker);
        if (length < 6) {
            throw Refusal.damaged("its frame header is too short");
        }
        int precision = in.u8();
        if (precision != 8) {
            throw Refusal.unsupported("JPEG pictures with " + precision + " bits a sample are not read");
        }
        int height = in.u16();
        int width = in.u16();
        int components = in.u8();
        Size size = limit.admit(width, height);
        if (components != 1 && components != 3 && components != 4) {
            throw Refusal.unsupported("JPEG pictures with " + components + " components are not read");
        }
        if (length < 6 + 3 * components) {
            throw Refusal.damaged("its frame header is too short");
        }
        return readComponents(in, components, size, marker == 0xc2);
    }

    private static void requireRead(int marker) {
        if (marker == 0xc3) {
            throw Refusal.unsupported("Lossless JPEG pictures are not read");
        }
        if (marker >= 0xc9) {
            throw Refusal.unsupported("Arithmetic-coded JPEG pictures are not read");
        }
        if (marker >= 0xc5) {
            throw Refusal.unsupported("Hierarchical JPEG pictures are not read");
        }
    }

    private static JpegFrame readComponents(ByteReader in, int components, Size size, boolean progressive)
            throws IOException {
        List<Integer> ids = new ArrayList<>();
        int[] areas = new int[components];
        int maxAcross = 1;
        int maxDown = 1;
        for (int i = 0; i < components; i++) {
            ids.add(in.u8());
            int sampling = in.u8();
            int across = sampling >> 4;
            int down = sampling & 15;
            if (across < 1 || across > 4 || down < 1 || down > 4 || in.u8() > 3) {
                throw Refusal.damaged("its frame header is malformed");
            }
            areas[i] = across * down;
            maxAcross = Math.max(maxAcross, across);
            maxDown = Math.max(maxDown, down);
        }
        List<Long> blocks = new ArrayList<>();
        for (int area : areas) {
            blocks.add(size.pixels() * area / (64L * maxAcross * maxDown));
        }
        Size units = new Size(units(size.width(), maxAcross), units(size.height(), maxDown));
        return new JpegFrame(
                size, progressive, ids, blocks, units, Arrays.stream(areas).sum());
    }

    private static int units(int pixels, int blocks) {
        return (pixels + BLOCK * blocks - 1) / (BLOCK * blocks);
    }

    /** What the samples take that are in memory at a time. */
    long rowBytes() {
        return (long) ROWS_OF_UNITS * BLOCK * BLOCK * blocksAUnit * units.width();
    }

    /** What all coefficients take in memory. */
    long coefficientBytes() {
        return units.pixels() * blocksAUnit * BYTES_OF_COEFFICIENTS;
    }

    /** How far the walk has come with the frame and its scans. */
    static final class Progress {
        static final Progress NONE = new Progress(null, 0, 0, false);

        private final @Nullable JpegFrame frame;
        private final int scanned;
        private final long leastBytes;
        private final boolean inParts;

        private Progress(@Nullable JpegFrame frame, int scanned, long leastBytes, boolean inParts) {
            this.frame = frame;
            this.scanned = scanned;
            this.leastBytes = leastBytes;
            this.inParts = inParts;
        }

        Progress begin(JpegFrame begun) {
            if (frame != null) {
                throw Refusal.damaged("it has two frame headers");
            }
            return new Progress(begun, 0, 0, begun.progressive());
        }

        Progress scan(ByteReader in, int length) throws IOException {
            JpegFrame present = frame;
            if (present == null) {
                throw Refusal.damaged("its pixels come before the frame header");
            }
            int count = in.u8();
            if (count < 1 || count > 4 || length != 4 + 2 * count) {
                throw Refusal.damaged("a scan header is malformed");
            }
            int all = scanned;
            long blocks = 0;
            for (int i = 0; i < count; i++) {
                int index = index(present, in.u8());
                all |= 1 << index;
                blocks += present.blocks().get(index);
                in.skip(1);
            }
            boolean part = count < present.ids().size();
            return new Progress(present, all, leastBytes(present, blocks, in.u8()), inParts || part);
        }

        private static int index(JpegFrame frame, int id) {
            int index = frame.ids().indexOf(id);
            if (index < 0) {
                throw Refusal.damaged("a scan is for a component that it does not have");
            }
            return index;
        }

        /**
         * Huffman coding spends a bit or more on a block's DC value and, in a sequential scan, another on its AC values.
         * A scan of less is a small file that would make a decoder fill a large picture with nothing.
         */
        private static long leastBytes(JpegFrame frame, long blocks, int firstCoefficient) {
            if (frame.progressive()) {
                return firstCoefficient > 0 ? 0 : blocks / 8;
            }
            return blocks * 2 / 8;
        }

        /**
         * @param bytes that the latest scan has
         */
        void requireEnough(long bytes) {
            if (bytes < leastBytes) {
                throw Refusal.damaged("it has too few bytes for its size");
            }
        }

        /** Whether a decoder has to keep coefficients until the last scan, as none before brings all of them. */
        boolean inParts() {
            return inParts;
        }

        JpegFrame finished() {
            JpegFrame present = frame;
            if (present == null || scanned == 0) {
                throw Refusal.damaged("it has no pixels");
            }
            if (scanned != (1 << present.ids().size()) - 1) {
                throw Refusal.damaged("a component has no pixels");
            }
            return present;
        }
    }
}
