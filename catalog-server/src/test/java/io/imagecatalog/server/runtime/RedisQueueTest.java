package io.imagecatalog.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.embedded.RedisServer;

/** A server whose queue is Redis, while it answers. */
class RedisQueueTest {
    private static final int PORT = freePort();

    @RegisterExtension
    static final TestServer SERVER = TestServer.with("REDIS_URL", "redis://127.0.0.1:" + PORT);

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static RedisServer redis;

    @BeforeAll
    static void start() throws IOException {
        redis = RedisServer.newRedisServer()
                .port(PORT)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        redis.start();
    }

    @AfterAll
    static void stop() throws IOException {
        redis.stop();
    }

    @Test
    void an_upload_is_rendered_whether_redis_answers_or_not() throws IOException {
        SERVER.renderedAsset("shop", Pictures.jpeg(1, 400, 300));
        redis.stop();
        SERVER.renderedAsset("shop", Pictures.jpeg(2, 400, 300));

        assertThat(SERVER.get("/healthz").json().get("queue").asText()).isEqualTo("ok");

        redis.start();
        SERVER.renderedAsset("shop", Pictures.jpeg(3, 400, 300));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
