package io.imagecatalog.spring;

import static io.imagecatalog.spring.Fixture.application;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.CatalogOptions;
import io.imagecatalog.model.Background;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Presets;
import io.imagecatalog.model.QualityGate;
import io.imagecatalog.model.Quota;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CatalogPropertiesTest {
    @TempDir
    private Path directory;

    private ApplicationContextRunner application = new ApplicationContextRunner();

    @BeforeEach
    void open() {
        application = application(directory).withPropertyValues("catalog.workers.threads=0");
    }

    @Test
    void come_to_the_cores_own_defaults() {
        application.run(context -> assertThat(context.getBean(CatalogOptions.class))
                .usingRecursiveComparison()
                .ignoringFields("quotas")
                .isEqualTo(CatalogOptions.standard()));
    }

    @Test
    void make_presets() {
        application
                .withPropertyValues(
                        "catalog.presets.card.width=400",
                        "catalog.presets.card.height=300",
                        "catalog.presets.card.quality=80",
                        "catalog.presets.card.background=f0f0f0",
                        "catalog.presets.card.progressive=true",
                        "catalog.presets.card.min-ssim=0.98",
                        "catalog.presets.card.min-psnr=38",
                        "catalog.presets.card.max-quality=90",
                        "catalog.presets.icon.width=32",
                        "catalog.presets.icon.format=png")
                .run(context -> {
                    Presets presets = context.getBean(CatalogOptions.class).presets();
                    assertThat(presets.all())
                            .containsExactly(
                                    Preset.jpeg("card", 400, 300)
                                            .withQuality(80)
                                            .withBackground(Background.parse("#f0f0f0"))
                                            .asProgressive()
                                            .withGate(QualityGate.ssim(0.98)
                                                    .withPsnr(38)
                                                    .withMaxQuality(90)),
                                    Preset.png("icon", 32));
                    assertThat(presets.all().get(1).format()).isEqualTo(ImageFormat.PNG);
                });
    }

    @Test
    void make_limits_quotas_and_the_rest() {
        application
                .withPropertyValues(
                        "catalog.limits.max-upload-size=5MB",
                        "catalog.limits.max-pixels=1000",
                        "catalog.limits.max-side=100",
                        "catalog.limits.max-decode-time=5s",
                        "catalog.quota.max-assets=10",
                        "catalog.quota.tenants.shop.max-size=1GB",
                        "catalog.orphan-grace=2h",
                        "catalog.cache-size=0",
                        "catalog.image-memory=64MB",
                        "catalog.storage.spool-directory=" + directory.resolve("spool"))
                .run(context -> {
                    CatalogOptions options = context.getBean(CatalogOptions.class);
                    assertThat(options.limits()).isEqualTo(new Limits(5 << 20, 1000, 100, Duration.ofSeconds(5)));
                    assertThat(options.quotas().of("other")).isEqualTo(new Quota(10, Long.MAX_VALUE));
                    assertThat(options.quotas().of("shop")).isEqualTo(new Quota(Long.MAX_VALUE, 1 << 30));
                    assertThat(options.orphanGrace()).isEqualTo(Duration.ofHours(2));
                    assertThat(options.cacheBytes()).isZero();
                    assertThat(options.spoolDirectory()).isEqualTo(directory.resolve("spool"));
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            catalog.presets.thumb.width         | 0      | 1 to 65500 pixels
            catalog.presets.thumb.width         | 70000  | 1 to 65500 pixels
            catalog.presets.thumb.height        | -1     | 1 to 65500 pixels
            catalog.presets.thumb.quality       | 101    | the quality is 1 to 100
            catalog.presets.thumb.background    | white  | six hex digits
            catalog.presets.thumb.min-ssim      | 1.5    | above 0 and at most 1
            catalog.presets.thumb.min-psnr      | 0      | above 0 and at most 100 dB
            catalog.presets.thumb.max-quality   | 90     | with min-ssim or min-psnr only
            catalog.presets.original.width      | 100    | any name but 'original'
            catalog.presets.Thumb.width         | 100    | lower-case letters
            catalog.presets.icon.quality        | 80     | Only a preset of the format jpeg
            catalog.presets.icon.progressive    | true   | only a JPEG can be progressive
            catalog.presets.icon.min-ssim       | 0.9    | Only a preset of the format jpeg
            catalog.limits.max-upload-size      | 0      | at least 1B
            catalog.limits.max-pixels           | 0      | at least 1
            catalog.limits.max-side             | 0      | at least 1
            catalog.limits.max-decode-time      | 0s     | from 1s to 3650d
            catalog.quota.max-assets            | -1     | at least 0
            catalog.quota.tenants.shop.max-size | -1MB   | at least 0
            catalog.workers.threads             | 1025   | 0 to 1024
            catalog.workers.lease               | 9s     | from 10s to 1h
            catalog.workers.retries             | 2s,-1s | from 0h to 3650d
            catalog.workers.drain               | -1s    | from 0h to 1h
            catalog.orphan-grace                | 59m    | from 1h to 3650d
            catalog.cache-size                  | -1MB   | or 0 for none
            catalog.image-memory                | 1KB    | from 1MB
            """)
    void are_refused_by_name_with_what_is_allowed(String property, String value, String allowed) {
        application
                .withPropertyValues("catalog.presets.thumb.width=100", "catalog.presets.icon.width=16")
                .withPropertyValues("catalog.presets.icon.format=png")
                .withPropertyValues(property + "=" + value)
                .run(context -> assertThat(context).getFailure().satisfies(failure -> {
                    assertThat(refusal(failure).getName()).isEqualTo(property);
                    assertThat(refusal(failure).getReason()).contains(allowed);
                }));
    }

    @Test
    void refuse_a_directory_that_is_a_file() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        application(file)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("Property catalog.storage.directory")
                        .hasStackTraceContaining("a directory that the application may write to"));
    }

    /** Where Spring Boot looks for what it shows. */
    private static InvalidConfigurationPropertyValueException refusal(Throwable failure) {
        return Stream.iterate(failure, Throwable::getCause)
                .takeWhile(Objects::nonNull)
                .filter(InvalidConfigurationPropertyValueException.class::isInstance)
                .map(InvalidConfigurationPropertyValueException.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No property was named", failure));
    }
}
