package io.imagecatalog.image;

import io.imagecatalog.model.Preset;
import javax.imageio.spi.ImageWriterSpi;

/** PNG by the JDK's writer, with alpha if the picture has any. */
record PngEncoder(ImageWriterSpi provider) implements Encoder {

    @Override
    public byte[] encode(Picture picture, Preset preset) {
        Picture shown = picture.channels() == Channels.YCBCR ? Picture.of(new YccRows(picture)) : picture;
        return ImageIoOutput.write(provider, shown);
    }
}
