package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.imagecatalog.server.http.ByteRange.Part;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("fuzz")
class HeaderFuzzTest {
    private static final long LENGTH = 1000;
    private static final EntityTag TAG = new EntityTag("abc");

    static Stream<String> headers() {
        return Stream.of(
                "",
                "bytes=0-9",
                "Bytes = 5-",
                "bytes=-7",
                "bytes=999999999999999999-1",
                "*",
                "\"abc\", W/\"def\"",
                "a b.jpg");
    }

    @MethodSource("headers")
    @FuzzTest(maxDuration = "3s")
    void any_text_is_a_range_a_tag_and_a_name_that_stay_in_their_bounds(@NotNull String text) {
        if (ByteRange.parse(text, LENGTH) instanceof Part part) {
            assertThat(part.first()).isBetween(0L, LENGTH - 1);
            assertThat(part.last()).isBetween(part.first(), LENGTH - 1);
        }
        if (TAG.isNamedBy(text)) {
            assertThat(text).containsAnyOf("\"abc\"", "*");
        }
        String disposition = new ContentDisposition(text).inline();
        assertThat(disposition.chars()).allMatch(c -> c >= ' ' && c <= '~' && c != '\\');
        assertThat(disposition.chars().filter(c -> c == '"')).hasSize(2);
        assertThat(disposition.chars().filter(c -> c == ';')).hasSize(2);
    }
}
