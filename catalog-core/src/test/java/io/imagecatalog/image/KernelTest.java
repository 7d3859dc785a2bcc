package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTest {
    private final Kernel kernel = Kernels.FASTEST;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 127, 4095, 4096, 4097, 12_289})
    void squared_differences_are_those_of_every_sample(int length) {
        byte[] one = noise(length, 1);
        byte[] other = noise(length, 2);
        assertThat(kernel.squares(one, other)).isEqualTo(sampleBySample(one, other));
        assertThat(kernel.squares(one, one.clone())).isZero();
    }

    @Test
    void squared_differences_of_a_large_picture_do_not_overflow() {
        byte[] black = new byte[100_000_003];
        byte[] white = new byte[black.length];
        Arrays.fill(white, (byte) 255);
        assertThat(kernel.squares(black, white)).isEqualTo(255L * 255 * black.length);
    }

    private static byte[] noise(int length, long seed) {
        byte[] noise = new byte[length];
        new Random(seed).nextBytes(noise);
        return noise;
    }

    private static long sampleBySample(byte[] one, byte[] other) {
        long sum = 0;
        for (int i = 0; i < one.length; i++) {
            int difference = (one[i] & 0xff) - (other[i] & 0xff);
            sum += (long) difference * difference;
        }
        return sum;
    }
}
