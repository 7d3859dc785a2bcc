package io.imagecatalog.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogTest {
    private static final String FORGED = "2001-02-03T04:05:06.789Z INFO  forged";

    @Test
    void no_line_end_in_a_message_or_in_an_exceptions_makes_a_line_of_its_own() throws IOException {
        List<String> lines = logged();

        assertThat(lines).noneMatch(line -> line.startsWith("2001-") || line.startsWith("INFO"));
        assertThat(lines.get(0)).endsWith("ERROR A name: x " + FORGED);
        assertThat(lines.get(1)).isEqualTo("java.lang.IllegalStateException: outer " + FORGED);
        assertThat(lines.get(2)).startsWith("\tat ");
        assertThat(lines).anyMatch(line -> line.equals("Caused by: java.io.IOException: inner " + FORGED));
    }

    private static List<String> logged() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** Logs what somebody else has worded. */
    static final class Victim {
        public static void main(String[] arguments) {
            IOException inner = new IOException("inner\r\n" + FORGED);
            LoggerFactory.getLogger(Victim.class)
                    .error("A name: {}", "x\r\n" + FORGED, new IllegalStateException("outer\n" + FORGED, inner));
        }
    }
}
