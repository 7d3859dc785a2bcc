package io.imagecatalog.codec.jpeg;

/** Bits for frequencies that were not zero before, which have to wait for the symbol that they follow. */
final class CorrectionBits {
    private static final int BLOCK = 63;
    // As libjpeg has it: files are the same only if runs end at the same places.
    private static final int MANY = 937;
    private static final int AT_ONCE = 15;

    private final byte[] bits = new byte[MANY + BLOCK];
    private int size;

    void add(int bit) {
        bits[size++] = (byte) bit;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Whether there may be no room for those of one more block. */
    boolean areMany() {
        return size > MANY;
    }

    void moveTo(CorrectionBits other) {
        System.arraycopy(bits, 0, other.bits, other.size, size);
        other.size += size;
        size = 0;
    }

    void moveTo(Symbols symbols) {
        for (int from = 0; from < size; from += AT_ONCE) {
            int length = Math.min(AT_ONCE, size - from);
            int together = 0;
            for (int i = from; i < from + length; i++) {
                together = together << 1 | bits[i];
            }
            symbols.addBits(together, length);
        }
        size = 0;
    }
}
