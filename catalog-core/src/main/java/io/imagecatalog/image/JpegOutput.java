package io.imagecatalog.image;

import io.imagecatalog.codec.jpeg.ChromaSampling;
import io.imagecatalog.codec.jpeg.JpegEncoder;
import io.imagecatalog.codec.jpeg.JpegPlanes;
import io.imagecatalog.model.Preset;

/** JFIF with chroma halved both ways, Huffman tables made for the picture, and no metadata, straight from the planes. */
final class JpegOutput implements Encoder {

    @Override
    public byte[] encode(Picture picture, Preset preset) {
        JpegEncoder encoder = JpegEncoder.ofQuality(preset.quality());
        return (preset.progressive() ? encoder.asProgressive() : encoder).encode(planes(coded(picture)));
    }

    private static Picture coded(Picture picture) {
        PixelRows rows = picture.channels() == Channels.RGB ? new YccOfRgbRows(picture) : picture;
        boolean whole = rows.channels() == Channels.YCBCR && !rows.layout().halvedChroma();
        return Picture.of(whole ? new HalvedChromaRows(rows, false) : rows);
    }

    private static JpegPlanes planes(Picture picture) {
        int width = picture.size().width();
        int height = picture.size().height();
        return picture.channels() == Channels.GRAY
                ? JpegPlanes.gray(width, height, picture.plane(0))
                : JpegPlanes.yCbCr(
                        width, height, ChromaSampling.HALVED, picture.plane(0), picture.plane(1), picture.plane(2));
    }
}
