package io.imagecatalog.image;

import io.imagecatalog.model.Size;

/**
 * The planes of a picture and their sizes.
 *
 * @param extent how much of the planes the picture takes up, in their samples
 * @param halvedChroma whether a sample of the second and third plane stands for two by two pixels and sits in their middle,
 *     as in a JPEG of 4:2:0; only for {@link Channels#YCBCR}
 */
record Layout(Size size, Extent extent, Channels channels, boolean halvedChroma) {

    /** Not quite the size where the last samples of a picture that was decoded smaller stand for less than the others. */
    record Extent(double width, double height) {
        static Extent of(Size size) {
            return new Extent(size.width(), size.height());
        }
    }

    Layout {
        if (halvedChroma && channels != Channels.YCBCR) {
            throw new IllegalArgumentException("There is no chroma in " + channels);
        }
    }

    static Layout of(Size size, Channels channels) {
        return new Layout(size, Extent.of(size), channels, false);
    }

    Layout ofSize(Size other) {
        return new Layout(other, Extent.of(other), channels, halvedChroma);
    }

    Layout ofChannels(Channels other) {
        return new Layout(size, extent, other, false);
    }

    Layout withHalvedChroma(boolean halved) {
        return new Layout(size, extent, channels, halved);
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
