package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.server.Answer;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.TestServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that is started again with other presets than its assets were rendered by. */
class ChangedPresetsTest {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with();

    @BeforeEach
    void startWithThumbAndZoom() {
        SERVER.restartWith("PRESETS", "thumb=100 zoom=200");
    }

    @Test
    void a_rendition_is_served_as_it_was_made() {
        String thumb = rendition(SERVER.renderedAsset("shop", Pictures.jpeg(1, 300, 200)), "thumb");
        byte[] before = SERVER.get(thumb).bytes();

        SERVER.restartWith("PRESETS", "thumb=50:png card=80");

        assertThat(SERVER.get(thumb).bytes()).isEqualTo(before);
        assertThat(SERVER.get(thumb).header("Content-Type")).isEqualTo("image/jpeg");
    }

    @Test
    void an_asset_has_no_rendition_of_a_new_preset_until_it_is_rendered_again() {
        long id = SERVER.renderedAsset("shop", Pictures.jpeg(2, 300, 200));
        SERVER.restartWith("PRESETS", "thumb=50:png card=80");

        Answer card = SERVER.get(rendition(id, "card"));

        assertThat(card.problem(404))
                .isEqualTo("The card of asset " + id + " is not rendered yet; have the asset rendered again");
        assertThat(card.header("Retry-After")).isEmpty();
        SERVER.post("/retrieve/asset/" + id + "/regenerate");
        SERVER.awaitJob(id, "completed");
        assertThat(SERVER.get(rendition(id, "card")).status()).isEqualTo(200);
        assertThat(SERVER.get(rendition(id, "thumb")).header("Content-Type")).isEqualTo("image/png");
    }

    @Test
    void a_picture_uploaded_again_gets_its_rendition_of_a_new_preset() {
        long id = SERVER.renderedAsset("shop", Pictures.jpeg(3, 300, 200));
        SERVER.restartWith("PRESETS", "thumb=100 card=80");

        assertThat(SERVER.renderedAsset("shop", Pictures.jpeg(3, 300, 200))).isEqualTo(id);

        assertThat(SERVER.get(rendition(id, "card")).status()).isEqualTo(200);
    }

    @Test
    void a_preset_no_longer_set_is_unknown_but_what_it_made_is_kept() {
        long id = SERVER.renderedAsset("shop", Pictures.jpeg(4, 300, 200));
        byte[] before = SERVER.get(rendition(id, "zoom")).bytes();

        SERVER.restartWith("PRESETS", "thumb=100");

        assertThat(SERVER.get(rendition(id, "zoom")).problem(400))
                .isEqualTo("There is no preset 'zoom'; the presets are thumb");
        assertThat(presetsOf(id)).containsExactly("thumb", "zoom");
        SERVER.restartWith("PRESETS", "thumb=100 zoom=200");
        assertThat(SERVER.get(rendition(id, "zoom")).bytes()).isEqualTo(before);
    }

    private static String rendition(long id, String preset) {
        return "/retrieve/rendition/" + id + "/" + preset;
    }

    private static List<String> presetsOf(long id) {
        return SERVER.get("/retrieve/asset/" + id).json().get("renditions").findValuesAsText("preset");
    }
}
