package io.imagecatalog.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.spi.QueueException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.SslOptions;

/** Redis behind TLS, with a certificate of its own making. */
@Timeout(60)
class RedisTlsTest {
    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static SelfSigned certificate;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static RealRedis redis;

    @BeforeAll
    static void start() throws Exception {
        certificate = SelfSigned.forLocalhost(folder);
        redis = RealRedis.startWithTls(certificate.certificate(), certificate.key());
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @Test
    void offers_and_takes_by_tls() throws Exception {
        try (RedisJobQueue queue = queue("localhost", trusting())) {
            queue.check();
            queue.offer(7);

            assertThat(queue.take(9, Duration.ofMinutes(2))).containsExactly(7L);
            assertThat(queue.take(9, Duration.ofMillis(20))).isEmpty();
        }
    }

    @Test
    void a_certificate_that_is_not_trusted_fails_for_good() {
        try (RedisJobQueue queue = queue("localhost", SslOptions.defaults())) {
            assertDistrust(queue);
        }
    }

    @Test
    void a_certificate_for_another_name_fails_for_good() {
        try (RedisJobQueue queue = queue("127.0.0.1", trusting())) {
            assertDistrust(queue);
        }
    }

    @Test
    void a_client_without_tls_gets_no_answer() {
        try (RedisJobQueue queue = new RedisJobQueue("redis://localhost:" + redis.port())) {
            assertThatThrownBy(queue::check)
                    .isInstanceOfSatisfying(
                            QueueException.class,
                            e -> assertThat(e.isTransient()).isTrue());
        }
    }

    private static void assertDistrust(RedisJobQueue queue) {
        assertThatThrownBy(queue::check).isInstanceOfSatisfying(QueueException.class, e -> {
            assertThat(e).hasMessage("Redis has a certificate that is not trusted");
            assertThat(e.isTransient()).isFalse();
        });
    }

    private static RedisJobQueue queue(String host, SslOptions tls) {
        return new RedisJobQueue("rediss://" + host + ":" + redis.port(), "tls", tls);
    }

    private static SslOptions trusting() {
        return SslOptions.builder()
                .truststore(certificate.store().toFile(), SelfSigned.PASSWORD.toCharArray())
                .build();
    }
}
