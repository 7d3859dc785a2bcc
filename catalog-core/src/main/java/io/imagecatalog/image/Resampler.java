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
        Layout layout = target.layout();
        double step = (double) layout.step(channel) / source.step(channel);
        Size size = source.plane(channel);
        Size scaled = layout.plane(channel);
        double scaleX = step * source.size().width() / layout.size().width();
        double scaleY = step * source.size().height() / layout.size().height();
        Taps across = Taps.of(size.width(), scaled.width(), scaleX);
        Taps down = Taps.of(size.height(), scaled.height(), scaleY);
        return new PlaneScaler(source, across, down, target, channel, end);
    }

    /** A picture scaled to a size; itself, in memory, if it has that already. */
    static Picture resample(Picture source, Size size) {
        if (source.size().equals(size)) {
            return source;
        }
        return resample(source, source.layout().ofSize(size), (firstRow, rows, band) -> {});
    }

    /**
     * @param target of the source's channels
     * @param witness sees every band as well
     */
    static Picture resample(PixelRows source, Layout target, BandSink witness) {
        Picture scaled = new Picture(target);
        BandSink sink = source.layout().equals(target) ? scaled : new Resampler(source.layout(), scaled);
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
