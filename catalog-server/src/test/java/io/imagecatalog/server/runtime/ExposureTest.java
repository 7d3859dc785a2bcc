package io.imagecatalog.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.server.settings.InvalidSettingException;
import io.imagecatalog.server.settings.ServerSettings;
import io.imagecatalog.server.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "[::]", "0"})
    void without_keys_the_network_is_not_listened_to(String host) {
        ServerSettings settings = settings(Map.of("HOST", host));

        assertThatThrownBy(() -> RunningCatalog.serve(settings))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("HOST (--host) must be an address of this machine alone, such as 127.0.0.1");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.1.2.3"})
    void without_keys_this_machine_is(String host) {
        assertThatCode(() -> Exposure.of(settings(Map.of("HOST", host)))).doesNotThrowAnyException();
    }

    @Test
    void without_keys_the_network_is_if_somebody_says_that_this_is_meant() {
        ServerSettings settings = settings(Map.of("HOST", "0.0.0.0", "CATALOG_API_KEYS_FILE", "none"));

        assertThatCode(() -> Exposure.of(settings)).doesNotThrowAnyException();
    }

    @Test
    void with_keys_the_network_is() throws IOException {
        Path keys = Files.createFile(directory.resolve("keys.txt"));
        ServerSettings settings = settings(Map.of("HOST", "0.0.0.0", "CATALOG_API_KEYS_FILE", keys.toString()));

        assertThatCode(() -> Exposure.of(settings)).doesNotThrowAnyException();
    }

    @Test
    void a_worker_listens_to_nobody_and_so_may_have_any_host() {
        RunningCatalog.idle(settings(Map.of("HOST", "0.0.0.0"))).close();
    }

    private ServerSettings settings(Map<String, String> environment) {
        Map<String, String> whole = new HashMap<>(environment);
        whole.put("CATALOG_DATA", directory.resolve("data").toString());
        return new SettingsReader(Map.of(), whole).read();
    }
}
