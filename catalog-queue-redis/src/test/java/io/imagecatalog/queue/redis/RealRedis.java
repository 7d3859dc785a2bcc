package io.imagecatalog.queue.redis;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis in a process of its own, on a free port, that keeps nothing on disk. The library that brings the program could
 * start it too, but not kill it.
 */
final class RealRedis implements AutoCloseable {
    private final List<String> command;
    private final int port;
    private Process process;

    private RealRedis(List<String> command, int port) {
        this.command = command;
        this.port = port;
        this.process = launch();
    }

    /** @param settings as on the command line of Redis; its port is set already */
    static RealRedis start(String... settings) {
        int port = freePort();
        List<String> all = new ArrayList<>(List.of("--port", Integer.toString(port)));
        all.addAll(List.of(settings));
        return new RealRedis(command(all), port);
    }

    /** Speaks TLS, and nothing else. */
    static RealRedis startWithTls(Path certificate, Path key) {
        int port = freePort();
        return new RealRedis(
                command(List.of(
                        "--port",
                        "0",
                        "--tls-port",
                        Integer.toString(port),
                        "--tls-cert-file",
                        certificate.toString(),
                        "--tls-key-file",
                        key.toString(),
                        "--tls-auth-clients",
                        "no")),
                port);
    }

    private static List<String> command(List<String> settings) {
        try {
            String program = ExecutableProvider.newJarResourceProvider().get().getAbsolutePath();
            List<String> command = new ArrayList<>(List.of(program, "--bind", "127.0.0.1", "--save", ""));
            command.addAll(settings);
            return command;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** To look inside, and to set what is set at run time; to be closed. */
    Jedis client() {
        return new Jedis("127.0.0.1", port);
    }

    /** As a crash does: no answer is finished, nothing is kept. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again where it was, with nothing in it. */
    void startAgain() {
        process = launch();
    }

    @Override
    public void close() {
        kill();
    }

    private Process launch() {
        try {
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(10))
                    .until(this::listens);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
