package io.imagecatalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import io.imagecatalog.fixture.TestCatalog;
import io.imagecatalog.image.JvmQualityComparator;
import io.imagecatalog.image.JvmRenditionEngine;
import io.imagecatalog.model.Limits;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.PurgePolicy;
import io.imagecatalog.spi.QualityComparator;
import io.imagecatalog.spi.RenditionEngine;
import io.imagecatalog.spi.Storage;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InjectionTest {
    private static final List<Class<?>> SERVICES = List.of(
            AssetService.class,
            JobService.class,
            ComparisonService.class,
            UsageService.class,
            PurgeService.class,
            VerifyService.class,
            RegenerationService.class,
            StatisticsService.class);

    @TempDir
    private Path spool;

    @Test
    void an_injector_can_make_every_service() {
        TestCatalog test = new TestCatalog(spool);
        Injector injector = Guice.createInjector(new AbstractModule() {
            @Override
            protected void configure() {
                bind(CatalogRepository.class).toInstance(test.repository);
                bind(Storage.class).toInstance(test.storage);
                bind(JobQueue.class).toInstance(test.queue);
                bind(RenditionEngine.class).toInstance(new JvmRenditionEngine());
                bind(QualityComparator.class).toInstance(new JvmQualityComparator(Limits.standard(), 1L << 28));
                bind(PurgePolicy.class).toInstance(PurgePolicy.unreferenced());
                bind(CatalogListener.class).toInstance(test.recorder);
                bind(CatalogOptions.class).toInstance(test.options);
                bind(Clock.class).toInstance(test.clock);
            }
        });

        for (Class<?> service : SERVICES) {
            assertThat(injector.getInstance(service)).isInstanceOf(service);
        }
    }

    @Test
    void the_one_public_constructor_carries_both_annotations() {
        for (Class<?> service : SERVICES) {
            assertThat(service.getConstructors()).hasSize(1);
            Constructor<?> constructor = service.getConstructors()[0];
            assertThat(constructor.isAnnotationPresent(javax.inject.Inject.class))
                    .isTrue();
            assertThat(constructor.isAnnotationPresent(jakarta.inject.Inject.class))
                    .isTrue();
        }
    }
}
