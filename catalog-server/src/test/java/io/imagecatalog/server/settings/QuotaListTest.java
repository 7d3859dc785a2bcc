package io.imagecatalog.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.model.Quota;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaListTest {

    @Test
    void a_line_is_a_tenants_and_the_star_is_everybody_elses() {
        QuotaList quotas = parse("""
                # what they pay for
                shop   10000  5GiB   # the large one

                zoo    -      100MB
                *      10     1TiB
                """);

        assertThat(quotas.of("shop")).isEqualTo(new Quota(10_000, 5L << 30));
        assertThat(quotas.of("zoo")).isEqualTo(new Quota(Long.MAX_VALUE, 100_000_000));
        assertThat(quotas.of("farm")).isEqualTo(new Quota(10, 1L << 40));
    }

    @Test
    void without_a_star_everybody_else_is_free() {
        assertThat(parse("shop 1 1").of("zoo")).isEqualTo(Quota.unlimited());
        assertThat(parse("").of("zoo")).isEqualTo(Quota.unlimited());
    }

    @ParameterizedTest
    @CsvSource({
        "shop 1, line 1 must be of the form TENANT ASSETS BYTES",
        "shop 1 2 3, line 1 must be of the form TENANT ASSETS BYTES",
        ".shop 1 2, line 1 must be of the form TENANT ASSETS BYTES",
        "shop many 2, line 1 must be of the form TENANT ASSETS BYTES",
        "shop 1 2furlongs, line 1 must be of the form TENANT ASSETS BYTES",
        "shop -1 2, line 1 must be of the form TENANT ASSETS BYTES",
        "'zoo 1 1\nshop 1 2\nshop 1 3', line 3 is the second for shop"
    })
    void a_wrong_line_is_named(String lines, String complaint) {
        assertThatThrownBy(() -> parse(lines))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(complaint);
    }

    private static QuotaList parse(String text) {
        return QuotaList.parse(text.lines().toList());
    }
}
