package io.imagecatalog.codec.jpeg;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a file says of its picture before its first sample.
 *
 * @param progressive whether it comes in scans that refine each other
 * @param components one (gray), three or four; what colours they stand for is told by {@code adobeTransform}, JFIF's segment
 *     or the components' ids
 * @param adobeTransform what Adobe's segment says: 0 for RGB or CMYK, 1 for YCbCr, 2 for YCCK; empty if there is none
 * @param segments all application segments before the first scan, in their order
 */
public record JpegHeader(
        int width,
        int height,
        boolean progressive,
        List<JpegComponent> components,
        OptionalInt adobeTransform,
        List<JpegSegment> segments) {
    public JpegHeader {
        components = List.copyOf(components);
        segments = List.copyOf(segments);
    }

    /** The most samples that a component has side by side in a unit. */
    public int maxAcross() {
        return components.stream().mapToInt(JpegComponent::across).max().orElse(1);
    }

    /** The most samples that a component has from top to bottom in a unit. */
    public int maxDown() {
        return components.stream().mapToInt(JpegComponent::down).max().orElse(1);
    }
}
