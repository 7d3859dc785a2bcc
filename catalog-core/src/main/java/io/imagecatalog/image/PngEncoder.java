package io.imagecatalog.image;

import javax.imageio.spi.ImageWriterSpi;

/** PNG by the JDK's writer, with alpha if the picture has any. Quality plays no part. */
record PngEncoder(ImageWriterSpi provider) implements Encoder {

    @Override
    public boolean keepsAlpha() {
        return true;
    }

    @Override
    public byte[] encode(Picture picture, int quality) {
        return ImageIoOutput.write(provider, picture, null);
    }
}
