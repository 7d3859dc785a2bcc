package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Presets;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Content that can't be read now is worth another try; a damaged picture is not. The two must not be mixed up. */
class ReadErrorTest {
    private final JvmRenditionEngine engine = new JvmRenditionEngine(Limits.standard(), 64L << 20);

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp", "gif", "tiff"})
    void an_error_in_reading_stays_one_wherever_it_happens(String format) throws IOException {
        byte[] bytes = TestPictures.encode(TestPictures.waves(300, 200), format);
        boolean passed = false;
        for (long readable = 0; !passed; readable += 1 + bytes.length / 25) {
            passed = passesWith(new FailingContent(bytes, readable));
            assertThat(readable).isLessThan(20L * bytes.length);
        }
    }

    private boolean passesWith(Content content) throws IOException {
        try {
            engine.render(content, Presets.standard().all());
            return true;
        } catch (IOException e) {
            assertThat(e).hasMessage("The storage went away");
            return false;
        }
    }

    @Test
    void probing_passes_it_on_too() {
        byte[] bytes = TestPictures.encode(TestPictures.waves(300, 200), "jpg");
        assertThatIOException()
                .isThrownBy(() -> engine.probe(new FailingContent(bytes, 0)))
                .withMessage("The storage went away");
    }

    @Test
    void comparing_passes_it_on_too() {
        byte[] bytes = TestPictures.encode(TestPictures.waves(300, 200), "png");
        JvmQualityComparator comparator = new JvmQualityComparator(engine);
        assertThatIOException()
                .isThrownBy(() -> comparator.compare(
                        Content.of(bytes), List.of(new FailingContent(bytes, bytes.length + bytes.length / 2))))
                .withMessage("The storage went away");
    }

    @Test
    void whatever_else_the_content_throws_comes_through_as_it_is() {
        Content broken = new Content() {
            @Override
            public long length() {
                return 100;
            }

            @Override
            public InputStream open() {
                throw new IllegalStateException("The pool is closed");
            }
        };
        assertThatThrownBy(() -> engine.render(broken, Presets.standard().all()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The pool is closed");
    }
}
