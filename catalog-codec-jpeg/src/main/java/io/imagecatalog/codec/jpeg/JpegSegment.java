package io.imagecatalog.codec.jpeg;

/** An application segment, APP0 to APP15, as it stands in the file. Immutable. */
public final class JpegSegment {
    private final int number;
    private final byte[] payload;

    JpegSegment(int number, byte[] payload) {
        this.number = number;
        this.payload = payload;
    }

    /** 0 to 15: 0 is JFIF's, 1 Exif's and XMP's, 2 has ICC profiles, 14 is Adobe's. */
    public int number() {
        return number;
    }

    /** What is in it, without marker and length; a copy. */
    public byte[] payload() {
        return payload.clone();
    }
}
