package io.imagecatalog.image.structure;

import java.io.IOException;

/** A JPEG's quantization and Huffman tables, looked at just closely enough to know that they are tables. */
final class JpegTables {
    private boolean quantization;
    private boolean huffman;

    void readQuantization(ByteReader in, int length) throws IOException {
        int left = length;
        while (left > 0) {
            int precisionAndId = in.u8();
            int bytes = (precisionAndId >> 4) == 0 ? 64 : 128;
            if ((precisionAndId >> 4) > 1 || (precisionAndId & 15) > 3 || left < 1 + bytes) {
                throw Refusal.damaged("a quantization table is malformed");
            }
            in.skip(bytes);
            left -= 1 + bytes;
            quantization = true;
        }
    }

    void readHuffman(ByteReader in, int length) throws IOException {
        int left = length;
        while (left > 0) {
            if (left < 17) {
                throw Refusal.damaged("a Huffman table is malformed");
            }
            int classAndId = in.u8();
            int codes = countCodes(in.bytes(16));
            boolean known = (classAndId >> 4) <= 1 && (classAndId & 15) <= 3;
            if (!known || codes > 256 || left < 17 + codes) {
                throw Refusal.damaged("a Huffman table is malformed");
            }
            in.skip(codes);
            left -= 17 + codes;
            huffman = true;
        }
    }

    private static int countCodes(byte[] countsByLength) {
        int codes = 0;
        for (byte count : countsByLength) {
            codes += count & 0xff;
        }
        return codes;
    }

    void requireAny() {
        if (!quantization || !huffman) {
            throw Refusal.damaged("its pixels come before the tables to decode them");
        }
    }
}
