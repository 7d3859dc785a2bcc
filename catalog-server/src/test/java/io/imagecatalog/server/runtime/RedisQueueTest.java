package io.imagecatalog.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.Redis;
import io.imagecatalog.server.TestServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server whose queue is Redis, while it answers. */
class RedisQueueTest {
    private static final Redis REDIS = Redis.notYetStarted();

    @RegisterExtension
    static final TestServer SERVER = TestServer.with("REDIS_URL", REDIS.url());

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    @Test
    void an_upload_is_rendered_whether_redis_answers_or_not() throws IOException {
        REDIS.start();
        SERVER.renderedAsset("shop", Pictures.jpeg(1, 400, 300));
        REDIS.kill();
        SERVER.renderedAsset("shop", Pictures.jpeg(2, 400, 300));

        assertThat(SERVER.get("/healthz").json().get("queue").asText()).isEqualTo("ok");

        REDIS.start();
        SERVER.renderedAsset("shop", Pictures.jpeg(3, 400, 300));
    }
}
