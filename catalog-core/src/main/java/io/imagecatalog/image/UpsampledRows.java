package io.imagecatalog.image;

import io.imagecatalog.codec.jpeg.JpegComponent;
import io.imagecatalog.codec.jpeg.JpegHeader;
import io.imagecatalog.codec.jpeg.JpegScale;
import io.imagecatalog.model.Size;

/** Rows of a JPEG's components, each spread out to the size that the picture is decoded at. */
final class UpsampledRows implements PixelRows {
    private final Layout layout;
    private final JpegScale scale;
    private final Upsampling[] planes;

    private UpsampledRows(Layout layout, JpegScale scale, Upsampling[] planes) {
        this.layout = layout;
        this.scale = scale;
        this.planes = planes;
    }

    static UpsampledRows of(JpegHeader header, JpegScale scale, SamplePlane[] planes, Channels channels) {
        Upsampling[] upsampled = new Upsampling[planes.length];
        for (int index = 0; index < planes.length; index++) {
            JpegComponent component = header.components().get(index);
            int across = Upsampling.factor(header.maxAcross(), component.across());
            int down = Upsampling.factor(header.maxDown(), component.down());
            upsampled[index] = Upsampling.of(planes[index], across, down);
        }
        return new UpsampledRows(layout(header, scale, channels), scale, upsampled);
    }

    private static Layout layout(JpegHeader header, JpegScale scale, Channels channels) {
        Size size = new Size(scale.of(header.width()), scale.of(header.height()));
        double divisor = scale.divisor();
        Layout.Extent extent = new Layout.Extent(header.width() / divisor, header.height() / divisor);
        return new Layout(size, extent, channels, false);
    }

    /** @throws io.imagecatalog.spi.InvalidImageException if a component's samples stand for parts of pixels */
    static void requireWholePixels(JpegHeader header) {
        for (JpegComponent component : header.components()) {
            Upsampling.factor(header.maxAcross(), component.across());
            Upsampling.factor(header.maxDown(), component.down());
        }
    }

    @Override
    public Layout layout() {
        return layout;
    }

    /** Those of a file that has it halved are there already. Of scaled pixels no more than nearly the brightness is known anyway. */
    @Override
    public PixelRows halvingChroma() {
        boolean halved = planes[1].halvesBoth() && planes[2].halvesBoth();
        return halved
                ? new StoredChromaRows(
                        layout, planes[0].plane, planes[1].plane, planes[2].plane, scale == JpegScale.WHOLE)
                : new HalvedChromaRows(this, true);
    }

    @Override
    public void read(int firstRow, int rows, Band into) {
        for (int channel = 0; channel < planes.length; channel++) {
            for (int row = 0; row < rows; row++) {
                planes[channel].read(firstRow + row, into.row(channel, row));
            }
        }
    }
}
