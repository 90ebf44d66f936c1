package org.kontor.core;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is current, replaced as a whole while those who hold the one before work on to their end.
 *
 * @param <T> closed by itself when it is retired and its last lease is back
 */
public final class Current<T extends AutoCloseable> implements AutoCloseable {
    private final AtomicReference<@Nullable Leased<T>> current = new AtomicReference<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition swapped = lock.newCondition();

    /**
     * Takes a lease on what is current at this moment.
     *
     * @throws IllegalStateException before the first {@link #swap} and after {@link #close}
     */
    public Lease<T> lease() {
        while (true) {
            Leased<T> now = current.get();
            if (now == null) {
                throw new IllegalStateException("nothing is current: the kernel is starting or stopping");
            }
            if (now.retain()) {
                return new Lease<>(now);
            }
        }
    }

    /** Makes a new one current and retires the one before. */
    public void swap(T next) {
        Leased<T> before = current.getAndSet(new Leased<>(next, next));
        tell();
        if (before != null) {
            before.release();
        }
    }

    /**
     * Waits until something else is current than what a lease is on, at once where it is already.
     *
     * @return whether that came in time
     */
    boolean awaitOther(Lease<T> lease, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (lease.isOn(current.get())) {
                if (left <= 0) {
                    return false;
                }
                left = swapped.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void tell() {
        lock.lock();
        try {
            swapped.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing is current yet. */
    boolean isEmpty() {
        return current.get() == null;
    }

    /** How many leases are out on the current one. */
    public int leases() {
        Leased<T> now = current.get();
        return now == null ? 0 : now.leases();
    }

    /** Retires the current one; nothing is current afterwards. */
    @Override
    public void close() {
        Leased<T> before = current.getAndSet(null);
        tell();
        if (before != null) {
            before.release();
        }
    }
}
