package io.imagecatalog.storage.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.StoredObject;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.spi.StorageException;
import io.imagecatalog.testkit.StorageContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStorageTest extends StorageContract {
    private static final StorageKey KEY = new StorageKey("originals/shop/picture-1");

    @TempDir
    private Path directory;

    @Override
    protected Storage emptyStorage() {
        return new FileStorage(directory.resolve("storage"));
    }

    @Test
    void blobs_outlive_the_storage_that_put_them() throws IOException {
        try (Storage first = emptyStorage()) {
            first.put(KEY, Content.of("hello".getBytes(UTF_8)), "image/jpeg");
        }
        try (Storage second = emptyStorage()) {
            assertThat(second.open(KEY).orElseThrow().readAllBytes()).asString().isEqualTo("hello");
        }
    }

    @Test
    void a_failed_put_leaves_no_temporary_file() throws IOException {
        Storage storage = emptyStorage();
        Content broken = new Content() {
            @Override
            public long length() {
                return 10;
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("gone");
            }
        };

        assertThatThrownBy(() -> storage.put(KEY, broken, "image/jpeg"))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isTransient()).isTrue());
        assertThat(files()).isEmpty();
    }

    @Test
    void opening_clears_away_what_killed_puts_left() throws IOException {
        Path left = Files.createDirectories(directory.resolve("storage/.tmp/1-0-dead"));
        Files.createFile(directory.resolve("storage/.tmp/1-0-dead.lock"));
        Files.createFile(left.resolve("put-1.tmp"));

        emptyStorage();

        assertThat(left).doesNotExist();
    }

    @Test
    void closing_leaves_nothing_but_blobs() throws IOException {
        Storage storage = new FileStorage(directory.resolve("other"));
        storage.put(KEY, Content.of(new byte[1]), "image/jpeg");
        storage.close();

        assertThat(directory.resolve("other/.tmp")).isEmptyDirectory();
    }

    @Test
    void names_are_spread_over_directories() {
        Storage storage = emptyStorage();
        storage.put(KEY, Content.of(new byte[1]), "image/jpeg");

        assertThat(directory.resolve("storage/originals/shop/+pic/picture-1")).exists();
    }

    @Test
    void foreign_files_are_neither_listed_nor_in_the_way() throws IOException {
        Storage storage = emptyStorage();
        storage.put(KEY, Content.of(new byte[1]), "image/jpeg");
        Files.createFile(directory.resolve("storage/README"));
        Files.createFile(directory.resolve("storage/originals/.DS_Store"));

        assertThat(storage.list("", null, 10)).extracting(StoredObject::key).containsExactly(KEY);
    }

    @Test
    void a_directory_that_can_not_be_made_is_a_clear_error_without_its_path() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> new FileStorage(file))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("could not open the directory")
                .hasMessageNotContaining(directory.toString());
    }

    @Test
    void a_lost_directory_shows_in_the_check_and_comes_back_with_it() throws IOException {
        Storage storage = emptyStorage();
        Path temporary = directory.resolve("storage/.tmp");
        Files.move(temporary, directory.resolve("taken away"));
        assertThatThrownBy(storage::check).isInstanceOf(StorageException.class);

        Files.createDirectory(temporary);
        storage.check();
    }

    @Test
    void a_directory_that_is_away_is_a_passing_failure_and_not_an_empty_storage() throws IOException {
        Storage storage = emptyStorage();
        storage.put(KEY, Content.of(new byte[1]), "image/jpeg");
        Path here = directory.resolve("storage");
        Path away = Files.move(here, directory.resolve("away"));

        List<ThrowingCallable> calls = List.of(
                () -> storage.open(KEY),
                () -> storage.stat(KEY),
                () -> storage.delete(KEY),
                () -> storage.list("", null, 1));
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call)
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e -> assertThat(e.isTransient()).isTrue());
        }

        Files.move(away, here);
        assertThat(storage.stat(KEY)).isPresent();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        }
    }
}
