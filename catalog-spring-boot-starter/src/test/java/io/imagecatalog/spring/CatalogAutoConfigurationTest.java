package io.imagecatalog.spring;

import static io.imagecatalog.spring.Fixture.application;
import static io.imagecatalog.spring.Fixture.awaitRendition;
import static io.imagecatalog.spring.Fixture.photo;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.AssetService;
import io.imagecatalog.Catalog;
import io.imagecatalog.ComparisonService;
import io.imagecatalog.JobService;
import io.imagecatalog.PurgeService;
import io.imagecatalog.RegenerationService;
import io.imagecatalog.StatisticsService;
import io.imagecatalog.UsageService;
import io.imagecatalog.VerifyService;
import io.imagecatalog.memory.InMemoryCatalogRepository;
import io.imagecatalog.memory.InMemoryJobQueue;
import io.imagecatalog.model.Asset;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.storage.fs.FileStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.mock.env.MockEnvironment;

/** An application that has the starter and nothing else. */
class CatalogAutoConfigurationTest {
    @TempDir
    private Path directory;

    @Test
    void gets_a_catalog_and_each_of_its_services() {
        application(directory).run(context -> {
            Catalog catalog = context.getBean(Catalog.class);
            assertThat(context.getBean(AssetService.class)).isSameAs(catalog.assets());
            assertThat(context.getBean(JobService.class)).isSameAs(catalog.jobs());
            assertThat(context.getBean(ComparisonService.class)).isSameAs(catalog.comparisons());
            assertThat(context.getBean(UsageService.class)).isSameAs(catalog.usage());
            assertThat(context.getBean(StatisticsService.class)).isSameAs(catalog.statistics());
            assertThat(context.getBean(PurgeService.class)).isSameAs(catalog.purges());
            assertThat(context.getBean(VerifyService.class)).isSameAs(catalog.verification());
            assertThat(context.getBean(RegenerationService.class)).isSameAs(catalog.regeneration());
        });
    }

    @Test
    void keeps_pictures_in_a_directory_and_all_else_in_memory() {
        application(directory.resolve("deep/below")).run(context -> {
            assertThat(context.getBean(Storage.class)).isInstanceOf(FileStorage.class);
            assertThat(context.getBean(CatalogRepository.class)).isInstanceOf(InMemoryCatalogRepository.class);
            assertThat(context.getBean(JobQueue.class)).isInstanceOf(InMemoryJobQueue.class);
            assertThat(directory.resolve("deep/below")).isDirectory();
        });
    }

    @Test
    void makes_renditions() {
        application(directory).run(context -> {
            AssetService assets = context.getBean(AssetService.class);

            Asset asset = assets.upload("shop", photo(directory)).asset();

            awaitRendition(assets, asset.id(), "zoom");
        });
    }

    @Test
    void is_warned_once_that_nothing_stays() {
        try (LoggedWarnings warnings = new LoggedWarnings()) {
            application(directory)
                    .run(context -> assertThat(warnings.all())
                            .singleElement()
                            .asString()
                            .contains("no DataSource", "in memory", "CatalogRepository"));
        }
    }

    @Test
    void needs_nothing_of_boot_but_its_core() {
        application(directory)
                .withClassLoader(new FilteredClassLoader(
                        "org.springframework.boot.health",
                        "org.springframework.boot.jdbc",
                        "org.springframework.boot.sql",
                        "org.springframework.jdbc"))
                .run(context -> assertThat(context).hasSingleBean(Catalog.class));
    }

    @Test
    void keeps_pictures_below_its_own_directory_unless_it_says_otherwise() {
        CatalogProperties properties =
                Binder.get(new MockEnvironment()).bindOrCreate("catalog", CatalogProperties.class);

        assertThat(properties.storage().directory()).isEqualTo(Path.of("data/pictures"));
        assertThat(Files.exists(Path.of("data"))).isFalse();
    }
}
