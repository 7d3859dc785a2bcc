package io.imagecatalog.image;

import static io.imagecatalog.image.TestPictures.gif;
import static io.imagecatalog.image.TestPictures.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import io.imagecatalog.image.structure.Anatomy;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Limits;
import io.imagecatalog.spi.InvalidImageException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What fuzzing has found, so that it stays away. */
class FuzzFindingsTest {
    private static final int BEHIND_THE_PALETTE = 19;

    private final PictureReader reader = new PictureReader(Limits.standard());

    /** The JDK's reader takes such a block to have four bytes, and the rest of it for the next block. */
    @Test
    void a_gif_that_hides_a_huge_frame_in_a_control_block_is_refused() {
        byte[] hidden = {0, 0, 0, 0, 0, ',', 0, 0, 0, 0, -1, -1, -1, -1, 0, 2, 2, 0x44, 1, 0};
        byte[] control = insert(new byte[] {'!', (byte) 0xf9, (byte) hidden.length, 0}, 3, hidden);
        byte[] hostile = insert(gif(5, 4, 0, 0, 1, 1, 1), BEHIND_THE_PALETTE, control);

        assertThatExceptionOfType(InvalidImageException.class)
                .isThrownBy(() -> reader.examine(Content.of(hostile)))
                .withMessage("The picture is damaged: a frame's control block is malformed");
    }

    @Test
    void a_frame_of_another_size_than_was_examined_is_refused_before_it_is_allocated() throws IOException {
        Anatomy examined = reader.examine(Content.of(gif(5, 4, 0, 0, 1, 1, 1)));
        Content other = Content.of(gif(65_535, 65_535, 0, 0, 65_535, 65_535, 1));
        long before = allocatedBytes();

        assertThatExceptionOfType(InvalidImageException.class)
                .isThrownBy(() -> reader.decode(examined, other, Decoded::hashes))
                .withMessageContaining("of another size");
        assertThat(allocatedBytes() - before).isLessThan(16L << 20);
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
