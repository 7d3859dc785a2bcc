package io.imagecatalog.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchDirectoryTest {
    @TempDir
    private Path place;

    @Test
    void goes_with_all_that_is_in_it() throws IOException {
        try (ScratchDirectory scratch = ScratchDirectory.open(place.resolve("tmp"))) {
            Files.createFile(scratch.path().resolve("file"));
            Files.createDirectories(scratch.path().resolve("directory/of/its/own"));
        }

        assertThat(place.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void of_one_process_may_be_many() throws IOException {
        try (ScratchDirectory one = ScratchDirectory.open(place)) {
            try (ScratchDirectory other = ScratchDirectory.open(place)) {
                assertThat(other.path()).isNotEqualTo(one.path()).isDirectory();
            }
            assertThat(one.path()).isDirectory();
        }
    }

    @Test
    void of_another_process_stays_while_that_lives_and_no_longer() throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        place.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            Path theirs = Path.of(owner.inputReader(StandardCharsets.UTF_8).readLine());
            ScratchDirectory.open(place).close();
            assertThat(theirs.resolve("file")).exists();

            owner.destroyForcibly().waitFor();

            assertThat(theirs.resolve("file")).exists();
            ScratchDirectory.open(place).close();
            assertThat(place).isEmptyDirectory();
        } finally {
            owner.destroyForcibly();
        }
    }

    /** Opens one, and keeps it until it is killed. */
    static final class Owner {
        public static void main(String[] args) throws IOException {
            ScratchDirectory scratch = ScratchDirectory.open(Path.of(args[0]));
            Files.createFile(scratch.path().resolve("file"));
            System.out.println(scratch.path());
            System.in.read();
        }
    }
}
