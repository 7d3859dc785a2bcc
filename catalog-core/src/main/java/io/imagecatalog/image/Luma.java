package io.imagecatalog.image;

/** Brightness as Pillow's mode {@code L} has it: ITU-R BT.601 in fixed point of 16 bits, of what is seen on white. */
final class Luma {
    private static final int RED = 19595;
    private static final int GREEN = 38470;
    private static final int BLUE = 7471;
    private static final int HALF = 1 << 15;

    private Luma() {}

    /**
     * @param from gray or RGB, with or without alpha
     * @param start of the first pixel in the planes
     * @param into filled from its beginning to its end
     */
    static void of(Picture from, int start, byte[] into) {
        boolean gray = from.channels().colors() == 1;
        if (from.channels().hasAlpha()) {
            onWhite(from, start, into);
        } else if (gray) {
            System.arraycopy(from.plane(0), start, into, 0, into.length);
        } else {
            opaque(from, start, into);
        }
    }

    private static void opaque(Picture from, int start, byte[] into) {
        byte[] reds = from.plane(0);
        byte[] greens = from.plane(1);
        byte[] blues = from.plane(2);
        for (int i = 0; i < into.length; i++) {
            int at = start + i;
            into[i] = luma(reds[at] & 0xff, greens[at] & 0xff, blues[at] & 0xff);
        }
    }

    private static void onWhite(Picture from, int start, byte[] into) {
        int colors = from.channels().colors();
        byte[] reds = from.plane(0);
        byte[] greens = from.plane(colors == 1 ? 0 : 1);
        byte[] blues = from.plane(colors == 1 ? 0 : 2);
        byte[] alphas = from.plane(colors);
        for (int i = 0; i < into.length; i++) {
            int at = start + i;
            int alpha = alphas[at] & 0xff;
            into[i] = luma(
                    FlattenedRows.onWhite(reds[at] & 0xff, alpha),
                    FlattenedRows.onWhite(greens[at] & 0xff, alpha),
                    FlattenedRows.onWhite(blues[at] & 0xff, alpha));
        }
    }

    private static byte luma(int red, int green, int blue) {
        return (byte) ((red * RED + green * GREEN + blue * BLUE + HALF) >> 16);
    }
}
