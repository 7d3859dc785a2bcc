package io.imagecatalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "photo.jpg, photo.jpg",
        "../../etc/passwd, passwd",
        "C:\\photos\\cat.png, cat.png",
        "/absolute/cat.png, cat.png",
        "Kätzchen 猫 🐈.jpg, Kätzchen 猫 🐈.jpg",
    })
    void keeps_the_last_part_of_a_path(String sent, String kept) {
        assertThat(FileName.clean(sent)).isEqualTo(kept);
    }

    @Test
    void drops_characters_that_control_or_turn_round_what_is_shown() {
        assertThat(FileName.clean("a\r\nSet-Cookie: x\u0000.jpg")).isEqualTo("aSet-Cookie: x.jpg");
        assertThat(FileName.clean("photo\u202Egpj.exe")).isEqualTo("photogpj.exe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "/", "a/", "\u0007"})
    void gives_a_name_to_what_has_none(String sent) {
        assertThat(FileName.clean(sent)).isEqualTo("unnamed");
    }

    @Test
    void shortens_a_long_name_but_keeps_its_extension() {
        String name = FileName.clean("x".repeat(10_000) + ".jpeg");

        assertThat(name).hasSize(255).endsWith("x.jpeg");
    }

    @Test
    void never_cuts_a_character_in_two() {
        String name = FileName.clean("🐈".repeat(200));

        assertThat(name).hasSizeLessThanOrEqualTo(255);
        assertThat(name.codePoints()).allMatch(character -> character == "🐈".codePointAt(0));
    }
}
