package io.imagecatalog.model;

/** The picture formats that the catalog has a name for. Which of them can be read is up to the rendition engine. */
public enum ImageFormat {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    BMP("image/bmp", "bmp"),
    WEBP("image/webp", "webp"),
    TIFF("image/tiff", "tif"),
    AVIF("image/avif", "avif"),
    HEIF("image/heif", "heic");

    private final String mediaType;
    private final String extension;

    ImageFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The usual file name extension, without a dot. */
    public String extension() {
        return extension;
    }
}
