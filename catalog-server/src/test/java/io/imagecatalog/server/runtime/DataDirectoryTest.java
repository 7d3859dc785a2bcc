package io.imagecatalog.server.runtime;

import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path root;

    @Test
    void uploads_that_a_crash_left_behind_are_removed_and_those_of_others_at_work_are_not() throws IOException {
        Path spool = Files.createDirectories(root.resolve("tmp"));
        Path leftover = Files.createFile(spool.resolve("upload-1.tmp"));
        Files.setLastModifiedTime(leftover, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Path fresh = Files.createFile(spool.resolve("upload-2.tmp"));

        new DataDirectory(root).prepare();

        assertThat(leftover).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void the_database_is_out_of_other_users_reach() throws IOException {
        new DataDirectory(root).prepare();

        assertThat(Files.getPosixFilePermissions(root.resolve("db")))
                .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE);
    }

    @Test
    void a_directory_that_cannot_be_made_ends_the_start() throws IOException {
        Path file = Files.createFile(root.resolve("file"));

        assertThatThrownBy(() -> new DataDirectory(file.resolve("data")).prepare())
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("can't be written to");
    }
}
