package io.imagecatalog.server;

import io.imagecatalog.server.runtime.RunningCatalog;
import io.imagecatalog.server.settings.ServerSettings;
import io.imagecatalog.server.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The real server on a free port and a directory of its own, for as long as a test class runs; and a client for it. */
public final class TestServer extends TestClient implements BeforeAllCallback, AfterAllCallback {
    private final Map<String, String> environment = new HashMap<>(Map.of("PORT", "0", "WORKER_THREADS", "2"));

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Path data;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private RunningCatalog running;

    private TestServer() {
        super(0);
    }

    /**
     * A server with settings in its environment.
     *
     * @param settings names and values in turn
     */
    public static TestServer with(String... settings) {
        TestServer server = new TestServer();
        for (int i = 0; i < settings.length; i += 2) {
            server.environment.put(settings[i], settings[i + 1]);
        }
        return server;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        stop();
    }

    /** For a test that wants a server of its own. */
    public void start() throws IOException {
        data = Files.createTempDirectory("catalog-test");
        environment.put("CATALOG_DATA", data.toString());
        running = RunningCatalog.serve(settings());
        connectTo(running.port());
    }

    public void stop() throws IOException {
        running.close();
        PathUtils.deleteDirectory(data);
    }

    /** Stops it, and starts it on the same directory with one setting changed. */
    public void restartWith(String setting, String value) {
        running.close();
        environment.put(setting, value);
        running = RunningCatalog.serve(settings());
        connectTo(running.port());
    }

    public ServerSettings settings() {
        return new SettingsReader(Map.of(), environment).read();
    }

    public Path data() {
        return data;
    }

    /** The files of uploads that are being looked at, or were left behind. */
    public List<Path> spooled() {
        try (Stream<Path> files = Files.walk(data.resolve("tmp"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("upload-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
