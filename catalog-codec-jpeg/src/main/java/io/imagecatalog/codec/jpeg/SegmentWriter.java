package io.imagecatalog.codec.jpeg;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes all that stands between the scans: markers, and the segments that they begin (ITU-T T.81, B.2). */
final class SegmentWriter {
    private static final int SOI = 0xffd8;
    private static final int APP0 = 0xffe0;
    private static final int APP2 = 0xffe2;
    private static final int DQT = 0xffdb;
    private static final int SOF0 = 0xffc0;
    private static final int SOF2 = 0xffc2;
    private static final int DHT = 0xffc4;
    private static final int SOS = 0xffda;
    private static final int EOI = 0xffd9;

    private static final byte[] PROFILE = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    // What a segment can hold, less its length, the name, and the number of the piece and of all pieces.
    private static final int PIECE_OF_PROFILE = 65_535 - 2 - 12 - 2;
    private static final int MOST_PIECES = 255;
    static final int LONGEST_PROFILE = PIECE_OF_PROFILE * MOST_PIECES;

    private final BitWriter out;

    SegmentWriter(BitWriter out) {
        this.out = out;
    }

    /**
     * @param profile empty for none
     */
    void writeStart(byte[] profile) {
        out.writeShort(SOI);
        writeJfif();
        int pieces = (profile.length + PIECE_OF_PROFILE - 1) / PIECE_OF_PROFILE;
        for (int piece = 0; piece < pieces; piece++) {
            writeProfile(profile, piece, pieces);
        }
    }

    /** Version 1.2, pixels as wide as they are high (ITU-T T.871, 10.1). */
    private void writeJfif() {
        out.writeShort(APP0);
        out.writeShort(16);
        for (int value : new int[] {'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0}) {
            out.writeByte(value);
        }
    }

    private void writeProfile(byte[] profile, int piece, int pieces) {
        int from = piece * PIECE_OF_PROFILE;
        int length = Math.min(PIECE_OF_PROFILE, profile.length - from);
        out.writeShort(APP2);
        out.writeShort(2 + PROFILE.length + 2 + length);
        out.writeBytes(PROFILE, 0, PROFILE.length);
        out.writeByte(piece + 1);
        out.writeByte(pieces);
        out.writeBytes(profile, from, length);
    }

    void writeFrame(JpegPlanes picture, List<PlaneBlocks> planes, boolean progressive) {
        writeQuantization(planes.get(0));
        if (planes.size() > 1) {
            writeQuantization(planes.get(1));
        }
        out.writeShort(progressive ? SOF2 : SOF0);
        out.writeShort(8 + 3 * planes.size());
        out.writeByte(8);
        out.writeShort(picture.height());
        out.writeShort(picture.width());
        out.writeByte(planes.size());
        for (PlaneBlocks plane : planes) {
            out.writeByte(plane.number() + 1);
            out.writeByte(plane.across() << 4 | plane.down());
            out.writeByte(plane.tables());
        }
    }

    private void writeQuantization(PlaneBlocks plane) {
        out.writeShort(DQT);
        out.writeShort(67);
        out.writeByte(plane.tables());
        for (int place = 0; place < 64; place++) {
            out.writeByte(plane.quantization().step(place));
        }
    }

    void writeHuffman(HuffmanCode code, int tables, boolean ac) {
        int[] ordered = code.symbols();
        out.writeShort(DHT);
        out.writeShort(19 + ordered.length);
        out.writeByte((ac ? 0x10 : 0) | tables);
        for (int length = 1; length <= 16; length++) {
            out.writeByte(code.count(length));
        }
        for (int symbol : ordered) {
            out.writeByte(symbol);
        }
    }

    /**
     * @param dcTables whether the scan needs tables for first frequencies
     * @param acTables whether it needs tables for the others
     */
    void writeScan(Scan scan, List<PlaneBlocks> planes, boolean dcTables, boolean acTables) {
        out.writeShort(SOS);
        out.writeShort(6 + 2 * planes.size());
        out.writeByte(planes.size());
        for (PlaneBlocks plane : planes) {
            out.writeByte(plane.number() + 1);
            out.writeByte((dcTables ? plane.tables() << 4 : 0) | (acTables ? plane.tables() : 0));
        }
        out.writeByte(scan.first());
        out.writeByte(scan.last());
        out.writeByte(scan.bitsBefore() << 4 | scan.bitsLeft());
    }

    void writeEnd() {
        out.writeShort(EOI);
    }
}
