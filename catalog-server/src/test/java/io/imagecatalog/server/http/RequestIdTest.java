package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.server.Answer;
import io.imagecatalog.server.Form;
import io.imagecatalog.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
    private static final String HEADER = "X-Request-Id";

    @RegisterExtension
    static final TestServer SERVER = TestServer.with();

    @Test
    void is_the_one_that_the_request_came_with() {
        assertThat(SERVER.get("/presets", HEADER, "web-1.7_a").header(HEADER)).isEqualTo("web-1.7_a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<script>", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void is_the_servers_own_if_that_can_not_be_one(String sent) {
        assertThat(SERVER.get("/presets", HEADER, sent).header(HEADER)).matches("[0-9a-f]{16}");
    }

    @Test
    void is_another_for_each_request() {
        assertThat(SERVER.get("/presets").header(HEADER))
                .isNotEqualTo(SERVER.get("/presets").header(HEADER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/retrieve/asset/999999", "/nowhere", "/retrieve/asset/x"})
    void is_on_refusals_too(String path) {
        Answer answer = SERVER.get(path, HEADER, "web-1");

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.header(HEADER)).isEqualTo("web-1");
    }

    @Test
    void is_on_a_refused_form_too() {
        Answer answer = SERVER.post("/upload", new Form().text("tenant_name", "shop"));

        assertThat(answer.problem(400)).isNotEmpty();
        assertThat(answer.header(HEADER)).matches("[0-9a-f]{16}");
    }
}
