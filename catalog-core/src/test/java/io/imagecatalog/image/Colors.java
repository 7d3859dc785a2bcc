package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;

/** Assertions on packed colours. */
final class Colors {
    private Colors() {}

    static void assertColor(int argb, int red, int green, int blue, int tolerance) {
        assertThat(argb >> 16 & 0xff).as("red").isBetween(red - tolerance, red + tolerance);
        assertThat(argb >> 8 & 0xff).as("green").isBetween(green - tolerance, green + tolerance);
        assertThat(argb & 0xff).as("blue").isBetween(blue - tolerance, blue + tolerance);
    }
}
