package io.imagecatalog.server.runtime;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server in processes of its own, that can be killed and started again on what it has written. */
final class RealPostgres implements AutoCloseable {
    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    RealPostgres(Path data) {
        this.data = data;
        this.server = start(0);
        this.port = server.getPort();
    }

    int port() {
        return port;
    }

    void newDatabase(String name) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * As a crash does: all its processes are gone at once, whatever they were about. The library says in the log that it
     * could not stop what is gone.
     */
    void kill() {
        ProcessHandle main = ProcessHandle.of(pid()).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(main), main.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        stop();
    }

    /** As an administrator does who has no time: whoever is connected is sent away. */
    void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void startAgain() {
        server = start(port);
    }

    @Override
    public void close() {
        stop();
    }

    private long pid() {
        try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits are written before they are answered, which the library leaves out to be quick. */
    private EmbeddedPostgres start(int at) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("synchronous_commit", "on")
                    .setPort(at)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
