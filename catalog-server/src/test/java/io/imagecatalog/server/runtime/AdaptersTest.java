package io.imagecatalog.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.server.settings.InvalidSettingException;
import io.imagecatalog.server.settings.ServerSettings;
import io.imagecatalog.server.settings.SettingsReader;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.storage.s3.S3Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptersTest {
    @TempDir
    private Path data;

    @Test
    void everything_lives_in_the_data_directory_unless_set_otherwise() {
        try (Adapters adapters = Adapters.open(settings(Map.of()), CatalogListener.all())) {
            adapters.repository().check();
            adapters.storage().check();
            adapters.queue().check();
        }

        assertThat(data.resolve("db").resolve("catalog.mv.db")).isRegularFile();
        assertThat(data.resolve("storage")).isDirectory();
    }

    @Test
    void files_may_live_elsewhere() {
        Path elsewhere = data.resolve("else").resolve("where");
        try (Adapters adapters =
                Adapters.open(settings(Map.of("STORAGE_URL", "file://" + elsewhere)), CatalogListener.all())) {
            adapters.storage().check();
        }

        assertThat(elsewhere).isDirectory();
    }

    @Test
    void the_database_stands_in_for_a_redis_that_is_away() throws InterruptedException {
        try (Adapters adapters =
                Adapters.open(settings(Map.of("REDIS_URL", "redis://localhost:1")), CatalogListener.all())) {
            adapters.queue().check();
            adapters.queue().offer(7);

            assertThat(adapters.queue().take(1, Duration.ZERO)).containsExactly(7L);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REDIS_URL, localhost, REDIS_URL must be of the form redis://",
        "REDIS_URL, http://:secret@localhost, REDIS_URL must be of the form redis://",
        "REDIS_URL, redis://:secret@localhost/name, REDIS_URL must be of the form redis://",
        "REDIS_URL, redis://:secret#1@localhost, REDIS_URL must be of the form redis://",
        "DATABASE_URL, postgres://user:secret@host, DATABASE_URL must be of the form postgres://",
        "DATABASE_URL, jdbc:postgresql://user:secret@host/db, DATABASE_URL must be of the form postgres://",
        "DATABASE_URL, mariadb://user:secret@host/db, DATABASE_URL must be of the form jdbc:mariadb://HOST:PORT/DATABASE",
        "DATABASE_URL, oracle, DATABASE_URL must be of the form jdbc:h2:...",
        "STORAGE_URL, s3:bucket, STORAGE_URL must be of the form file:PATH or s3://BUCKET/PREFIX",
        "STORAGE_URL, s3://, STORAGE_URL must be of the form file:PATH or s3://BUCKET/PREFIX",
        "STORAGE_URL, s3://b/prefix, STORAGE_URL must be of the form file:PATH or s3://BUCKET/PREFIX",
        "STORAGE_URL, s3://bucket//prefix, STORAGE_URL must be of the form file:PATH or s3://BUCKET/PREFIX",
        "STORAGE_URL, s3://id:secret@bucket, STORAGE_URL must be of the form file:PATH or s3://BUCKET/PREFIX",
        "STORAGE_URL, ftp://host, STORAGE_URL must be of the form file:PATH",
        "STORAGE_URL, file:, STORAGE_URL must be of the form file:PATH",
        "RETRIEVE_BY_REDIRECT, true, RETRIEVE_BY_REDIRECT can be true only if STORAGE_URL is of the form s3://"
    })
    void what_there_is_no_adapter_for_is_refused_without_showing_secrets(String name, String value, String message) {
        assertThatThrownBy(() -> Adapters.open(settings(Map.of(name, value)), CatalogListener.all()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9000", "ftp://host", "http://", "http://id:secret@host", "not an address"})
    void an_endpoint_that_is_none_is_refused_without_showing_secrets(String endpoint) {
        for (String setting : new String[] {"S3_ENDPOINT", "S3_PUBLIC_ENDPOINT"}) {
            Map<String, String> environment = Map.of("STORAGE_URL", "s3://bucket", setting, endpoint);

            assertThatThrownBy(() -> Adapters.open(settings(environment), CatalogListener.all()))
                    .isInstanceOf(InvalidSettingException.class)
                    .hasMessage(setting + " must be of the form http://HOST:PORT or https://HOST");
        }
    }

    @Test
    void a_bucket_may_have_a_prefix_and_a_slash_at_its_end() {
        assertThat(bucket("s3://pictures")).isEqualTo(S3Options.of("pictures"));
        assertThat(bucket("s3://pictures/")).isEqualTo(S3Options.of("pictures"));
        assertThat(bucket("s3://pictures/shop/catalog/"))
                .isEqualTo(S3Options.of("pictures").withPrefix("shop/catalog"));
    }

    private S3Options bucket(String url) {
        return ((StorageLocation.Bucket) StorageLocation.of(settings(Map.of("STORAGE_URL", url)))).options();
    }

    @Test
    void a_data_directory_that_the_database_could_not_name_is_refused() {
        assertThatThrownBy(() -> Adapters.open(settings(Map.of("CATALOG_DATA", data + "/a;b")), CatalogListener.all()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("CATALOG_DATA (--data) has a ';' in it");
    }

    private ServerSettings settings(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(Map.of("CATALOG_DATA", data.toString()));
        all.putAll(environment);
        return new SettingsReader(Map.of(), all).read();
    }
}
