package io.imagecatalog.image;

import io.imagecatalog.model.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * Scales a picture to another size by Lanczos' kernel, in fixed point, with colours multiplied by alpha meanwhile so that
 * what is invisible does not bleed. Bands are poured in from top to bottom, and only what is still needed of them is held.
 */
final class Resampler implements BandSink {
    private final Picture target;
    private final List<PlaneScaler> scalers = new ArrayList<>();

    private Resampler(Layout source, Picture target) {
        this.target = target;
        int channels = source.channels().count();
        if (source.channels() == Channels.YCBCR) {
            scalers.add(scaler(source, 0, 1));
            scalers.add(scaler(source, 1, 3));
        } else {
            scalers.add(scaler(source, 0, channels));
        }
    }

    /** For the channels up to one, which have planes of one size. */
    private PlaneScaler scaler(Layout source, int channel, int end) {
        Layout.Extent from = source.extent();
        Size to = target.size();
        Size plane = source.plane(channel);
        Size scaled = target.layout().plane(channel);
        Taps across = Taps.of(plane.width(), scaled.width(), from.width() / to.width());
        Taps down = Taps.of(plane.height(), scaled.height(), from.height() / to.height());
        return new PlaneScaler(source, across, down, target, channel, end);
    }

    /** A picture scaled to a size, or itself if it has that already. */
    static Picture resample(Picture source, Size size) {
        return source.size().equals(size) ? source : resample(source, size, (firstRow, rows, band) -> {});
    }

    /**
     * @param witness sees every band as well
     */
    static Picture resample(PixelRows source, Size size, BandSink witness) {
        Picture scaled = new Picture(source.layout().ofSize(size));
        BandSink sink = source.size().equals(size) ? scaled : new Resampler(source.layout(), scaled);
        source.pour((firstRow, rows, band) -> {
            witness.add(firstRow, rows, band);
            sink.add(firstRow, rows, band);
        });
        return scaled;
    }

    @Override
    public void add(int firstRow, int rows, Band band) {
        for (PlaneScaler scaler : scalers) {
            scaler.add(firstRow, rows, band);
        }
    }
}
