package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantAssetsTest {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with("ENABLE_WORKER", "false");

    @Test
    void are_listed_in_pages_the_newest_first() {
        List<Long> uploaded = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            uploaded.add(0, SERVER.asset("shop", Pictures.jpeg(i, 40, 30)));
            SERVER.asset("zoo", Pictures.jpeg(i, 40, 30));
        }

        JsonNode first = page("?limit=3");
        JsonNode second = page("?limit=3&before=" + first.get("next_before").asLong());

        assertThat(ids(first)).isEqualTo(uploaded.subList(0, 3));
        assertThat(ids(second)).isEqualTo(uploaded.subList(3, 5));
        assertThat(second.get("next_before").isNull()).isTrue();
        JsonNode newest = first.get("assets").get(0);
        assertThat(newest.get("filename").asText()).isEqualTo("picture.jpg");
        assertThat(newest.get("width").asInt()).isEqualTo(40);
        assertThat(newest.get("media_type").asText()).isEqualTo("image/jpeg");
    }

    @Test
    void of_a_tenant_that_has_deleted_all_are_none_and_of_one_that_never_was_are_not_found() {
        long id = SERVER.asset("farm", Pictures.jpeg(1, 40, 30));
        SERVER.send("DELETE", "/retrieve/asset/" + id, new byte[0]);

        assertThat(SERVER.get("/retrieve/tenant/farm/assets").json().get("assets"))
                .isEmpty();
        assertThat(SERVER.get("/retrieve/tenant/nobody/assets").problem(404)).isEqualTo("There is no tenant 'nobody'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "before=-1", "before="})
    void a_wrong_parameter_is_named(String query) {
        assertThat(SERVER.get("/retrieve/tenant/shop/assets?" + query).problem(400))
                .startsWith(query.substring(0, query.indexOf('=')) + " is a whole number from");
    }

    private static JsonNode page(String query) {
        return SERVER.get("/retrieve/tenant/shop/assets" + query).json();
    }

    private static List<Long> ids(JsonNode page) {
        return page.get("assets").findValues("asset_id").stream()
                .map(JsonNode::asLong)
                .toList();
    }
}
