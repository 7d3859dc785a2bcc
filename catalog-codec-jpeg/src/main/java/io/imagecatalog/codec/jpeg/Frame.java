package io.imagecatalog.codec.jpeg;

import java.util.List;

/**
 * How a picture is laid out in blocks (ITU-T T.81, A.1 and A.2).
 *
 * @param across units of all components side by side
 * @param down units from top to bottom
 */
record Frame(JpegHeader header, int across, int down) {

    static Frame of(JpegHeader header) {
        return new Frame(
                header, ceil(header.width(), 8 * header.maxAcross()), ceil(header.height(), 8 * header.maxDown()));
    }

    List<JpegComponent> components() {
        return header.components();
    }

    /** How many blocks a component has side by side, with those that fill up the last unit. */
    int paddedAcross(JpegComponent component) {
        return across * component.across();
    }

    int paddedDown(JpegComponent component) {
        return down * component.down();
    }

    static int ceil(int amount, int part) {
        return (amount + part - 1) / part;
    }
}
