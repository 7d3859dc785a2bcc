package io.imagecatalog.image;

import java.awt.image.BufferedImage;

/** Stores upright pictures in another orientation, by the words of the EXIF specification rather than the engine's maths. */
final class Turned {
    private Turned() {}

    /** The picture that is upright once it is shown by that orientation. */
    static BufferedImage stored(BufferedImage upright, int orientation) {
        return switch (orientation) {
            case 2 -> mirrored(upright);
            case 3 -> quarter(quarter(upright));
            case 4 -> mirrored(quarter(quarter(upright)));
            case 5 -> mirrored(quarter(upright));
            case 6 -> quarter(quarter(quarter(upright)));
            case 7 -> mirrored(quarter(quarter(quarter(upright))));
            case 8 -> quarter(upright);
            default -> upright;
        };
    }

    /** Left and right exchanged. */
    private static BufferedImage mirrored(BufferedImage image) {
        int width = image.getWidth();
        return TestPictures.rgb(width, image.getHeight(), (x, y) -> image.getRGB(width - 1 - x, y));
    }

    /** Turned by 90 degrees clockwise. */
    private static BufferedImage quarter(BufferedImage image) {
        int side = image.getHeight();
        return TestPictures.rgb(side, image.getWidth(), (x, y) -> image.getRGB(y, side - 1 - x));
    }
}
