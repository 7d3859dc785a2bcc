package io.imagecatalog.image.structure;

import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Size;

/** Lets a declared size in or turns it away, before anything of that size is allocated. */
record SizeLimit(long maxPixels, int maxSide) {
    /** So many that a Java array holds the samples of five channels, whatever the limits say. */
    static final long MOST_PIXELS = Integer.MAX_VALUE / 5;

    static SizeLimit of(Limits limits) {
        return new SizeLimit(Math.min(MOST_PIXELS, limits.maxPixels()), limits.maxSide());
    }

    /**
     * @param width as the file declares it, as an unsigned number
     */
    Size admit(long width, long height) {
        if (width < 1 || height < 1) {
            throw Refusal.damaged("it declares a size of " + width + "x" + height + " pixels");
        }
        if (width > maxSide || height > maxSide) {
            throw Refusal.tooLarge(
                    "The picture is " + width + "x" + height + " pixels; no side may be longer than " + maxSide);
        }
        if (width * height > maxPixels) {
            throw Refusal.tooLarge("The picture is " + width + "x" + height + ", that is " + width * height
                    + " pixels; at most " + maxPixels + " are allowed");
        }
        return new Size((int) width, (int) height);
    }
}
