package org.kontor.core;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What is current, replaced as a whole while those who hold the one before work on to their end.
 *
 * @param <T> closed by itself when it is retired and its last lease is back
 */
public final class Current<T extends AutoCloseable> implements AutoCloseable {
    private final AtomicReference<@Nullable Leased<T>> current = new AtomicReference<>();

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
        if (before != null) {
            before.release();
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
        if (before != null) {
            before.release();
        }
    }
}
