package io.imagecatalog.queue.redis;

import io.imagecatalog.spi.QueueException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.stream.Stream;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** A bounded number of connections to one Redis, made when they are needed. Thread-safe. */
final class RedisConnections implements AutoCloseable {
    /** How long Redis may be silent: when it is connected to, when it answers, or when it has no connection to spare. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration IDLE = Duration.ofMinutes(1);

    private final ConnectionPool pool;

    /**
     * Does not connect yet.
     *
     * @param tls for a {@code rediss:} URL
     * @param max how many connections there are at the most
     * @param longestWait how long a blocking command may wait
     */
    RedisConnections(RedisUrl url, SslOptions tls, int max, Duration longestWait) {
        pool = new ConnectionPool(url.server(), client(url, tls, longestWait), pool(max));
    }

    private static JedisClientConfig client(RedisUrl url, SslOptions tls, Duration longestWait) {
        return url.configure(DefaultJedisClientConfig.builder(), tls)
                .timeoutMillis((int) PATIENCE.toMillis())
                .blockingSocketTimeoutMillis((int) longestWait.plus(PATIENCE).toMillis())
                .serverDefaultProtocol()
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .build();
    }

    /** Idle connections are not asked whether they live, which would be logged at length if not. */
    private static ConnectionPoolConfig pool(int max) {
        ConnectionPoolConfig config = new ConnectionPoolConfig();
        config.setMaxTotal(max);
        config.setMaxIdle(max);
        config.setMaxWait(PATIENCE);
        config.setMinEvictableIdleDuration(IDLE);
        config.setTestWhileIdle(false);
        config.setJmxEnabled(false);
        return config;
    }

    /**
     * Runs a command that does no harm when it is run twice.
     *
     * @throws QueueException if Redis is away or refuses it
     */
    <T> T run(CommandObject<T> command) {
        try {
            return attempt(command, true);
        } catch (JedisException e) {
            throw RedisFailure.of(e);
        }
    }

    /**
     * A connection that lay idle may have broken since, because Redis was started anew or closes idle ones. Then so have the
     * others, and a new one is worth a try.
     */
    private <T> T attempt(CommandObject<T> command, boolean first) {
        Connection connection = pool.getResource();
        try (connection) {
            return connection.executeCommand(command);
        } catch (JedisConnectionException e) {
            pool.clear();
            if (!first || isTimeout(e)) {
                throw e;
            }
        }
        return attempt(command, false);
    }

    private static boolean isTimeout(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(SocketTimeoutException.class::isInstance);
    }

    /** Those in use are closed when they are given back. */
    @Override
    public void close() {
        pool.close();
    }
}
