package io.imagecatalog.image;

import io.imagecatalog.model.Size;

/**
 * The planes of a picture and their sizes.
 *
 * @param halvedChroma whether a sample of the second and third plane stands for two by two pixels and sits in their middle,
 *     as in a JPEG of 4:2:0; only for {@link Channels#YCBCR}
 */
record Layout(Size size, Channels channels, boolean halvedChroma) {
    Layout {
        if (halvedChroma && channels != Channels.YCBCR) {
            throw new IllegalArgumentException("There is no chroma in " + channels);
        }
    }

    static Layout of(Size size, Channels channels) {
        return new Layout(size, channels, false);
    }

    Layout ofSize(Size other) {
        return new Layout(other, channels, halvedChroma);
    }

    Layout ofChannels(Channels other) {
        return of(size, other);
    }

    Layout withHalvedChroma(boolean halved) {
        return new Layout(size, channels, halved);
    }

    /** How many pixels across, and as many down, a sample of a plane stands for. */
    int step(int channel) {
        return halvedChroma && channel > 0 ? 2 : 1;
    }

    Size plane(int channel) {
        int step = step(channel);
        return new Size((size.width() + step - 1) / step, (size.height() + step - 1) / step);
    }
}
