package io.imagecatalog.codec.jpeg;

import java.util.Random;

/** Makes the planes that the tests are about. */
enum TestPlanes {
    /** Nothing but averages. */
    FLAT {
        @Override
        int sample(int x, int y, int plane, Random random) {
            return 77 + plane;
        }
    },
    /** Few frequencies. */
    GRADIENT {
        @Override
        int sample(int x, int y, int plane, Random random) {
            return x + 2 * y + 50 * plane & 255;
        }
    },
    /** All frequencies, and in refinement more corrections than a run holds. */
    NOISE {
        @Override
        int sample(int x, int y, int plane, Random random) {
            return random.nextInt(256);
        }
    },
    /** Long runs of blocks that end at once, between others. */
    SPECKS {
        @Override
        int sample(int x, int y, int plane, Random random) {
            return random.nextInt(300) == 0 ? random.nextInt(256) : 128;
        }
    },
    /** Smooth parts, edges and noise. */
    MIXED {
        @Override
        int sample(int x, int y, int plane, Random random) {
            boolean noisy = (x >> 5 & 3) == 3 && (y >> 5 & 1) == 1;
            int smooth = (int) (128 + 100 * Math.sin(x / 9.0 + plane) * Math.cos(y / 13.0));
            return noisy ? random.nextInt(256) : x / 16 % 3 == 0 ? 255 : smooth;
        }
    };

    abstract int sample(int x, int y, int plane, Random random);

    JpegPlanes gray(int width, int height) {
        return JpegPlanes.gray(width, height, plane(width, height, 0));
    }

    JpegPlanes yCbCr(int width, int height, ChromaSampling sampling) {
        int across = (width + sampling.across() - 1) / sampling.across();
        int down = (height + sampling.down() - 1) / sampling.down();
        return JpegPlanes.yCbCr(
                width, height, sampling, plane(width, height, 0), plane(across, down, 1), plane(across, down, 2));
    }

    private byte[] plane(int width, int height, int number) {
        Random random = new Random(31L * width + height + number);
        byte[] plane = new byte[width * height];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (byte) sample(i % width, i / width, number, random);
        }
        return plane;
    }
}
