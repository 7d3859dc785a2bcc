package io.imagecatalog.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.embedded.core.ExecutableProvider;

/** A place for a Redis on this machine, with none there until it is started. It keeps nothing on disk. */
public final class Redis implements AutoCloseable {
    private final int port;
    private @Nullable Process process;

    private Redis(int port) {
        this.port = port;
    }

    public static Redis notYetStarted() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Redis(free.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** With nothing in it; returns when it answers. */
    public void start() throws IOException {
        String program = ExecutableProvider.newJarResourceProvider().get().getAbsolutePath();
        process = new ProcessBuilder(
                        List.of(program, "--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", ""))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(Duration.ofSeconds(30)).until(this::listens);
    }

    /** As a crash does: no answer is finished, nothing is kept. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    boolean isEmpty() {
        try (Jedis client = new Jedis("127.0.0.1", port)) {
            return client.dbSize() == 0;
        }
    }

    @Override
    public void close() {
        kill();
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
