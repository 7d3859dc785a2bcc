package io.imagecatalog.image;

import io.imagecatalog.model.Size;

/**
 * How a stored picture is to be turned and mirrored to stand upright; the numbers are EXIF's (CIPA DC-008, tag 0x0112).
 *
 * @param swapsAxes whether the stored rows are the upright picture's columns
 * @param fromRight whether the upright picture's left is at the end of the stored axis
 * @param fromBottom whether the upright picture's top is at the end of the stored axis
 */
record Orientation(boolean swapsAxes, boolean fromRight, boolean fromBottom) {

    static Orientation of(int exif) {
        return switch (exif) {
            case 2 -> new Orientation(false, true, false);
            case 3 -> new Orientation(false, true, true);
            case 4 -> new Orientation(false, false, true);
            case 5 -> new Orientation(true, false, false);
            case 6 -> new Orientation(true, true, false);
            case 7 -> new Orientation(true, true, true);
            case 8 -> new Orientation(true, false, true);
            default -> new Orientation(false, false, false);
        };
    }

    boolean isUpright() {
        return !swapsAxes && !fromRight && !fromBottom;
    }

    Size upright(Size stored) {
        return swapsAxes ? stored.turned() : stored;
    }

    /** The stored size of what is to have a size once it is upright. */
    Size stored(Size upright) {
        return swapsAxes ? upright.turned() : upright;
    }

    /** Whether pairs of pixels are still pairs once a picture has been mirrored to have that size upright. */
    boolean keepsPairs(Size upright) {
        return (!fromRight || upright.width() % 2 == 0) && (!fromBottom || upright.height() % 2 == 0);
    }

    Picture upright(Picture stored) {
        if (isUpright()) {
            return stored;
        }
        Picture upright = new Picture(stored.layout().ofSize(upright(stored.size())));
        for (int channel = 0; channel < stored.channels().count(); channel++) {
            turn(stored.plane(channel), upright.plane(channel), upright.layout().plane(channel));
        }
        return upright;
    }

    private void turn(byte[] stored, byte[] upright, Size size) {
        int stepRight = swapsAxes ? size.height() : 1;
        int stepDown = swapsAxes ? 1 : size.width();
        int start = 0;
        if (fromRight) {
            start += (size.width() - 1) * stepRight;
            stepRight = -stepRight;
        }
        if (fromBottom) {
            start += (size.height() - 1) * stepDown;
            stepDown = -stepDown;
        }
        int to = 0;
        for (int y = 0; y < size.height(); y++) {
            int from = start + y * stepDown;
            for (int x = 0; x < size.width(); x++, from += stepRight) {
                upright[to++] = stored[from];
            }
        }
    }
}
