package io.imagecatalog.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LogTest {
    private static final String FORGED = "2001-02-03T04:05:06.789Z INFO  forged";

    @Test
    void no_line_end_in_a_message_or_in_an_exceptions_makes_a_line_of_its_own() throws IOException {
        List<String> lines = logged("pretty", Victim.class);

        assertThat(lines).noneMatch(line -> line.startsWith("2001-") || line.startsWith("INFO"));
        assertThat(lines.get(0)).endsWith("ERROR A name: x " + FORGED);
        assertThat(lines.get(1)).isEqualTo("java.lang.IllegalStateException: outer " + FORGED);
        assertThat(lines.get(2)).startsWith("\tat ");
        assertThat(lines).anyMatch(line -> line.equals("Caused by: java.io.IOException: inner " + FORGED));
    }

    @Test
    void the_id_of_a_request_stands_before_what_is_logged_for_it() throws IOException {
        assertThat(logged("pretty", Clerk.class)).singleElement(STRING).endsWith(" INFO  [web-1] Asset 1 taken in");
    }

    @Test
    void as_json_each_line_is_an_object_of_its_own_whatever_is_in_it() throws IOException {
        JsonNode line = new ObjectMapper().readTree(only(logged("json", Victim.class)));

        assertThat(line.get("level").asText()).isEqualTo("ERROR");
        assertThat(line.get("formattedMessage").asText()).isEqualTo("A name: x\r\n" + FORGED);
        assertThat(line.at("/throwable/cause/message").asText()).isEqualTo("inner\r\n" + FORGED);
        assertThat(line.get("timestamp").asLong()).isPositive();
    }

    @Test
    void as_json_a_line_has_the_id_of_its_request() throws IOException {
        JsonNode line = new ObjectMapper().readTree(only(logged("json", Clerk.class)));

        assertThat(line.at("/mdc/request_id").asText()).isEqualTo("web-1");
        assertThat(line.get("formattedMessage").asText()).isEqualTo("Asset 1 taken in");
    }

    private static String only(List<String> lines) {
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private static List<String> logged(String format, Class<?> program) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dcatalog.log.format=" + format,
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName())
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

    /** Logs what it does for somebody. */
    static final class Clerk {
        public static void main(String[] arguments) {
            MDC.put("request_id", "web-1");
            LoggerFactory.getLogger(Clerk.class).info("Asset {} taken in", 1);
        }
    }
}
