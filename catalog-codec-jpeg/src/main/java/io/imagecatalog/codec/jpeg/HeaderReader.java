package io.imagecatalog.codec.jpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Goes through the segments before, between and behind scans (ITU-T T.81, B.2). */
final class HeaderReader {
    private static final int SOF0 = 0xc0;
    private static final int SOF2 = 0xc2;
    private static final int DHT = 0xc4;
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int DQT = 0xdb;
    private static final int DNL = 0xdc;
    private static final int DRI = 0xdd;
    private static final int APP0 = 0xe0;
    private static final int ADOBE = 14;
    /** What a segment takes beside its bytes. */
    private static final int SEGMENT_OVERHEAD = 48;

    private static final byte[] ADOBE_NAME = {'A', 'd', 'o', 'b', 'e'};

    private final JpegInput in;
    private final JpegLimits limits;
    private final Tables tables;
    private final List<JpegSegment> segments = new ArrayList<>();
    private long segmentBytes;
    private OptionalInt adobeTransform = OptionalInt.empty();
    private @Nullable Frame frame;
    /** What comes behind the first scan is of no use to whoever has read the header. */
    private boolean scanned;

    HeaderReader(JpegInput in, JpegLimits limits, Tables tables) {
        this.in = in;
        this.limits = limits;
        this.tables = tables;
    }

    /** Reads up to the first scan's header, whose marker is behind it then. */
    Frame readToFirstScan() throws IOException {
        if (in.read() != 0xff || in.read() != SOI) {
            throw JpegException.damaged("The file does not begin like a JPEG");
        }
        if (!readToScan()) {
            throw JpegException.damaged("The picture has no pixels");
        }
        Frame known = frame;
        if (known == null) {
            throw JpegException.damaged("The first scan comes before the frame header");
        }
        return complete(known.header());
    }

    /** With what came behind the frame header. */
    private Frame complete(JpegHeader header) {
        return Frame.of(new JpegHeader(
                header.width(), header.height(), header.progressive(), header.components(), adobeTransform, segments));
    }

    /** Reads up to the next scan's header; {@code false} if there is none. */
    boolean readToScan() throws IOException {
        int marker = in.nextMarker();
        while (marker != SOS && marker != EOI && marker != JpegInput.NONE) {
            readSegment(marker);
            marker = in.nextMarker();
        }
        return marker == SOS;
    }

    private void readSegment(int marker) throws IOException {
        if (marker == SOI) {
            throw JpegException.damaged("A second picture begins within the first");
        }
        if (marker == 1 || (marker >= 0xd0 && marker <= 0xd7)) {
            return;
        }
        int length = readLength();
        switch (marker) {
            case DQT -> tables.readQuantization(in, length);
            case DHT -> tables.readHuffman(in, length);
            case DRI -> tables.readRestartInterval(in, length);
            case DNL ->
                throw JpegException.unsupported("The picture's height comes behind its first scan, which is not read");
            default -> readOther(marker, length);
        }
    }

    private void readOther(int marker, int length) throws IOException {
        if (marker >= SOF0 && marker <= 0xcf) {
            readFrame(marker, length);
        } else if (marker >= APP0 && marker <= 0xef && !scanned) {
            readApplication(marker - APP0, length);
        } else if (marker >= APP0) {
            in.skip(length);
        } else {
            throw JpegException.damaged("There is a segment of an unknown kind");
        }
    }

    int readLength() throws IOException {
        int length = in.u16() - 2;
        if (length < 0) {
            throw JpegException.damaged("A segment's length is impossible");
        }
        return length;
    }

    ScanHeader readScan(Frame of) throws IOException {
        scanned = true;
        return ScanHeader.read(in, of, readLength());
    }

    private void readApplication(int number, int length) throws IOException {
        boolean fits = segmentBytes + length + SEGMENT_OVERHEAD <= limits.maxSegmentBytes();
        if (!fits && number != ADOBE) {
            in.skip(length);
            return;
        }
        byte[] payload = in.bytes(length);
        if (number == ADOBE) {
            readAdobe(payload);
        }
        if (fits) {
            segments.add(new JpegSegment(number, payload));
            segmentBytes += length + SEGMENT_OVERHEAD;
        }
    }

    private void readAdobe(byte[] payload) {
        int name = ADOBE_NAME.length;
        if (payload.length >= 12 && Arrays.equals(payload, 0, name, ADOBE_NAME, 0, name)) {
            adobeTransform = OptionalInt.of(payload[11] & 0xff);
        }
    }

    private void readFrame(int marker, int length) throws IOException {
        requireKnown(marker);
        if (frame != null) {
            throw JpegException.damaged("There are two frame headers");
        }
        if (length < 6) {
            throw JpegException.damaged("The frame header is too short");
        }
        int precision = in.u8();
        if (precision != 8) {
            throw JpegException.unsupported("Pictures with " + precision + " bits a sample are not read");
        }
        int height = in.u16();
        int width = in.u16();
        int components = in.u8();
        requireSize(width, height);
        requireComponents(components, length);
        frame = Frame.of(header(width, height, marker == SOF2, components));
    }

    private static void requireKnown(int marker) throws JpegException {
        if (marker > SOF2) {
            throw JpegException.unsupported("Lossless, hierarchical and arithmetic-coded pictures are not read");
        }
    }

    private void requireSize(int width, int height) throws JpegException {
        if (height == 0 && width > 0) {
            throw JpegException.unsupported("Pictures whose height comes behind their first scan are not read");
        }
        if (width == 0) {
            throw JpegException.damaged("The picture has no width");
        }
        if ((long) width * height > limits.maxPixels()) {
            throw JpegException.tooLarge("The picture has " + width + "x" + height + " pixels; at most "
                    + limits.maxPixels() + " are allowed");
        }
    }

    private static void requireComponents(int components, int length) throws JpegException {
        if (components != 1 && components != 3 && components != 4) {
            throw JpegException.unsupported("Pictures with " + components + " components are not read");
        }
        if (length != 6 + 3 * components) {
            throw JpegException.damaged("The frame header has another length than its components need");
        }
    }

    private JpegHeader header(int width, int height, boolean progressive, int count) throws IOException {
        int[][] read = new int[count][];
        for (int i = 0; i < count; i++) {
            int id = in.u8();
            int sampling = in.u8();
            read[i] = new int[] {id, sampling >> 4, sampling & 15, in.u8()};
            requireSound(read[i]);
        }
        int maxAcross = Arrays.stream(read).mapToInt(one -> one[1]).max().orElse(1);
        int maxDown = Arrays.stream(read).mapToInt(one -> one[2]).max().orElse(1);
        List<JpegComponent> components = new ArrayList<>();
        for (int[] one : read) {
            // A single one is not sampled less than any other.
            int across = count == 1 ? 1 : one[1];
            int down = count == 1 ? 1 : one[2];
            components.add(new JpegComponent(
                    one[0],
                    across,
                    down,
                    Frame.ceil(width * one[1], maxAcross),
                    Frame.ceil(height * one[2], maxDown),
                    one[3]));
        }
        return new JpegHeader(width, height, progressive, components, adobeTransform, segments);
    }

    private static void requireSound(int[] component) throws JpegException {
        boolean sound =
                component[1] >= 1 && component[1] <= 4 && component[2] >= 1 && component[2] <= 4 && component[3] <= 3;
        if (!sound) {
            throw JpegException.damaged("A component has an impossible sampling or table");
        }
    }
}
