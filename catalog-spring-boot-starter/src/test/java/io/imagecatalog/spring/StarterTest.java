package io.imagecatalog.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.Catalog;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A whole application, as its author starts it. */
@ExtendWith(OutputCaptureExtension.class)
class StarterTest {
    @TempDir
    private Path directory;

    @Test
    void an_application_has_a_catalog_without_asking_for_it(CapturedOutput output) {
        try (ConfigurableApplicationContext context = start()) {
            assertThat(context.getBean(Catalog.class)).isNotNull();
            assertThat(context.containsBean("catalogHealthIndicator")).isTrue();
        }
        assertThat(output).doesNotContain("ERROR");
    }

    @Test
    void a_bad_property_ends_the_start_with_its_name_its_value_and_what_is_allowed(CapturedOutput output) {
        assertThatThrownBy(() -> start("--catalog.workers.lease=5s").close()).isInstanceOf(Exception.class);

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("Invalid value '5s' for configuration property 'catalog.workers.lease'")
                .contains("from 10s to 1h")
                .doesNotContain("\tat ");
    }

    @Test
    void a_format_that_there_is_not_ends_the_start_with_those_that_there_are(CapturedOutput output) {
        assertThatThrownBy(() -> start("--catalog.presets.thumb.format=webp").close())
                .isInstanceOf(Exception.class);

        assertThat(output).contains("catalog.presets.thumb.format", "webp", "JPEG", "PNG");
    }

    private ConfigurableApplicationContext start(String... properties) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        String[] arguments = Arrays.copyOf(properties, properties.length + 3);
        arguments[properties.length] = "--catalog.storage.directory=" + directory;
        arguments[properties.length + 1] = "--spring.datasource.url=jdbc:h2:mem:starter";
        arguments[properties.length + 2] = "--spring.main.banner-mode=off";
        return application.run(arguments);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
