package io.imagecatalog.image.jpeg;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.imagecatalog.model.Size;
import org.junit.jupiter.api.Test;

class BaselineJpegTest {

    @Test
    void a_side_that_the_format_has_no_number_for_is_refused() {
        Size size = new Size(65_536, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaselineJpeg.encode(size, new byte[][] {new byte[65_536]}, 85))
                .withMessageContaining("65535")
                .withMessageContaining("65536x1");
    }
}
