package io.imagecatalog.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.model.Presets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    @Test
    void what_is_not_set_has_the_defaults_of_the_contract() {
        ServerSettings settings = read(Map.of());

        assertThat(settings.port()).isEqualTo(10_000);
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.presets()).isEqualTo(Presets.standard());
        assertThat(settings.enableWorker()).isTrue();
        assertThat(settings.workers()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(settings.databaseUrl()).isEmpty();
        assertThat(settings.redisUrl()).isEmpty();
        assertThat(settings.storageUrl()).isEmpty();
        assertThat(settings.s3Endpoint()).isEmpty();
        assertThat(settings.s3PublicEndpoint()).isEmpty();
        assertThat(settings.s3PathStyle()).isFalse();
        assertThat(settings.retrieveByRedirect()).isFalse();
        assertThat(settings.limits().maxUploadBytes()).isEqualTo(64L << 20);
        assertThat(settings.limits().maxPixels()).isEqualTo(100_000_000);
        assertThat(settings.jobLease()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.imageMemoryBudget()).isEqualTo(Runtime.getRuntime().maxMemory() / 2);
        assertThat(settings.orphanGrace()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.metricsPort()).isEmpty();
    }

    @Test
    void a_flag_goes_before_the_environment() {
        ServerSettings settings = new SettingsReader(Map.of(Setting.PORT, "1234"), Map.of("PORT", "5678")).read();

        assertThat(settings.port()).isEqualTo(1234);
    }

    @Test
    void the_bucket_is_in_the_path_where_there_is_an_endpoint_unless_set_otherwise() {
        assertThat(read(Map.of("S3_ENDPOINT", "http://host")).s3PathStyle()).isTrue();
        assertThat(read(Map.of("S3_ENDPOINT", "http://host", "S3_PATH_STYLE", "false"))
                        .s3PathStyle())
                .isFalse();
        assertThat(read(Map.of("S3_PATH_STYLE", "TRUE")).s3PathStyle()).isTrue();
    }

    @Test
    void an_empty_variable_is_not_set() {
        assertThat(read(Map.of("PORT", "", "REDIS_URL", " ")).port()).isEqualTo(10_000);
        assertThat(read(Map.of("REDIS_URL", " ")).redisUrl()).isEmpty();
    }

    @Test
    void a_redis_is_taken_as_it_is_written() {
        assertThat(read(Map.of("REDIS_URL", " rediss://:p%40ss@redis.example.com/1 "))
                        .redisUrl())
                .contains("rediss://:p%40ss@redis.example.com/1");
    }

    @ParameterizedTest
    @CsvSource({"64MiB, 67108864", "64mb, 64000000", "1 GiB, 1073741824", "500kB, 500000", "2KiB, 2048", "12345, 12345"
    })
    void sizes_have_units(String text, long bytes) {
        assertThat(read(Map.of("MAX_UPLOAD_BYTES", text)).limits().maxUploadBytes())
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"3600s, PT1H", "90m, PT1H30M", "24h, PT24H", "2d, PT48H", "PT1H30M, PT1H30M"})
    void durations_have_units(String text, Duration grace) {
        assertThat(read(Map.of("ORPHAN_GRACE", text)).orphanGrace()).isEqualTo(grace);
    }

    @ParameterizedTest
    @CsvSource({"10s, PT10S", "5m, PT5M", "1h, PT1H"})
    void a_lease_has_bounds_that_belong_to_it(String text, Duration lease) {
        assertThat(read(Map.of("JOB_LEASE", text)).jobLease()).isEqualTo(lease);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PORT                | abc   | PORT (--port) is 'abc', but must be a whole number from 0 to 65535
                    PORT                | 65536 | PORT (--port) is '65536', but must be a whole number from 0 to 65535
                    PORT                | -1    | PORT (--port) is '-1', but must be a whole number from 0 to 65535
                    ENABLE_WORKER       | maybe | ENABLE_WORKER is 'maybe', but must be true or false
                    S3_PATH_STYLE       | maybe | S3_PATH_STYLE is 'maybe', but must be true or false
                    RETRIEVE_BY_REDIRECT | maybe | RETRIEVE_BY_REDIRECT is 'maybe', but must be true or false
                    WORKER_THREADS      | 0     | WORKER_THREADS (--workers) is '0', but must be a whole number from 1 to 1024
                    MAX_PIXELS          | 1e6   | MAX_PIXELS is '1e6', but must be a whole number from 1 to 2147483647
                    MAX_UPLOAD_BYTES    | 0     | MAX_UPLOAD_BYTES is '0', but must be a size such as 64MiB
                    MAX_UPLOAD_BYTES    | 5 XB  | MAX_UPLOAD_BYTES is '5 XB', but must be a size such as 64MiB
                    MAX_UPLOAD_BYTES    | 999999999999GiB | MAX_UPLOAD_BYTES is '999999999999GiB', but must be a size
                    IMAGE_MEMORY_BUDGET | 1     | IMAGE_MEMORY_BUDGET is '1', but must be a size such as 64MiB
                    JOB_LEASE           | 9s    | JOB_LEASE is '9s', but must be a duration such as 30s, 2m or PT2M, from 10s to 1h
                    JOB_LEASE           | 61m   | JOB_LEASE is '61m', but must be a duration such as 30s, 2m or PT2M, from 10s to 1h
                    JOB_LEASE           | 60    | JOB_LEASE is '60', but must be a duration such as 30s, 2m or PT2M, from 10s to 1h
                    ORPHAN_GRACE        | -PT1H | ORPHAN_GRACE is '-PT1H', but must be a duration such as 90m
                    ORPHAN_GRACE        | 59m   | ORPHAN_GRACE is '59m', but must be a duration such as 90m
                    ORPHAN_GRACE        | soon  | ORPHAN_GRACE is 'soon', but must be a duration such as 90m
                    METRICS_PORT        | 70000 | METRICS_PORT is '70000', but must be a whole number from 0 to 65535
                    JPEG_DECODING       | fast  | JPEG_DECODING is 'fast', but must be quality or speed
                    CATALOG_LOG_FORMAT  | xml   | CATALOG_LOG_FORMAT is 'xml', but must be pretty or json
                    CATALOG_DATA        | pom.xml | CATALOG_DATA (--data) is 'pom.xml', but must be a directory
                    """)
    void a_wrong_setting_is_named_with_what_is_allowed(String name, String value, String message) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(message)
                .message()
                .hasLineCount(1);
    }

    @Test
    void a_list_of_presets_that_is_given_but_empty_is_refused() {
        SettingsReader reader = new SettingsReader(Map.of(Setting.PRESETS, ""), Map.of());

        assertThatThrownBy(reader::read)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("PRESETS (--presets) is '', but must be at least one preset");
    }

    private static ServerSettings read(Map<String, String> environment) {
        return new SettingsReader(Map.of(), environment).read();
    }
}
