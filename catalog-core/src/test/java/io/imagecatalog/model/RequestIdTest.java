package io.imagecatalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "0af7651916cd43dd8448eb211c80319c", "b7f0c1de-6a3f-4e0c-9f0b-1d6f2f7f9a10", "web.7_x"})
    void has_the_characters_that_ids_are_made_of(String value) {
        assertThat(RequestId.parse(value)).contains(new RequestId(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\nb",
                "é",
                "<b>",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void has_no_others_and_is_not_longer_than_the_column(String value) {
        assertThat(RequestId.parse(value)).isEmpty();
        assertThatThrownBy(() -> new RequestId(value)).hasMessageContaining("1 to 64");
    }
}
