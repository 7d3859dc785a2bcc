package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Presets;
import io.imagecatalog.spi.InvalidImageException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JPEG is read while it is scaled; its content may be a connection that another waits for. */
class OpenStreamsTest {
    private final JvmRenditionEngine engine = new JvmRenditionEngine(Limits.standard(), 64L << 20);

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void one_stream_is_open_at_a_time_and_none_in_the_end(String format) throws IOException {
        CountedContent content = new CountedContent(TestPictures.encode(TestPictures.waves(300, 200), format));

        engine.render(content, Presets.standard().all());
        new JvmPictureHasher(engine).hash(content);
        new JvmQualityComparator(engine).compare(content, List.of(content));

        assertThat(content.mostOpen).isEqualTo(1);
        assertThat(content.open).isZero();
    }

    @Test
    void so_it_is_with_a_profile() throws IOException {
        CountedContent content = new CountedContent(
                Corpus.required().content("color/gen-swapped-rg-icc.jpg").readAllBytes());

        engine.render(content, Presets.standard().all());

        assertThat(content.mostOpen).isEqualTo(1);
        assertThat(content.open).isZero();
    }

    @Test
    void none_is_left_open_by_a_picture_that_is_refused_while_it_is_decoded() throws IOException {
        CountedContent content = new CountedContent(TestPictures.encode(TestPictures.waves(300, 200), "jpg"));
        JvmRenditionEngine hurried =
                new JvmRenditionEngine(Limits.standard().withMaxDecodeTime(Duration.ofNanos(1)), 64L << 20);

        assertThatExceptionOfType(InvalidImageException.class)
                .isThrownBy(() -> hurried.render(content, Presets.standard().all()));

        assertThat(content.open).isZero();
    }

    private static final class CountedContent implements Content {
        private final byte[] bytes;
        private int open;
        private int mostOpen;

        CountedContent(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            open++;
            mostOpen = Math.max(mostOpen, open);
            return new FilterInputStream(new ByteArrayInputStream(bytes)) {
                private boolean closed;

                @Override
                public void close() throws IOException {
                    open -= closed ? 0 : 1;
                    closed = true;
                    super.close();
                }
            };
        }
    }
}
