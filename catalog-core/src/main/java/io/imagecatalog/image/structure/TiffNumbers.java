package io.imagecatalog.image.structure;

import java.io.IOException;

/** Reads numbers as a TIFF writes them: in its byte order, and in a BigTIFF with offsets of eight bytes. */
final class TiffNumbers {
    private static final int BIG = 43;

    private final ByteReader in;
    private final boolean littleEndian;
    private boolean big;

    private TiffNumbers(ByteReader in, boolean littleEndian) {
        this.in = in;
        this.littleEndian = littleEndian;
    }

    /** Reads up to the offset of the first directory. */
    static TiffNumbers ofHeader(ByteReader in) throws IOException {
        TiffNumbers numbers = new TiffNumbers(in, in.u16() == ('I' << 8 | 'I'));
        numbers.big = numbers.u16() == BIG;
        if (numbers.big && (numbers.u16() != 8 || numbers.u16() != 0)) {
            throw Refusal.damaged("its header is malformed");
        }
        return numbers;
    }

    boolean isBig() {
        return big;
    }

    void seek(long position) throws IOException {
        in.seek(position);
    }

    long position() {
        return in.position();
    }

    int u8() throws IOException {
        return in.u8();
    }

    int u16() throws IOException {
        return littleEndian ? in.u16le() : in.u16();
    }

    long u32() throws IOException {
        return littleEndian ? in.u32le() : in.u32();
    }

    /** Numbers beyond what a {@code long} holds are in no real file. */
    long u64() throws IOException {
        long first = u32();
        long second = u32();
        long value = littleEndian ? second << 32 | first : first << 32 | second;
        if (value < 0) {
            throw Refusal.damaged("it points beyond its end");
        }
        return value;
    }

    long offset() throws IOException {
        return big ? u64() : u32();
    }
}
