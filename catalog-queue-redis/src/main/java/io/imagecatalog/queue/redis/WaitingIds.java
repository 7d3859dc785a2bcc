package io.imagecatalog.queue.redis;

import io.imagecatalog.spi.QueueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.params.ZAddParams;
import redis.clients.jedis.resps.Tuple;
import redis.clients.jedis.util.KeyValue;

/** The commands on the sorted set of waiting ids, whose scores are their places in the line. */
final class WaitingIds {
    /** The next place is after the last one taken: no counter to lose, and an empty line starts from 1 again. */
    private static final String ADD = """
            local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
            for i, id in ipairs(ARGV) do
                redis.call('ZADD', KEYS[1], 'NX', (last[2] or 0) + i, id)
            end
            """;

    /** Redis before version 7 rounds what is below a millisecond down to 0, which means for ever. */
    private static final double LEAST_WAIT_SECONDS = 0.005;

    private final CommandObjects commands = new CommandObjects(RedisProtocol.RESP2);
    private final RedisConnections redis;
    private final String key;

    WaitingIds(RedisConnections redis, String key) {
        this.redis = redis;
        this.key = key;
    }

    /** Adds ids at the end, except those that are there. */
    void add(List<Long> jobIds) {
        redis.run(commands.eval(
                ADD, List.of(key), jobIds.stream().map(id -> Long.toString(id)).toList()));
    }

    /** Removes and returns those that have waited longest. */
    List<Long> removeOldest(int max) {
        return redis.run(commands.zpopmin(key, max)).stream()
                .map(WaitingIds::id)
                .toList();
    }

    /** As before, and waits so long for a first one. */
    List<Long> awaitOldest(int max, Duration wait) {
        double seconds = Math.max(LEAST_WAIT_SECONDS, wait.toNanos() / 1e9);
        @Nullable KeyValue<String, Tuple> first = redis.run(commands.bzpopmin(seconds, key));
        if (first == null) {
            return List.of();
        }
        List<Long> taken = new ArrayList<>();
        taken.add(id(first.getValue()));
        if (max > 1) {
            taken.addAll(removeMore(max - 1));
        }
        return taken;
    }

    /** The first one is taken already and must not be lost to a failure over the others. */
    private List<Long> removeMore(int max) {
        try {
            return removeOldest(max);
        } catch (QueueException nextTime) {
            return List.of();
        }
    }

    /** Asks for what adding needs, unlike a ping, and has no effect: no id is empty, and none that is absent is added. */
    void check() {
        redis.run(commands.zadd(key, 0, "", ZAddParams.zAddParams().xx()));
    }

    private static long id(Tuple member) {
        return Long.parseLong(member.getElement());
    }
}
