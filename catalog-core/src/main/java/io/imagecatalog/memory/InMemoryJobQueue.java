package io.imagecatalog.memory;

import io.imagecatalog.spi.JobQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A queue within one process. It holds up to a million ids and drops what is offered beyond, as a queue may: the sweep
 * brings those back. Thread-safe.
 */
public final class InMemoryJobQueue implements JobQueue {
    private static final int CAPACITY = 1_000_000;

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Long> waiting = new LinkedHashSet<>();
    private boolean closed;

    @Override
    public void offer(long jobId) {
        lock.lock();
        try {
            if (waiting.size() < CAPACITY && waiting.add(jobId)) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Long> take(int max, Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = TimeUnit.NANOSECONDS.convert(wait);
            while (waiting.isEmpty() && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return removeFirst(max);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void check() {}

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private List<Long> removeFirst(int max) {
        List<Long> taken = new ArrayList<>();
        Iterator<Long> ids = waiting.iterator();
        while (ids.hasNext() && taken.size() < max) {
            taken.add(ids.next());
            ids.remove();
        }
        if (!waiting.isEmpty()) {
            changed.signal();
        }
        return taken;
    }
}
