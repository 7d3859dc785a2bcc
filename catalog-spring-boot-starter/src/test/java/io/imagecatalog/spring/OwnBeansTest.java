package io.imagecatalog.spring;

import static io.imagecatalog.spring.Fixture.application;
import static io.imagecatalog.spring.Fixture.awaitNoThreads;
import static io.imagecatalog.spring.Fixture.photo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.AssetService;
import io.imagecatalog.Catalog;
import io.imagecatalog.CatalogOptions;
import io.imagecatalog.Comparison;
import io.imagecatalog.ComparisonService;
import io.imagecatalog.PurgeService;
import io.imagecatalog.UsageService;
import io.imagecatalog.image.JvmRenditionEngine;
import io.imagecatalog.memory.InMemoryCatalogRepository;
import io.imagecatalog.memory.InMemoryJobQueue;
import io.imagecatalog.memory.InMemoryStorage;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Presets;
import io.imagecatalog.model.PurgeReport;
import io.imagecatalog.model.Quality;
import io.imagecatalog.model.Quota;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.PurgePolicy;
import io.imagecatalog.spi.QualityComparator;
import io.imagecatalog.spi.QuotaExceededException;
import io.imagecatalog.spi.QuotaPolicy;
import io.imagecatalog.spi.RenditionEngine;
import io.imagecatalog.spi.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Whatever an application has of its own is used in place of the starter's. */
class OwnBeansTest {
    /** Goes on, as what is purged is older than the present time. */
    private static final Clock LONG_AGO = Clock.offset(Clock.systemUTC(), Duration.ofDays(-9000));

    @TempDir
    private Path directory;

    private Path pictures = Path.of("");
    private ApplicationContextRunner application = new ApplicationContextRunner();

    @BeforeEach
    void open() {
        pictures = directory.resolve("pictures");
        application = application(pictures).withPropertyValues("catalog.workers.threads=0");
    }

    @Test
    void storage_repository_and_queue() {
        InMemoryStorage storage = new InMemoryStorage(Clock.systemUTC());
        InMemoryCatalogRepository repository = new InMemoryCatalogRepository();
        InMemoryJobQueue queue = new InMemoryJobQueue();
        application
                .withBean(Storage.class, () -> storage)
                .withBean(CatalogRepository.class, () -> repository)
                .withBean(JobQueue.class, () -> queue)
                .run(context -> {
                    Asset asset = upload(context.getBean(AssetService.class));

                    assertThat(storage.stat(asset.original())).isPresent();
                    assertThat(repository.find(asset.id())).isPresent();
                    assertThat(queue.take(1, Duration.ZERO)).hasSize(1);
                    assertThat(pictures).doesNotExist();
                });
    }

    @Test
    void engine() {
        application
                .withBean(RenditionEngine.class, Choosy::new)
                .run(context -> assertThatThrownBy(() -> upload(context.getBean(AssetService.class)))
                        .hasMessageContaining("not to my taste"));
    }

    @Test
    void comparator() {
        application.withBean(QualityComparator.class, Blind::new).run(context -> {
            Asset asset = upload(context.getBean(AssetService.class));

            Comparison comparison = context.getBean(ComparisonService.class)
                    .compare(asset.id(), Content.of(photo(directory)))
                    .orElseThrow();

            assertThat(comparison.method()).isEqualTo("none");
        });
    }

    @Test
    void clock_and_purge_policy() {
        PurgePolicy never = (candidate, cutoff) -> false;
        application
                .withBean(PurgePolicy.class, () -> never)
                .withBean(Clock.class, () -> LONG_AGO)
                .run(context -> {
                    AssetService assets = context.getBean(AssetService.class);
                    Asset asset = upload(assets);
                    assertThat(asset.createdAt()).isBefore(Instant.now().minus(Duration.ofDays(8999)));
                    context.getBean(Catalog.class).runPendingJobs();
                    assets.delete(asset.id());

                    PurgeReport report = context.getBean(PurgeService.class).dryRun(Duration.ZERO);

                    assertThat(report.renditionsFound()).isEqualTo(3);
                    assertThat(report.renditionsToDelete()).isZero();
                });
    }

    @Test
    void presets_quotas_and_options() {
        application
                .withBean(Presets.class, () -> Presets.of(Preset.png("icon", 16)))
                .run(context -> assertThat(
                                context.getBean(CatalogOptions.class).presets().names())
                        .isEqualTo("icon"));
        application
                .withBean(QuotaPolicy.class, () -> tenant -> new Quota(0, 0))
                .run(context -> assertThatThrownBy(() -> upload(context.getBean(AssetService.class)))
                        .isInstanceOf(QuotaExceededException.class));
        application
                .withBean(CatalogOptions.class, () -> CatalogOptions.standard().withLimits(new Limits(10, 10, 10)))
                .run(context -> assertThatThrownBy(() -> upload(context.getBean(AssetService.class)))
                        .isInstanceOf(InvalidImageException.class));
    }

    @Test
    void every_listener_even_if_one_fails() {
        List<Long> heard = new ArrayList<>();
        application
                .withBean(
                        "failing",
                        CatalogListener.class,
                        () -> uploads(asset -> {
                            throw new IllegalStateException("a listener that fails");
                        }))
                .withBean("hearing", CatalogListener.class, () -> uploads(asset -> heard.add(asset.id())))
                .run(context -> {
                    Asset asset = upload(context.getBean(AssetService.class));

                    assertThat(heard).containsExactly(asset.id());
                });
    }

    @Test
    void a_catalog_whose_workers_are_its_own_to_start() {
        application
                .withBean(Catalog.class, Catalog::inMemory)
                .withPropertyValues("catalog.workers.threads=2")
                .run(context -> {
                    upload(context.getBean(AssetService.class));

                    assertThat(context.getBean(UsageService.class).of("shop")).isPresent();
                    assertThat(context).doesNotHaveBean(Storage.class);
                    assertThat(pictures).doesNotExist();
                    awaitNoThreads();
                });
    }

    private Asset upload(AssetService assets) throws IOException {
        return assets.upload("shop", photo(directory)).asset();
    }

    private static CatalogListener uploads(Consumer<Asset> told) {
        return new CatalogListener() {
            @Override
            public void uploaded(Asset asset, Job job) {
                told.accept(asset);
            }
        };
    }

    /** Likes no picture. */
    private static final class Choosy implements RenditionEngine {
        private final RenditionEngine engine = new JvmRenditionEngine();

        @Override
        public String version() {
            return engine.version();
        }

        @Override
        public ImageInfo probe(Content image) {
            throw new IllegalStateException("not to my taste");
        }

        @Override
        public Rendering render(Content image, List<Preset> presets) throws IOException {
            return engine.render(image, presets);
        }
    }

    /** Finds nothing comparable. */
    private static final class Blind implements QualityComparator {
        @Override
        public String method() {
            return "none";
        }

        @Override
        public List<Optional<Quality>> compare(Content candidate, List<Content> references) {
            return references.stream()
                    .map(reference -> Optional.<Quality>empty())
                    .toList();
        }
    }
}
