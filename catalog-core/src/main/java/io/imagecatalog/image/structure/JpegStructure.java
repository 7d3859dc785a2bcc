package io.imagecatalog.image.structure;

import java.io.IOException;

/** JPEG, ITU-T T.81: marker segments and entropy-coded scans up to the end-of-image marker. */
final class JpegStructure implements Structure {
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int DQT = 0xdb;
    private static final int DHT = 0xc4;
    private static final int DRI = 0xdd;
    private static final int SOI = 0xd8;
    private static final int TEM = 0x01;

    // Progressive pictures have about ten. Each costs a decoder a run over all coefficients.
    private static final int MAX_SCANS = 100;

    @Override
    public Anatomy walk(ByteReader in, SizeLimit limit) throws IOException {
        return new Walk(in, limit).toTheEnd();
    }

    private static final class Walk {
        private final ByteReader in;
        private final SizeLimit limit;
        private final Excerpt.Builder excerpt = new Excerpt.Builder();
        private final JpegSegments segments = new JpegSegments();
        private final JpegTables tables = new JpegTables();
        private JpegFrame.Progress progress = JpegFrame.Progress.NONE;
        private int scans;

        Walk(ByteReader in, SizeLimit limit) {
            this.in = in;
            this.limit = limit;
        }

        Anatomy toTheEnd() throws IOException {
            in.skip(2);
            excerpt.keep(0, 2);
            int marker = nextMarker();
            while (marker != EOI) {
                marker = segment(marker);
            }
            excerpt.keep(in.position() - 2, in.position());
            JpegFrame frame = progress.finished();
            return segments.describe(frame, progress.inParts(), excerpt.build());
        }

        /** Takes a segment in, up to behind the next marker, which is returned. */
        private int segment(int marker) throws IOException {
            if (isStandalone(marker)) {
                return nextMarker();
            }
            long start = in.position() - 2;
            int length = in.u16() - 2;
            if (length < 0) {
                throw Refusal.damaged("a segment's length is impossible");
            }
            long end = in.position() + length;
            read(marker, length);
            if (in.position() > end) {
                throw Refusal.damaged("a segment is longer than it says");
            }
            in.skip(end - in.position());
            if (!isMetadata(marker)) {
                excerpt.keep(start, end);
            }
            return marker == SOS ? entropy(end) : nextMarker();
        }

        private void read(int marker, int length) throws IOException {
            if (marker == DQT) {
                tables.readQuantization(in, length);
            } else if (marker == DHT) {
                tables.readHuffman(in, length);
            } else if (marker == SOS) {
                scan(length);
            } else if (JpegFrame.isFrameMarker(marker)) {
                progress = progress.begin(JpegFrame.read(marker, in, length, limit));
            } else if (isMetadata(marker)) {
                segments.read(marker, in, length);
            } else if (marker != DRI) {
                throw Refusal.damaged("it has a segment of an unknown kind");
            }
        }

        private void scan(int length) throws IOException {
            tables.requireAny();
            if (++scans > MAX_SCANS) {
                throw Refusal.tooLarge("The picture has more than " + MAX_SCANS + " scans");
            }
            progress = progress.scan(in, length);
        }

        /** Skips a scan's data; returns the marker that ends it. */
        private int entropy(long start) throws IOException {
            while (in.skipPast(0xff)) {
                int marker = in.u8();
                while (marker == 0xff) {
                    marker = in.u8();
                }
                if (marker != 0 && !isRestart(marker)) {
                    excerpt.keep(start, in.position() - 2);
                    progress.requireEnough(in.position() - 2 - start);
                    return marker;
                }
            }
            throw Refusal.cutOff();
        }

        /** As decoders do, skips what stands before the marker. */
        private int nextMarker() throws IOException {
            while (in.skipPast(0xff)) {
                int marker = in.u8();
                while (marker == 0xff) {
                    marker = in.u8();
                }
                if (marker != 0) {
                    return marker;
                }
            }
            throw Refusal.cutOff();
        }

        private static boolean isRestart(int marker) {
            return marker >= 0xd0 && marker <= 0xd7;
        }

        private static boolean isStandalone(int marker) {
            if (marker == SOI) {
                throw Refusal.damaged("a second picture begins within it");
            }
            return marker == TEM || isRestart(marker);
        }

        private static boolean isMetadata(int marker) {
            return (marker >= 0xe0 && marker <= 0xef) || marker == 0xfe;
        }
    }
}
