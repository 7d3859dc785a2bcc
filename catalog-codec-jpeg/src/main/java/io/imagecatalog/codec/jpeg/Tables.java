package io.imagecatalog.codec.jpeg;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The tables that are in force, and how far restart markers are apart (ITU-T T.81, B.2.4). */
final class Tables {
    /** Empty where there is none. */
    private final int[][] steps = new int[4][0];

    private final @Nullable HuffmanDefinition[] dc = new @Nullable HuffmanDefinition[4];
    private final @Nullable HuffmanDefinition[] ac = new @Nullable HuffmanDefinition[4];
    private int restartInterval;

    void readQuantization(JpegInput in, int length) throws IOException {
        int left = length;
        while (left > 0) {
            int head = in.u8();
            boolean wide = head >> 4 != 0;
            int bytes = wide ? 129 : 65;
            if ((head & 15) > 3 || left < bytes) {
                throw JpegException.damaged("A quantization table has an impossible number or length");
            }
            int[] table = new int[64];
            for (int place = 0; place < 64; place++) {
                table[place] = wide ? in.u16() : in.u8();
            }
            steps[head & 15] = table;
            left -= bytes;
        }
    }

    void readHuffman(JpegInput in, int length) throws IOException {
        int left = length;
        while (left > 16) {
            int head = in.u8();
            if ((head & 15) > 3 || head >> 4 > 1) {
                throw JpegException.damaged("A Huffman table has an impossible number");
            }
            HuffmanDefinition table = HuffmanDefinition.read(in, left - 1);
            (head >> 4 == 0 ? dc : ac)[head & 15] = table;
            left -= 1 + table.bytes();
        }
        if (left != 0) {
            throw JpegException.damaged("A segment of Huffman tables has an impossible length");
        }
    }

    void readRestartInterval(JpegInput in, int length) throws IOException {
        if (length != 2) {
            throw JpegException.damaged("A restart interval has an impossible length");
        }
        restartInterval = in.u16();
    }

    /** In units; 0 if there are no restart markers. */
    int restartInterval() {
        return restartInterval;
    }

    /** The steps of a component, in zigzag order. */
    int[] steps(JpegComponent component) throws JpegException {
        int[] table = steps[component.table()];
        if (table.length == 0) {
            throw JpegException.damaged("A quantization table is missing");
        }
        return table;
    }

    HuffmanTable dc(int number) throws JpegException {
        HuffmanTable table = table(dc[number]);
        table.requireDifferences();
        return table;
    }

    HuffmanTable ac(int number) throws JpegException {
        return table(ac[number]);
    }

    private static HuffmanTable table(@Nullable HuffmanDefinition definition) throws JpegException {
        if (definition == null) {
            throw JpegException.damaged("A Huffman table is missing");
        }
        return new HuffmanTable(definition);
    }
}
