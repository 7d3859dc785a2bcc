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
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps waiting ids on the heap, unbounded, for the threads of one process. Thread-safe. Never broken; once closed it
 * still hands out what is waiting, but no longer waits.
 */
public final class InMemoryJobQueue implements JobQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Long> waiting = new LinkedHashSet<>();
    private boolean closed;

    @Override
    public void offer(long jobId) {
        lock.lock();
        try {
            waiting.add(jobId);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Long> take(int max, Duration wait) throws InterruptedException {
        long nanos = TimeUnit.NANOSECONDS.convert(wait);
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && nanos > 0 && !closed) {
                nanos = changed.awaitNanos(nanos);
            }
            return removeFirst(max);
        } finally {
            lock.unlock();
        }
    }

    private List<Long> removeFirst(int max) {
        List<Long> taken = new ArrayList<>();
        Iterator<Long> oldest = waiting.iterator();
        while (taken.size() < max && oldest.hasNext()) {
            taken.add(oldest.next());
            oldest.remove();
        }
        return taken;
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
}
