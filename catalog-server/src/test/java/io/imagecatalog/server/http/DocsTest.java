package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.server.Answer;
import io.imagecatalog.server.TestServer;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocsTest {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with("ENABLE_WORKER", "false");

    @Test
    void the_page_loads_nothing_but_what_the_server_has() {
        List<String> loaded = Pattern.compile("(?:src|href)=\"([^\"]*)\"")
                .matcher(SERVER.get("/docs").text())
                .results()
                .map(link -> link.group(1))
                .toList();

        assertThat(loaded).hasSizeGreaterThan(4).allSatisfy(address -> {
            assertThat(address).startsWith("/");
            assertThat(SERVER.get(address).status()).isEqualTo(200);
        });
    }

    @Test
    void nothing_runs_in_the_page_but_its_files() {
        Answer page = SERVER.get("/docs/");

        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';")
                .doesNotContain("unsafe", "http");
        assertThat(page.text()).doesNotContainPattern("<script>|<style| style=| on\\w+=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/openapi.json", "/docs", "/docs/docs.js", "/docs/swagger-ui.css", "/docs/swagger-ui-bundle.js"})
    void a_file_is_sent_again_only_if_it_changed(String path) {
        Answer first = SERVER.get(path);
        Answer again = SERVER.get(path, "If-None-Match", first.header("ETag"));

        assertThat(first.header("Content-Length")).isEqualTo(Integer.toString(first.bytes().length));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();
        assertThat(SERVER.get(path, "If-None-Match", "\"another\"").status()).isEqualTo(200);
    }

    @Test
    void the_licences_of_the_viewer_come_along() {
        assertThat(SERVER.get("/docs/swagger-ui-bundle.js.LICENSE.txt").text()).contains("MIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.js", "index.html", "swagger-ui.js", "..%2Fopenapi.json", "%2e%2e"})
    void there_are_no_other_files(String name) {
        assertThat(SERVER.get("/docs/" + name).status()).isIn(400, 404);
    }
}
