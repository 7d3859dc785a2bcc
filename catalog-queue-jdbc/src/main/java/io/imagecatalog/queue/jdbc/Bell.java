package io.imagecatalog.queue.jdbc;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the takers of this process. Thread-safe. */
final class Bell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long rings;
    private boolean silenced;

    /** How often it has rung: to be asked before looking, so that no ring between looking and waiting is missed. */
    long rings() {
        lock.lock();
        try {
            return rings;
        } finally {
            lock.unlock();
        }
    }

    void ring() {
        lock.lock();
        try {
            rings++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets everybody go, now and from now on. */
    void silence() {
        lock.lock();
        try {
            silenced = true;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isSilenced() {
        lock.lock();
        try {
            return silenced;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a ring after so many, but no longer than that. */
    void await(long ringsSeen, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (rings == ringsSeen && !silenced && left > 0) {
                left = rung.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
