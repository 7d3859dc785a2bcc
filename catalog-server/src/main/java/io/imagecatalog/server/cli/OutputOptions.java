package io.imagecatalog.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a verb says what it has to say. */
final class OutputOptions {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final Map<String, String> environment;

    @Option(names = "--json", description = "says it as JSON, for programs")
    private boolean json;

    OutputOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    boolean json() {
        return json;
    }

    /** Shows how far it is on the standard error: redrawn on a terminal that can, in plain lines elsewhere. */
    Progress progress(PrintWriter err) {
        boolean redrawn = !json && Terminal.isUsed() && !"dumb".equals(environment.get("TERM"));
        return new Progress(err, redrawn, System::nanoTime);
    }

    /** One line with the names in snake_case. */
    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("This can't be written as JSON", e);
        }
    }
}
