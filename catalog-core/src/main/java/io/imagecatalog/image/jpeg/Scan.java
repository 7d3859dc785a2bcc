package io.imagecatalog.image.jpeg;

import io.imagecatalog.model.Size;
import java.util.ArrayList;
import java.util.List;

/** A file of one scan (ITU-T T.81, B.2), in which the blocks of all components that show the same place follow each other. */
final class Scan {
    private static final int SOI = 0xffd8;
    private static final int APP0 = 0xffe0;
    private static final int DQT = 0xffdb;
    private static final int SOF0 = 0xffc0;
    private static final int DHT = 0xffc4;
    private static final int SOS = 0xffda;
    private static final int EOI = 0xffd9;

    private final Size size;
    private final List<Component> components;
    private final Symbols symbols = new Symbols();
    private final BitWriter out;

    Scan(Size size, List<Component> components) {
        this.size = size;
        this.components = components;
        this.out = new BitWriter((int) Math.min(1 << 20, 1024 + size.pixels() / 4));
    }

    byte[] encode() {
        codeBlocks();
        out.writeShort(SOI);
        writeJfif();
        int sets = components.get(components.size() - 1).tables() + 1;
        for (int set = 0; set < sets; set++) {
            writeQuantization(set);
        }
        writeFrame();
        List<HuffmanTable> tables = new ArrayList<>();
        for (int set = 0; set < sets; set++) {
            for (boolean ac : new boolean[] {false, true}) {
                HuffmanTable table = symbols.table(set, ac);
                writeHuffman(table, set, ac);
                tables.add(table);
            }
        }
        writeScanHeader();
        symbols.write(tables, out);
        out.endScan();
        out.writeShort(EOI);
        return out.bytes();
    }

    private void codeBlocks() {
        int side = BlockRow.SIDE * components.get(0).side();
        for (int y = 0; y * side < size.height(); y++) {
            for (Component component : components) {
                component.read(y);
            }
            for (int x = 0; x * side < size.width(); x++) {
                for (Component component : components) {
                    component.code(x, y, symbols);
                }
            }
        }
    }

    /** Version 1.2, pixels as wide as they are high (ITU-T T.871). */
    private void writeJfif() {
        out.writeShort(APP0);
        out.writeShort(16);
        for (int value : new int[] {'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0}) {
            out.writeByte(value);
        }
    }

    private void writeQuantization(int set) {
        out.writeShort(DQT);
        out.writeShort(67);
        out.writeByte(set);
        for (int place = 0; place < 64; place++) {
            out.writeByte(components.get(set).quantization().step(place));
        }
    }

    private void writeFrame() {
        out.writeShort(SOF0);
        out.writeShort(8 + 3 * components.size());
        out.writeByte(8);
        out.writeShort(size.height());
        out.writeShort(size.width());
        out.writeByte(components.size());
        for (int i = 0; i < components.size(); i++) {
            Component component = components.get(i);
            out.writeByte(i + 1);
            out.writeByte(component.side() << 4 | component.side());
            out.writeByte(component.tables());
        }
    }

    private void writeHuffman(HuffmanTable table, int set, boolean ac) {
        int[] ordered = table.symbols();
        out.writeShort(DHT);
        out.writeShort(19 + ordered.length);
        out.writeByte((ac ? 0x10 : 0) | set);
        for (int length = 1; length <= 16; length++) {
            out.writeByte(table.count(length));
        }
        for (int symbol : ordered) {
            out.writeByte(symbol);
        }
    }

    private void writeScanHeader() {
        out.writeShort(SOS);
        out.writeShort(6 + 2 * components.size());
        out.writeByte(components.size());
        for (int i = 0; i < components.size(); i++) {
            out.writeByte(i + 1);
            out.writeByte(components.get(i).tables() * 0x11);
        }
        out.writeByte(0);
        out.writeByte(63);
        out.writeByte(0);
    }
}
