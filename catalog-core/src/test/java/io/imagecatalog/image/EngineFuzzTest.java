package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Preset;
import io.imagecatalog.spi.InvalidImageException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("fuzz")
class EngineFuzzTest {
    private static final long SMALL = 6_000;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final List<Preset> PRESETS = List.of(Preset.jpeg("thumb", 20), Preset.png("logo", 7, 30));

    private final JvmRenditionEngine engine = new JvmRenditionEngine(new Limits(1 << 20, 500_000, 4_000), 48L << 20);

    static Stream<byte[]> pictures() {
        return Corpus.filesUpTo(SMALL);
    }

    @MethodSource("pictures")
    @FuzzTest(maxDuration = "10s")
    void any_bytes_end_in_a_rendition_or_a_refusal_and_soon(byte[] bytes) throws IOException {
        Content content = Content.of(RepairedPng.of(bytes));
        Instant start = Instant.now();
        try {
            engine.probe(content);
            engine.render(content, PRESETS);
        } catch (InvalidImageException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContainPattern("\\p{Cntrl}");
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(SOON);
    }
}
