package io.imagecatalog.model;

/**
 * What a picture's header says.
 *
 * @param size as it is to be shown, after the EXIF orientation is applied
 * @param orientation the EXIF orientation, 1 to 8, by which the stored samples are to be turned; 1 is upright
 * @param colorSpace how the samples are stored
 */
public record ImageInfo(ImageFormat format, Size size, int orientation, ColorSpace colorSpace) {
    public ImageInfo {
        if (orientation < 1 || orientation > 8) {
            throw new IllegalArgumentException("An orientation is 1 to 8, not " + orientation);
        }
    }
}
