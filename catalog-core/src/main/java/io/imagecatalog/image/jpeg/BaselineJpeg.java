package io.imagecatalog.image.jpeg;

import io.imagecatalog.model.Size;
import java.util.List;

/**
 * Encodes planes as a baseline JFIF file without any metadata: one plane is gray; three are YCbCr, the second and third of
 * half the width and height, rounded up. Huffman tables are made for the picture, one pair for brightness and one for
 * chroma.
 *
 * <p>Coefficients are those of libjpeg's accurate integer method ({@code islow}) on the same samples, to the bit; beyond the
 * edge, the last sample of a plane goes on. The same samples always give the same bytes. Thread-safe.
 */
public final class BaselineJpeg {
    private static final int LONGEST_SIDE = 65_535;

    private BaselineJpeg() {}

    /**
     * A whole file.
     *
     * @param size of the picture
     * @param planes rows from top to bottom, without padding
     * @param quality 1 to 100, on libjpeg's scale
     * @throws IllegalArgumentException if a side is longer than the 65,535 pixels that the format can tell
     */
    public static byte[] encode(Size size, byte[][] planes, int quality) {
        if (size.width() > LONGEST_SIDE || size.height() > LONGEST_SIDE) {
            throw new IllegalArgumentException("No side of a JPEG is longer than " + LONGEST_SIDE + ", not " + size);
        }
        QuantizationTable luminance = QuantizationTable.luminance(quality);
        if (planes.length == 1) {
            return new Scan(size, List.of(new Component(planes[0], size, 1, 0, luminance))).encode();
        }
        QuantizationTable chrominance = QuantizationTable.chrominance(quality);
        Size half = new Size((size.width() + 1) / 2, (size.height() + 1) / 2);
        List<Component> components = List.of(
                new Component(planes[0], size, 2, 0, luminance),
                new Component(planes[1], half, 1, 1, chrominance),
                new Component(planes[2], half, 1, 1, chrominance));
        return new Scan(size, components).encode();
    }
}
