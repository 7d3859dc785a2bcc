package io.imagecatalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("fuzz")
class HashFuzzTest {

    static Stream<String> hashes() {
        return Stream.of(
                "", "0123456789abcdef", "0123456789ABCDEF", "0f".repeat(32), "é".repeat(16), "+123456789abcdef");
    }

    @MethodSource("hashes")
    @FuzzTest(maxDuration = "2s")
    void a_text_is_the_hash_that_it_says_or_none(@NotNull String text) {
        requireTheSameOrRefused(text, hex -> PerceptualHash.parse("phash", hex).hex());
        requireTheSameOrRefused(text, hex -> new ContentHash(hex).hex());
    }

    private static void requireTheSameOrRefused(String text, UnaryOperator<String> parseAndPrint) {
        try {
            assertThat(parseAndPrint.apply(text)).isEqualTo(text.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
