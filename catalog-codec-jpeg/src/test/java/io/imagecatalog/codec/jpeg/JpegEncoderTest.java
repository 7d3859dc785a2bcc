package io.imagecatalog.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class JpegEncoderTest {

    @Test
    void a_side_that_the_format_has_no_number_for_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JpegPlanes.gray(65_536, 1, new byte[65_536]))
                .withMessageContaining("65535")
                .withMessageContaining("65536x1");
    }
}
