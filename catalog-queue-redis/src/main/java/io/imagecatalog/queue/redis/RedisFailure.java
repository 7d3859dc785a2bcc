package io.imagecatalog.queue.redis;

import io.imagecatalog.spi.QueueException;
import java.security.GeneralSecurityException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** How failures of Redis are told to the catalog. */
final class RedisFailure {
    /** Redis starts, is a replica, is full, runs a script, can't save; a script's errors have the word further inside. */
    private static final Pattern PASSING = Pattern.compile(
            "\\b(LOADING|READONLY|OOM|BUSY|MASTERDOWN|MISCONF|NOREPLICAS|CLUSTERDOWN|TRYAGAIN|max number of clients)\\b");

    private RedisFailure() {}

    static QueueException of(JedisException e) {
        if (e.getCause() instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        if (e instanceof JedisAccessControlException) {
            return new QueueException("Redis refuses the user or password, or what they may do", e, false);
        }
        if (e instanceof JedisDataException) {
            return refusal(e);
        }
        if (isDistrust(e)) {
            return new QueueException("Redis has a certificate that is not trusted", e, false);
        }
        return new QueueException("Redis is not available", e, true);
    }

    private static QueueException refusal(JedisException e) {
        boolean passes =
                e.getMessage() != null && PASSING.matcher(e.getMessage()).find();
        return new QueueException(passes ? "Redis takes no commands now" : "Redis refused a command", e, passes);
    }

    private static boolean isDistrust(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(GeneralSecurityException.class::isInstance);
    }
}
