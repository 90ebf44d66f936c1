package org.kontor.core;

import java.util.concurrent.atomic.AtomicInteger;

/** One value with its holders: the one who made it current, and every lease. Closed when none is left. */
final class Leased<T> {
    private final T value;
    private final AutoCloseable closing;
    private final AtomicInteger holders = new AtomicInteger(1);

    Leased(T value, AutoCloseable closing) {
        this.value = value;
        this.closing = closing;
    }

    T value() {
        return value;
    }

    /** Takes a hold, unless the last one is gone already. */
    boolean retain() {
        return holders.getAndUpdate(held -> held == 0 ? 0 : held + 1) > 0;
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            try {
                closing.close();
            } catch (Exception e) {
                throw new IllegalStateException("could not close " + value, e);
            }
        }
    }

    /** Leases that are out, the current one's own hold not counted. */
    int leases() {
        return Math.max(0, holders.get() - 1);
    }
}
