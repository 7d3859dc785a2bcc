package io.imagecatalog.queue.redis;

import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.QueueException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.SslOptions;

/**
 * Keeps waiting ids in a sorted set of Redis 5 or newer.
 *
 * <p>Any number of processes may share the set, and no two takers get the same id. A taker that waits is woken at once by an
 * offer of any process; it waits in Redis, by {@code BZPOPMIN}, and asks anew twice a second. An interrupt or a close is
 * therefore noticed within half a second, and no id is lost to either. What Redis held is gone when it comes back empty, and
 * an id whose answer a broken connection swallowed is gone too; offers and takes go on without further ado.
 *
 * <p>A Redis that is away, starts, is full or is a replica is a transient {@link QueueException}; a refused password, an
 * untrusted certificate or a key of another type is a permanent one. A Redis that says nothing is given up after two
 * seconds, once to connect and once to answer; a take adds its wait of half a second at most to that. No message shows the
 * URL.
 *
 * <p>Thread-safe. The queue has at most 16 connections of its own, made when they are needed, half of them for takers that
 * wait; further takers wait for one of those. Closing closes the connections.
 */
public final class RedisJobQueue implements JobQueue {
    private static final String NAMESPACE = "catalog";
    private static final int WAITING_TAKERS = 8;
    private static final int CONNECTIONS = 2 * WAITING_TAKERS;
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final RedisConnections redis;
    private final WaitingIds ids;
    private final Semaphore places = new Semaphore(WAITING_TAKERS);
    private volatile boolean closed;

    /**
     * Uses the namespace {@code catalog}, and for TLS the JVM's trust store. See
     * {@link #RedisJobQueue(String, String, SslOptions)}.
     */
    public RedisJobQueue(String url) {
        this(url, NAMESPACE, SslOptions.defaults());
    }

    /**
     * Does not connect yet.
     *
     * @param url {@code redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE]}, or {@code rediss://} for TLS
     * @param namespace what the key begins with, before a colon; one for every catalog that shares a database
     * @param tls whom to trust, and with which certificate to come, if the URL asks for TLS
     * @throws IllegalArgumentException if the URL or the namespace is none; the message does not show them
     */
    public RedisJobQueue(String url, String namespace, SslOptions tls) {
        if (namespace.isBlank()) {
            throw new IllegalArgumentException("A namespace is not blank");
        }
        this.redis = new RedisConnections(RedisUrl.parse(url), tls, CONNECTIONS, LONGEST_WAIT);
        this.ids = new WaitingIds(redis, namespace + ":jobs");
    }

    @Override
    public void offer(long jobId) {
        offerAll(List.of(jobId));
    }

    @Override
    public void offerAll(List<Long> jobIds) {
        requireOpen();
        ids.add(jobIds);
    }

    @Override
    public List<Long> take(int max, Duration wait) throws InterruptedException {
        long waitNanos = TimeUnit.NANOSECONDS.convert(wait);
        long start = System.nanoTime();
        long left = waitNanos;
        while (!closed) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            List<Long> taken = left <= 0 ? ids.removeOldest(max) : awaitOldest(max, left);
            left = waitNanos - (System.nanoTime() - start);
            if (!taken.isEmpty() || left <= 0) {
                return taken;
            }
        }
        return List.of();
    }

    private List<Long> awaitOldest(int max, long waitNanos) throws InterruptedException {
        long until = System.nanoTime() + Math.min(waitNanos, LONGEST_WAIT.toNanos());
        if (!places.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            return List.of();
        }
        try {
            return ids.awaitOldest(max, Duration.ofNanos(until - System.nanoTime()));
        } finally {
            places.release();
        }
    }

    @Override
    public void check() {
        requireOpen();
        ids.check();
    }

    @Override
    public void close() {
        closed = true;
        redis.close();
    }

    private void requireOpen() {
        if (closed) {
            throw new QueueException("The queue is closed", null, false);
        }
    }
}
