package io.imagecatalog.image;

import io.imagecatalog.image.structure.Refusal;

/** Which planes a picture has; alpha is always the last and never multiplied into the others. */
enum Channels {
    GRAY(1, false),
    GRAY_ALPHA(2, true),
    RGB(3, false),
    RGBA(4, true),
    /** Of full range, as in JFIF (ITU-T T.871). */
    YCBCR(3, false),
    /** 255 is full ink. */
    CMYK(4, false),
    CMYK_ALPHA(5, true);

    private final int count;
    private final boolean alpha;

    Channels(int count, boolean alpha) {
        this.count = count;
        this.alpha = alpha;
    }

    int count() {
        return count;
    }

    boolean hasAlpha() {
        return alpha;
    }

    /** How many planes there are besides alpha. */
    int colors() {
        return alpha ? count - 1 : count;
    }

    Channels opaque() {
        return alpha ? of(colors(), false) : this;
    }

    Channels transparent() {
        return of(colors(), true);
    }

    /** RGB with as much alpha as this. */
    Channels rgb() {
        return alpha ? RGBA : RGB;
    }

    static Channels of(int colors, boolean alpha) {
        return switch (colors) {
            case 1 -> alpha ? GRAY_ALPHA : GRAY;
            case 3 -> alpha ? RGBA : RGB;
            case 4 -> alpha ? CMYK_ALPHA : CMYK;
            default -> throw Refusal.unsupported("Pictures of " + colors + " colour channels are not read");
        };
    }
}
