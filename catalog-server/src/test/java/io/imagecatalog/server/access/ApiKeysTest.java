package io.imagecatalog.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.server.access.Caller.OfTenant;
import io.imagecatalog.server.access.Caller.Operations;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
    private static final String HASH = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

    @Test
    void a_key_is_found_by_the_sha_256_of_its_text() {
        ApiKeys keys = parse("""
                # of the shop, until May
                %s  tenant  shop.eu  # Ann's
                """.formatted(HASH));

        assertThat(keys.owner(new ApiKey("secret"))).contains(new OfTenant("shop.eu"));
        assertThat(keys.owner(new ApiKey("Secret"))).isEmpty();
        assertThat(keys.owner(new ApiKey(HASH))).isEmpty();
        assertThat(keys.size()).isEqualTo(1);
    }

    @Test
    void a_new_key_is_found_by_the_line_that_is_printed_for_it() {
        ApiKey shops = ApiKey.random(new SecureRandom());
        ApiKey others = ApiKey.random(new SecureRandom());

        ApiKeys keys = parse(ApiKeys.line(shops, new OfTenant("shop")) + "\n" + ApiKeys.line(others, new Operations()));

        assertThat(keys.owner(shops)).contains(new OfTenant("shop"));
        assertThat(keys.owner(others)).contains(new Operations());
        assertThat(shops.text()).matches("ick_[A-Za-z0-9_-]{43}").isNotEqualTo(others.text());
        assertThat(shops).hasToString("ick_...");
    }

    @Test
    void an_empty_file_lets_nobody_in() {
        assertThat(parse("").owner(new ApiKey(""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ick_SECRET tenant shop",
                HASH,
                HASH + " tenant",
                HASH + " tenant shop zoo",
                HASH + " tenant .SECRET",
                HASH + " operations shop",
                HASH + " Operations",
                HASH + " admin SECRET",
                "x" + HASH + " operations",
                "2BB80D537B1DA3E38BD30361AA855686BDE0EACD7162FEF6A25FE97BF527A25B operations"
            })
    void a_wrong_line_is_named_and_not_repeated(String line) {
        assertThatThrownBy(() -> parse("\n" + line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "line 2 must be of the form HASH tenant NAME, or HASH operations, as './catalog key' prints it");
    }

    @Test
    void a_key_has_one_owner() {
        assertThatThrownBy(() -> parse(HASH + " tenant shop\n" + HASH + " operations"))
                .hasMessage("line 2 is the second for its key");
    }

    private static ApiKeys parse(String text) {
        return ApiKeys.parse(text.lines().toList());
    }
}
