package io.imagecatalog.image;

/**
 * YCbCr of full range to RGB, JFIF's equations (ITU-T T.871) in libjpeg's fixed point, so that the result is the same as
 * other decoders' to the bit. A fourth channel stays as it is.
 */
final class YccRows extends Converted {
    private static final int HALF = 1 << 15;

    private final int[] redOfCr = new int[256];
    private final int[] greenOfCb = new int[256];
    private final int[] greenOfCr = new int[256];
    private final int[] blueOfCb = new int[256];

    YccRows(PixelRows source) {
        super(source, source.channels());
        for (int i = 0; i < 256; i++) {
            int chroma = i - 128;
            redOfCr[i] = (fixed(1.402) * chroma + HALF) >> 16;
            blueOfCb[i] = (fixed(1.772) * chroma + HALF) >> 16;
            greenOfCr[i] = -fixed(0.714136286) * chroma;
            greenOfCb[i] = -fixed(0.344136286) * chroma + HALF;
        }
    }

    private static int fixed(double factor) {
        return (int) (factor * 65536 + 0.5);
    }

    @Override
    void convert(Picture from, int rows, Picture into) {
        byte[] lumas = from.plane(0);
        byte[] cbs = from.plane(1);
        byte[] crs = from.plane(2);
        byte[] reds = into.plane(0);
        byte[] greens = into.plane(1);
        byte[] blues = into.plane(2);
        int count = rows * size().width();
        for (int i = 0; i < count; i++) {
            int luma = lumas[i] & 0xff;
            int cb = cbs[i] & 0xff;
            int cr = crs[i] & 0xff;
            reds[i] = clamp(luma + redOfCr[cr]);
            greens[i] = clamp(luma + ((greenOfCb[cb] + greenOfCr[cr]) >> 16));
            blues[i] = clamp(luma + blueOfCb[cb]);
        }
        if (channels().colors() == 4) {
            System.arraycopy(from.plane(3), 0, into.plane(3), 0, count);
        }
    }

    private static byte clamp(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
