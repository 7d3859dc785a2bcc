package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.TestServer;
import io.imagecatalog.server.access.ApiKey;
import io.imagecatalog.server.access.ApiKeys;
import io.imagecatalog.server.access.Caller.OfTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The console, in a real browser. */
class ConsoleTest {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with();

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @TempDir
    private Path files;

    @AfterEach
    void nothing_was_complained_of() {
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    void a_picture_that_is_dropped_appears_by_itself_when_it_is_rendered() throws IOException {
        show("uploads", "/");

        BROWSER.present("#files")
                .sendKeys(file("beach.jpg", Pictures.jpeg(1, 600, 400)) + "\n" + file("text.jpg", new byte[100]));

        BROWSER.awaitText(".card .name", "beach.jpg");
        BROWSER.awaitTrue("document.querySelector('.card img')?.naturalWidth > 0");
        BROWSER.awaitText(".uploads .failed", "not a picture");
        assertThat(SERVER.get("/retrieve/tenant/uploads/assets").json().get("assets"))
                .hasSize(1);
    }

    @Test
    void of_many_pictures_the_newest_are_shown_and_older_ones_on_request() {
        for (int i = 0; i < 65; i++) {
            SERVER.asset("many", Pictures.jpeg(i, 20, 20));
        }
        show("many", "/");

        BROWSER.awaitTrue("document.querySelectorAll('.grid li').length == 60");
        BROWSER.button("Show older ones").click();

        BROWSER.awaitTrue("document.querySelectorAll('.grid li').length == 65");
        assertThat(BROWSER.all(".older").get(0).isDisplayed()).isFalse();
    }

    @Test
    void an_asset_is_shown_with_its_renditions_and_what_looks_like_it() {
        long id = SERVER.renderedAsset("assets", Pictures.jpeg(1, 600, 400));
        long twin = SERVER.renderedAsset("assets", Pictures.png(1, 600, 400));
        show("assets", "/#/asset/" + id);

        BROWSER.awaitText("dl", "600 × 400 pixels");
        BROWSER.awaitText("dd[data-state=completed]", "completed");
        BROWSER.awaitText("tbody", "zoom");
        BROWSER.awaitTrue("document.querySelector('.frame.large img').naturalWidth == 600");
        BROWSER.find(".grid.small .card[data-asset='" + twin + "']");
    }

    @Test
    void a_picture_is_compared_in_numbers_words_and_by_eye() throws IOException {
        long id = SERVER.renderedAsset("compare", Pictures.jpeg(1, 600, 400));
        show("compare", "/#/asset/" + id);

        BROWSER.find("#candidate")
                .sendKeys(file("candidate.png", Pictures.png(2, 600, 400)).toString());

        BROWSER.awaitText("section table", "dB");
        BROWSER.awaitText("section table", "original");
        BROWSER.find("#split").sendKeys(Keys.HOME);
        BROWSER.awaitTrue("document.querySelector('.stage').style.getPropertyValue('--at') == '0%'");
        BROWSER.find("#split").sendKeys(Keys.END);
        BROWSER.awaitTrue("document.querySelector('.stage').style.getPropertyValue('--at') == '100%'");
        BROWSER.awaitTrue(
                "[...document.querySelector('figure > canvas').getContext('2d').getImageData(0, 0, 600, 400).data]"
                        + ".some((value, i) => i % 4 < 3 && value > 0)");
        BROWSER.find("#split").sendKeys(Keys.PAGE_DOWN, Keys.PAGE_DOWN, Keys.PAGE_DOWN, Keys.PAGE_DOWN);
        BROWSER.script("document.querySelector('.looks').scrollIntoView()");
        BROWSER.keep("compare");
    }

    @Test
    void an_asset_is_deleted_once_that_is_confirmed() {
        long id = SERVER.renderedAsset("deletions", Pictures.jpeg(1, 60, 40));
        show("deletions", "/#/asset/" + id);

        BROWSER.button("Delete").click();
        BROWSER.find("#sure-dialog button[value=no]").click();
        assertThat(SERVER.get("/retrieve/asset/" + id).status()).isEqualTo(200);
        BROWSER.button("Delete").click();
        BROWSER.find("#sure-yes").click();

        BROWSER.awaitTrue("location.hash == '#/'");
        assertThat(SERVER.get("/retrieve/asset/" + id).status()).isEqualTo(404);
    }

    @Test
    void usage_is_shown_for_each_tenant() {
        SERVER.renderedAsset("usage", Pictures.jpeg(1, 600, 400));
        show("usage", "/#/usage");

        BROWSER.awaitText("tbody", "usage");
        BROWSER.awaitTrue("document.querySelector('.bar .originals').offsetWidth > 0");
    }

    @Test
    void a_poison_job_is_shown_with_its_error_and_redriven() {
        long id = SERVER.asset("poison", Pictures.undecodablePng());
        SERVER.awaitJob(id, "failed");
        show("poison", "/#/poison");

        BROWSER.awaitText("tbody", "Asset " + id);
        BROWSER.button("Redrive").click();

        BROWSER.awaitText("tbody", "failed again");
    }

    @Test
    void a_purge_shows_its_plan_first() {
        long id = SERVER.renderedAsset("purge", Pictures.jpeg(77, 60, 40));
        SERVER.send("DELETE", "/retrieve/asset/" + id, new byte[0]);
        show("purge", "/#/purge");

        BROWSER.find("#days").clear();
        BROWSER.find("#days").sendKeys("0");
        BROWSER.button("Show the plan").click();
        BROWSER.awaitText("tbody", "Originals of deleted assets");
        assertThat(SERVER.post("/purge?days=0").json().get("originals_found").asInt())
                .isPositive();
        BROWSER.button("Delete").click();
        BROWSER.find("#sure-yes").click();

        BROWSER.awaitText("main", "freed");
        assertThat(SERVER.post("/purge?days=0").json().get("originals_found").asInt())
                .isZero();
    }

    @Test
    void it_can_be_used_by_keys_alone() {
        long id = SERVER.renderedAsset("keys", Pictures.jpeg(1, 60, 40));
        show("keys", "/");
        BROWSER.find(".card");

        BROWSER.script("document.activeElement.blur()");
        BROWSER.press(Keys.TAB);
        assertThat(BROWSER.script("return document.activeElement.className")).isEqualTo("skip");
        BROWSER.press(Keys.ENTER);
        for (int i = 0;
                i < 10 && !Boolean.TRUE.equals(BROWSER.script("return document.activeElement.matches('.card')"));
                i++) {
            BROWSER.press(Keys.TAB);
        }
        BROWSER.press(Keys.ENTER);

        BROWSER.awaitTrue("location.hash == '#/asset/" + id + "'");
        BROWSER.awaitText("h2", "picture.jpg");
    }

    @Test
    void where_keys_are_asked_for_a_tenants_shows_that_tenant_alone() throws IOException {
        ApiKey key = ApiKey.random(new SecureRandom());
        Path keys = Files.writeString(files.resolve("keys.txt"), ApiKeys.line(key, new OfTenant("shop")));
        TestServer server = TestServer.with("CATALOG_API_KEYS_FILE", keys.toString());
        server.start();
        try {
            server.authorizedBy("Bearer " + key.text()).renderedAsset("shop", Pictures.jpeg(1, 60, 40));
            BROWSER.open("http://127.0.0.1:" + server.port() + "/");

            BROWSER.find("#key").sendKeys("wrong" + Keys.ENTER);
            BROWSER.awaitText("#key-problem", "The API key is not known");
            BROWSER.find("#key").sendKeys(key.text() + Keys.ENTER);

            BROWSER.awaitText("h2", "Pictures of shop");
            BROWSER.awaitTrue("document.querySelector('.card img')?.naturalWidth > 0");
            assertThat(BROWSER.all("nav a").stream()
                            .filter(WebElement::isDisplayed)
                            .map(WebElement::getText))
                    .containsExactly("Pictures", "Usage", "API");
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, false", "1280, true", "360, false", "360, true"})
    void every_view_is_without_barriers_and_as_wide_as_its_window(int width, boolean dark) throws IOException {
        long id = SERVER.renderedAsset("barriers", Pictures.jpeg(1, 600, 400));
        BROWSER.size(width, 800);
        BROWSER.dark(dark);
        for (String view : List.of("/#/", "/#/asset/" + id, "/#/usage", "/#/poison", "/#/purge")) {
            show("barriers", view);
            BROWSER.find("h2");
            BROWSER.awaitTrue("document.querySelectorAll('[data-state=making]').length == 0");

            BROWSER.keep(view.replaceAll("\\W+", "") + "-" + width + (dark ? "-dark" : ""));
            assertThat(BROWSER.barriers()).as(view).isEmpty();
            assertThat(BROWSER.script(
                            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as(view)
                    .isEqualTo(0L);
        }
        BROWSER.size(1280, 800);
        BROWSER.dark(false);
    }

    /** A tenant's, as if it had been chosen before. */
    private static void show(String tenant, String path) {
        String address = "http://127.0.0.1:" + SERVER.port();
        BROWSER.open(address + "/console/icon.svg");
        BROWSER.script("sessionStorage.setItem('catalog-tenant', arguments[0])", tenant);
        BROWSER.open(address + path);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(files.resolve(name), bytes);
    }
}
