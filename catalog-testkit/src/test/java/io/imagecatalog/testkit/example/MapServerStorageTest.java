package io.imagecatalog.testkit.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.imagecatalog.model.StorageKey;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.spi.StorageException;
import io.imagecatalog.testkit.StorageContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// example:contract
class MapServerStorageTest extends StorageContract {
    private final MapServer server = start();

    @Override
    protected Storage emptyStorage() {
        return new MapServerStorage(server.uri());
    }

    @AfterEach
    void stop() {
        server.close();
    }
    // example:end

    private static MapServer start() {
        try {
            return new MapServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"500, true", "503, true", "429, true", "403, false"})
    void an_error_carries_whether_it_may_pass(int status, boolean mayPass) {
        server.failWith(status);
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> emptyStorage().stat(new StorageKey("a")))
                .satisfies(e -> assertThat(e.isTransient()).isEqualTo(mayPass));
    }

    @Test
    void a_server_that_is_away_may_come_back() {
        server.close();
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> emptyStorage().check())
                .satisfies(e -> assertThat(e.isTransient()).isTrue());
    }
}
