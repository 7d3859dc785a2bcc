package io.imagecatalog.server.runtime;

import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path root;

    @Test
    void uploads_that_a_crash_left_behind_are_removed_and_those_of_others_at_work_are_not() throws IOException {
        Path left = Files.createDirectories(root.resolve("tmp/1-0-dead"));
        Files.createFile(root.resolve("tmp/1-0-dead.lock"));
        Files.createFile(left.resolve("upload-1.tmp"));

        try (DataDirectory one = DataDirectory.open(root);
                DataDirectory other = DataDirectory.open(root)) {
            assertThat(left).doesNotExist();
            assertThat(one.spool()).isEmptyDirectory().isNotEqualTo(other.spool());
            assertThat(other.spool()).isEmptyDirectory();
        }
        assertThat(root.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void the_database_is_out_of_other_users_reach() throws IOException {
        DataDirectory.open(root).close();

        assertThat(Files.getPosixFilePermissions(root.resolve("db")))
                .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE);
    }

    @Test
    void a_directory_that_cannot_be_made_ends_the_start() throws IOException {
        Path file = Files.createFile(root.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.open(file.resolve("data")))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("can't be written to");
    }
}
