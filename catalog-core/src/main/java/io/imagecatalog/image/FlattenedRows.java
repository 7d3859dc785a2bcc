package io.imagecatalog.image;

import io.imagecatalog.model.Background;

/** Transparent rows laid on a background. */
final class FlattenedRows extends Converted {
    private final int[] ground;

    private FlattenedRows(PixelRows source, Channels channels, Background background) {
        super(source, channels);
        this.ground = new int[] {background.red(), background.green(), background.blue()};
    }

    /** The rows themselves if nothing shows through. */
    static PixelRows of(PixelRows source, Background background) {
        if (!source.channels().hasAlpha()) {
            return source;
        }
        Channels opaque = source.channels().opaque();
        return new FlattenedRows(source, background.isGray() ? opaque : Channels.RGB, background);
    }

    @Override
    void convert(int[][] from, int[][] into) {
        int colors = from.length - 1;
        for (int channel = 0; channel < into.length; channel++) {
            lay(from[Math.min(channel, colors - 1)], from[colors], ground[channel], into[channel]);
        }
    }

    static void lay(int[] color, int[] alpha, int ground, int[] flat) {
        for (int x = 0; x < flat.length; x++) {
            flat[x] = Sample.share(color[x] * alpha[x] + ground * (255 - alpha[x]));
        }
    }
}
