package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import io.imagecatalog.image.structure.Anatomy;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Preset;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.InvalidImageException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands before the pixels of a lossless WebP, of which a decoder makes tables. */
class LosslessWebpTest {
    private static final int MOST_GROUPS = 65_536;
    private static final long LEAST_BYTES_OF_GROUP = 5 * 256 * Integer.BYTES;

    private final PictureReader reader = new PictureReader(Limits.standard());
    private final JvmRenditionEngine engine = new JvmRenditionEngine(Limits.standard(), 128L << 20);

    @Test
    void a_tiny_picture_of_all_the_groups_there_can_be_does_not_fit_into_a_small_budget() {
        refusesForItsMemory(LosslessWebp.ofGroups(4, 4, MOST_GROUPS).bytes());
    }

    @Test
    void nor_does_a_lossy_picture_whose_transparency_has_them() {
        refusesForItsMemory(LosslessWebp.ofGroups(4, 4, MOST_GROUPS).asTransparency());
    }

    private void refusesForItsMemory(byte[] webp) {
        assertThatExceptionOfType(InvalidImageException.class)
                .isThrownBy(() -> engine.probe(Content.of(webp)))
                .withMessageMatching(
                        "The picture takes \\d+ MiB of memory to decode; at most 128 MiB are set aside for that")
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    static Stream<LosslessWebp> many_groups() {
        return Stream.of(LosslessWebp.ofGroups(4, 4, 3000), ofLongCodes(1000));
    }

    /** Codes of which most symbols are beyond the first 8 bits. */
    private static LosslessWebp ofLongCodes(int groups) {
        int last = groups - 1;
        LosslessWebp webp = LosslessWebp.of(4, 4).noTransform().cache(11).groupsInBlocksOf4();
        webp.noCache().color(last >> 8, last & 0xff, 0);
        for (int i = 0; i < groups; i++) {
            webp.symbolsOfLength(11, 2048).symbol(0).symbol(0).symbol(0).symbol(0);
        }
        return webp.bits(0, 31).bits(0, 31).bits(0, 31).bits(0, 31).bits(0, 31).bits(0, 31);
    }

    @ParameterizedTest
    @MethodSource("many_groups")
    void what_the_decoder_takes_for_groups_is_foreseen(LosslessWebp webp) throws IOException {
        Content content = Content.of(webp.bytes());
        Anatomy anatomy = reader.examine(content);
        long before = allocatedBytes();

        reader.decode(anatomy, content);

        assertThat(allocatedBytes() - before).isLessThan(anatomy.decodedBytes() + (1 << 20));
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void each_block_may_have_a_group_of_its_own() throws IOException {
        LosslessWebp webp = LosslessWebp.of(64, 64).noTransform().noCache().groupsInBlocksOf4();
        webp.noCache().symbolsOfLength(8, 256).symbol(0).symbol(0).symbol(0).symbol(0);
        for (int block = 0; block < 256; block++) {
            webp.bits(Integer.reverse(block) >>> 24, 8);
        }
        for (int block = 0; block < 256; block++) {
            webp.color(255 - block, block, 7);
        }

        BufferedImage shown = rendered(webp, 64);

        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                int block = y / 4 * 16 + x / 4;
                assertThat(shown.getRGB(x, y)).isEqualTo(0xff000007 | (255 - block) << 16 | block << 8);
            }
        }
        assertThat(reader.examine(Content.of(webp.bytes())).decodedBytes())
                .isBetween(256 * LEAST_BYTES_OF_GROUP, 512 * LEAST_BYTES_OF_GROUP);
    }

    /** Eight pixels of two colours are one, so that 64x4 of them are two blocks. */
    @Test
    void a_palette_makes_the_picture_that_has_groups_narrower() throws IOException {
        LosslessWebp webp = LosslessWebp.of(64, 4).palette(2).noCache();
        webp.symbols(0x20, 0x40)
                .symbols(0x10, 0x20)
                .symbols(0x30, 0x60)
                .symbols(0, 255)
                .symbol(0);
        webp.bits(0b1111, 4).bits(0, 4);
        webp.subtractedGreen().noTransform().noCache();
        twoBlocks(webp).color(0, 0, 0).color(0, 255, 0);

        BufferedImage shown = rendered(webp, 64);

        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 64; x++) {
                assertThat(shown.getRGB(x, y)).isEqualTo(x < 32 ? 0xff204060 : 0xff306090);
            }
        }
    }

    private static LosslessWebp twoBlocks(LosslessWebp webp) {
        webp.groupsInBlocksOf4()
                .noCache()
                .symbols(0, 1)
                .symbol(0)
                .symbol(0)
                .symbol(0)
                .symbol(0);
        return webp.bits(0b10, 2);
    }

    /** 8x4 pixels of a predictor, a cache, and two blocks each of a group of its own. */
    private static LosslessWebp twoGroups() {
        LosslessWebp webp = LosslessWebp.of(8, 4).predictor().noCache();
        webp.symbols(0, 1).symbol(0).symbol(0).symbol(255).symbol(0).bits(0b10, 2);
        return twoBlocks(webp.noTransform().cache(2)).color(0, 1, 0).color(0, 2, 0);
    }

    @Test
    void what_is_cut_off_before_its_pixels_is_damaged() throws IOException {
        LosslessWebp webp = twoGroups();
        reader.examine(Content.of(webp.bytes()));
        for (int length = 1; length < webp.length(); length++) {
            refusesAsDamaged(webp.bytesCutTo(length), "the file ends before the picture does");
        }
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("transformed twice", start().subtractedGreen().subtractedGreen()),
                arguments("transformed twice", predicted().predictor()),
                arguments("colour cache", start().noTransform().cache(0)),
                arguments("colour cache", start().noTransform().cache(12)),
                arguments("prefix code", otherChannels(group().symbolsOfLength(9, 280))),
                arguments("prefix code", otherChannels(group().symbolsOfLength(7, 280))),
                arguments("prefix code", otherChannels(group().symbolsOfLength(7, 281))),
                arguments(
                        "prefix code",
                        group().symbol(0).symbol(0).symbol(0).symbol(0).symbol(40)),
                arguments("copied beyond their end", copiedBeyondTheEnd()));
    }

    private static LosslessWebp start() {
        return LosslessWebp.of(8, 4);
    }

    private static LosslessWebp predicted() {
        return start().predictor().noCache().color(0, 0, 0);
    }

    private static LosslessWebp group() {
        return start().noTransform().noCache().oneGroup();
    }

    private static LosslessWebp otherChannels(LosslessWebp webp) {
        return webp.symbol(0).symbol(0).symbol(0).symbol(0);
    }

    /** The predictor's two pixels are 3073 pixels copied, by the last of the lengths. */
    private static LosslessWebp copiedBeyondTheEnd() {
        LosslessWebp webp = start().predictor().cache(8).symbolsOfLength(9, 512);
        return otherChannels(webp).bits(Integer.reverse(279) >>> 23, 9).bits(0, 10);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void what_is_malformed_before_its_pixels_is_damaged(String what, LosslessWebp webp) {
        // A file that ends behind it would be damaged for that alone.
        refusesAsDamaged(webp.bits(0, 31).bits(0, 31).bytes(), what);
    }

    private void refusesAsDamaged(byte[] webp, String what) {
        assertThatExceptionOfType(InvalidImageException.class)
                .isThrownBy(() -> reader.examine(Content.of(webp)))
                .withMessageStartingWith("The picture is damaged: ")
                .withMessageContaining(what)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.DAMAGED));
    }

    /** Where a fuzzer may start. */
    static Stream<byte[]> seeds() {
        return Stream.of(
                twoGroups().bytes(),
                twoGroups().asTransparency(),
                LosslessWebp.ofGroups(4, 4, 300).bytes());
    }

    private BufferedImage rendered(LosslessWebp webp, int side) throws IOException {
        Content png = engine.render(Content.of(webp.bytes()), List.of(Preset.png("same", side, side)))
                .renditions()
                .get(0)
                .content();
        return ImageIO.read(new ByteArrayInputStream(png.readAllBytes()));
    }
}
