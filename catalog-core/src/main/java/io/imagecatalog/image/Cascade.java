package io.imagecatalog.image;

import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The order in which renditions are made: from the largest to the smallest, so that each can be scaled from the one before
 * rather than from the original.
 *
 * @param presets in the order in which they are asked for
 * @param sizes of the renditions when upright, in the order of the presets
 */
record Cascade(List<Preset> presets, List<Size> sizes) {
    Cascade {
        presets = List.copyOf(presets);
        sizes = List.copyOf(sizes);
    }

    static Cascade of(Size upright, List<Preset> presets) {
        return new Cascade(
                presets,
                presets.stream()
                        .map(preset -> upright.fitInto(preset.maxWidth(), preset.maxHeight()))
                        .toList());
    }

    /** Indexes of the presets, the one of the largest rendition first. */
    List<Integer> largestFirst() {
        return IntStream.range(0, sizes.size())
                .boxed()
                .sorted(Comparator.comparingLong(
                                (Integer index) -> sizes.get(index).pixels())
                        .reversed())
                .toList();
    }

    /** The size of the largest rendition, if there is any. */
    Optional<Size> largest() {
        return sizes.stream().max(Comparator.comparingLong(Size::pixels));
    }

    /**
     * What the largest rendition takes in memory: scaled, turned, flattened, and at most an int a sample to be encoded; and
     * what the one takes besides that takes the most to be measured.
     */
    long bytes() {
        long pixels = largest().map(Size::pixels).orElse(0L);
        return (3L * Channels.RGBA.count() + 3L * Integer.BYTES / 2) * pixels + measuringBytes();
    }

    private long measuringBytes() {
        return IntStream.range(0, sizes.size())
                .mapToLong(index -> GatedEncoder.bytes(presets.get(index), sizes.get(index)))
                .max()
                .orElse(0);
    }
}
