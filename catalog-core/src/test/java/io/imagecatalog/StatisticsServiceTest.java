package io.imagecatalog;

import static io.imagecatalog.fixture.TextEngine.picture;
import static io.imagecatalog.fixture.TextEngine.tornPicture;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.fixture.TestCatalog;
import io.imagecatalog.image.JvmRenditionEngine;
import io.imagecatalog.model.CacheUse;
import io.imagecatalog.model.JobBacklog;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.MemoryUse;
import io.imagecatalog.model.StoredTotal;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsServiceTest {
    @TempDir
    private Path spool;

    private TestCatalog test;
    private StatisticsService statistics;

    @BeforeEach
    void openCatalog() {
        test = new TestCatalog(spool);
        statistics = test.catalog.statistics();
    }

    @Test
    void jobs_that_are_not_done_are_counted() {
        test.uploadAndRender("shop", tornPicture());
        test.upload("shop", picture("cat"));

        assertThat(statistics.jobs()).isEqualTo(new JobBacklog(1, 0, 1, Optional.of(test.clock.instant())));
    }

    @Test
    void what_all_tenants_store_is_summed_up() {
        test.uploadAndRender("shop", picture("cat"));
        test.upload("zoo", picture("ape"));

        StoredTotal stored = statistics.stored();

        assertThat(stored.assetCount()).isEqualTo(2);
        assertThat(stored.assetBytes()).isEqualTo(2L * picture("cat").length);
        assertThat(stored.renditionCount()).isEqualTo(3);
    }

    @Test
    void the_cache_tells_what_it_was_good_for() {
        test.uploadAndRender("shop", picture("cat"));
        long bytes = test.catalog
                .assets()
                .rendition(1, "thumb")
                .orElseThrow()
                .content()
                .length();
        test.catalog.assets().rendition(1, "thumb");
        test.catalog.assets().rendition(1, "thumb");

        assertThat(statistics.cache()).isEqualTo(new CacheUse(2, 1, bytes));
    }

    @Test
    void an_engine_that_sets_memory_aside_tells_how_much() {
        Catalog catalog = test.builder()
                .engine(new JvmRenditionEngine(Limits.standard(), 64L << 20))
                .build();

        assertThat(catalog.statistics().memory()).contains(new MemoryUse(64L << 20, 0, 0));
        assertThat(statistics.memory()).isEmpty();
    }
}
