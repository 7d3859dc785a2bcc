package io.imagecatalog.codec.jpeg;

/**
 * One of the planes that a picture is made of.
 *
 * @param id by which scans name it
 * @param across how many of its samples stand side by side where that of the component with the most has
 *     {@link JpegHeader#maxAcross()}
 * @param down the same from top to bottom
 * @param width of the plane, in samples
 * @param height of the plane, in samples
 * @param table which of four quantization tables it has
 */
public record JpegComponent(int id, int across, int down, int width, int height, int table) {

    /** Without those that only fill up the last unit of several components. */
    int blocksAcross() {
        return (width + 7) / 8;
    }

    int blocksDown() {
        return (height + 7) / 8;
    }
}
