package io.imagecatalog.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.server.access.ApiKey;
import io.imagecatalog.server.access.ApiKeys;
import io.imagecatalog.server.access.Caller.OfTenant;
import io.imagecatalog.server.access.Caller.Operations;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class KeyCommandTest {
    private static final String SHOWN = "catalog: the key, which is not kept anywhere: ";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void its_output_is_a_file_by_which_the_key_is_a_tenants() {
        assertThat(run("--tenant", "shop")).isZero();

        assertThat(printed().owner(shown())).contains(new OfTenant("shop"));
        assertThat(out.toString()).doesNotContain(shown().text());
    }

    @Test
    void or_one_for_operations() {
        assertThat(run("--operations")).isZero();

        assertThat(printed().owner(shown())).contains(new Operations());
    }

    @ParameterizedTest
    @CsvSource({
        "'', Missing required argument",
        "--tenant=.shop, A tenant's name",
        "--tenant=, A tenant's name",
        "--tenant=shop --operations, are mutually exclusive"
    })
    void wrong_use_makes_none(String arguments, String complaint) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(2);

        assertThat(err.toString()).contains(complaint);
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... arguments) {
        CommandLine line = CatalogCommand.line(Map.of());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] words = new String[arguments.length + 1];
        words[0] = "key";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return line.execute(words);
    }

    private ApiKeys printed() {
        return ApiKeys.parse(out.toString().lines().toList());
    }

    private ApiKey shown() {
        assertThat(err.toString()).startsWith(SHOWN);
        return new ApiKey(err.toString().substring(SHOWN.length()).strip());
    }
}
