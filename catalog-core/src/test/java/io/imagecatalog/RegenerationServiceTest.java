package io.imagecatalog;

import static io.imagecatalog.fixture.TextEngine.picture;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.fixture.TestCatalog;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Presets;
import io.imagecatalog.model.StaleAsset;
import io.imagecatalog.model.StalePage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegenerationServiceTest {
    @TempDir
    private Path spool;

    private TestCatalog test;

    @BeforeEach
    void openCatalog() {
        test = new TestCatalog(spool);
    }

    @Test
    void what_is_as_its_presets_ask_is_not_stale() {
        test.uploadAndRender("shop", picture("cat"));

        StalePage page = test.catalog.regeneration().stale(0);

        assertThat(page.checked()).isEqualTo(1);
        assertThat(page.stale()).isEmpty();
        assertThat(page.next()).isEmpty();
    }

    @Test
    void presets_that_changed_or_are_new_are_named() {
        Asset asset = test.uploadAndRender("shop", picture("cat"));
        Catalog changed = with(Preset.jpeg("thumb", 100), Preset.jpeg("card", 500), Preset.png("logo", 50));

        assertThat(changed.regeneration().stale(0).stale())
                .containsExactly(new StaleAsset(asset(asset), List.of("card", "logo"), false));

        changed.assets().regenerate(asset.id());
        assertThat(changed.regeneration().stale(0).stale())
                .extracting(StaleAsset::beingMade)
                .containsExactly(true);

        changed.runPendingJobs();
        assertThat(changed.regeneration().stale(0).stale()).isEmpty();
    }

    @Test
    void all_are_looked_at_page_by_page() {
        for (int i = 0; i < 150; i++) {
            test.upload(i % 2 == 0 ? "shop" : "zoo", picture("number " + i));
        }
        RegenerationService service = test.catalog.regeneration();

        StalePage first = service.stale(0);
        StalePage second = service.stale(first.next().orElseThrow());

        assertThat(first.stale()).hasSize(100);
        assertThat(second.stale()).hasSize(50);
        assertThat(second.next()).isEmpty();
        assertThat(service.stale("zoo", Long.MAX_VALUE).stale())
                .hasSize(75)
                .allMatch(stale -> stale.asset().tenant().name().equals("zoo"));
    }

    private Asset asset(Asset asset) {
        return test.catalog.assets().find(asset.id()).orElseThrow();
    }

    private Catalog with(Preset... presets) {
        return test.builder()
                .options(test.options.withPresets(Presets.of(presets)))
                .build();
    }
}
