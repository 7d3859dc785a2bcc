package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.Preset;
import io.imagecatalog.spi.Rendered;
import io.imagecatalog.spi.RenditionEngine.Rendering;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VectorKernelTest {
    private static final List<String> WITH_VECTORS = List.of("--add-modules", "jdk.incubator.vector");
    private static final String MARK = "> ";

    @Test
    void it_is_found_where_the_jvm_has_the_vector_api_and_only_there() throws IOException {
        assertThat(printed(WITH_VECTORS).get(0)).isEqualTo("VectorKernel");
        assertThat(printed(List.of()).get(0)).isEqualTo("PlainKernel");
    }

    @Test
    void it_makes_the_same_renditions_and_sums_to_the_bit() throws IOException {
        assertThat(printed(WITH_VECTORS).stream().skip(1)).containsExactlyElementsOf(fingerprints());
    }

    /** What the JVM says about itself is of no interest. */
    private static List<String> printed(List<String> options) throws IOException {
        return ChildJvm.run(options, Fingerprints.class).stream()
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()))
                .toList();
    }

    private static List<String> fingerprints() throws IOException {
        JvmRenditionEngine engine = new JvmRenditionEngine();
        BufferedImage glass = TestPictures.image(
                201, 333, BufferedImage.TYPE_INT_ARGB, (x, y) -> ((x * 5 % 256) << 24) | ((x * y * 977) & 0xffffff));
        List<String> fingerprints = new ArrayList<>();
        for (Content content : List.of(
                TestPictures.jpeg(TestPictures.waves(1003, 701)),
                TestPictures.png(TestPictures.waves(97, 1003)),
                TestPictures.png(glass))) {
            List<Preset> presets = List.of(Preset.jpeg("a", 300), Preset.png("b", 99), Preset.png("c", 7));
            Rendering rendering = engine.render(content, presets);
            for (Rendered rendered : rendering.renditions()) {
                fingerprints.add(
                        ContentHash.of(rendered.content().readAllBytes()).hex());
            }
            fingerprints.add(rendering.perceptualHash().orElseThrow().hex());
        }
        fingerprints.addAll(squares());
        return fingerprints;
    }

    /** Of lengths that fit into no vector, and one that is long enough for sums to overflow if they were not added up. */
    private static List<String> squares() {
        List<String> squares = new ArrayList<>();
        for (int length : new int[] {0, 5, 129, 5003, 50_000_003}) {
            byte[] one = new byte[length];
            byte[] other = new byte[length];
            for (int i = 0; i < length; i++) {
                other[i] = (byte) (i % 7 == 0 ? i : 255);
            }
            squares.add(String.valueOf(Kernels.FASTEST.squares(one, other)));
        }
        return squares;
    }

    /** Prints which kernel there is, and what it makes. */
    static final class Fingerprints {
        public static void main(String[] arguments) throws IOException {
            System.out.println(MARK + Kernels.FASTEST.getClass().getSimpleName());
            fingerprints().forEach(fingerprint -> System.out.println(MARK + fingerprint));
        }
    }
}
