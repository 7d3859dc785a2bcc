package io.imagecatalog.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFileTest {
    @TempDir
    private Path folder;

    private Path file;
    private long nanos;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("numbers");
    }

    @Test
    void is_read_again_once_it_has_changed_but_not_more_often_than_once_a_second() throws IOException {
        WatchedFile<Integer> watched = open("1");
        Files.writeString(file, "22");
        assertThat(watched.get()).isEqualTo(1);

        nanos += Duration.ofSeconds(1).toNanos();

        assertThat(watched.get()).isEqualTo(22);
    }

    @Test
    void goes_on_as_it_was_while_it_is_wrong_or_gone() throws IOException {
        WatchedFile<Integer> watched = open("1");

        Files.writeString(file, "wrong");
        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(watched.get()).isEqualTo(1);
        Files.delete(file);
        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(watched.get()).isEqualTo(1);
        Files.writeString(file, "333");
        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(watched.get()).isEqualTo(333);
    }

    @Test
    void that_is_wrong_from_the_start_is_a_wrong_setting() {
        assertThatThrownBy(() -> open("wrong"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "CATALOG_QUOTAS_FILE names a file that is wrong: " + file + ", For input string: \"wrong\"");
    }

    @Test
    void that_is_not_there_is_a_wrong_setting() {
        assertThatThrownBy(() -> WatchedFile.open(Setting.CATALOG_QUOTAS_FILE, file, WatchedFileTest::number))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("CATALOG_QUOTAS_FILE names a file that can't be read: " + file);
    }

    private WatchedFile<Integer> open(String content) throws IOException {
        Files.writeString(file, content);
        return WatchedFile.open(Setting.CATALOG_QUOTAS_FILE, file, WatchedFileTest::number, () -> nanos);
    }

    private static int number(List<String> lines) {
        return Integer.parseInt(lines.get(0));
    }
}
