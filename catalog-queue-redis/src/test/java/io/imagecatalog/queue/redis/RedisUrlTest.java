package io.imagecatalog.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;

class RedisUrlTest {

    @ParameterizedTest
    @CsvSource({
        "redis://host, host, 6379",
        "redis://host:7000, host, 7000",
        "rediss://:secret@host.example.com:7000/3, host.example.com, 7000",
        "redis://[::1]:7000/, [::1], 7000",
    })
    void names_a_server(String url, String host, int port) {
        assertThat(RedisUrl.parse(url).server().getHost()).isEqualTo(host);
        assertThat(RedisUrl.parse(url).server().getPort()).isEqualTo(port);
    }

    @Test
    void names_user_password_and_database() {
        JedisClientConfig config = config("redis://shop:p%40ss%3aword@host/3");

        assertThat(config.getCredentialsProvider().get().getUser()).isEqualTo("shop");
        assertThat(config.getCredentialsProvider().get().getPassword()).containsExactly("p@ss:word".toCharArray());
        assertThat(config.getDatabase()).isEqualTo(3);
    }

    @Test
    void asks_for_tls_by_its_scheme() {
        assertThat(config("redis://host").getSslOptions()).isNull();
        assertThat(config("rediss://host").getSslOptions()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "host:6379",
                "http://host",
                "redis:",
                "redis://",
                "redis://:6379",
                "redis://secret@host",
                "redis://:secret@host:0",
                "redis://:secret@host:65536",
                "redis://:secret@host:port",
                "redis://:secret@host/name",
                "redis://:secret@host/1234567",
                "redis://:secret@host/1/2",
                "redis://:secret@host?database=1",
                "redis://:secret#1@host",
                "redis://:secret word@host"
            })
    void what_is_none_is_refused_without_showing_it(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisUrl.parse(text))
                .withMessageStartingWith("A Redis URL has the form redis://")
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    private static JedisClientConfig config(String url) {
        return RedisUrl.parse(url)
                .configure(DefaultJedisClientConfig.builder(), SslOptions.defaults())
                .build();
    }
}
