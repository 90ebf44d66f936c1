package org.kontor.core.record;

import org.jspecify.annotations.Nullable;

/** Watches over records handed to a callback: nobody else may use them, nor the callback once it has returned. */
final class Guard {
    private final Thread owner = Thread.currentThread();
    private final @Nullable Guard outer;
    private volatile boolean closed;
    private @Nullable RuntimeException failure;

    Guard(@Nullable Guard outer) {
        this.outer = outer;
    }

    /**
     * @throws IllegalStateException when the callback has returned, or another thread asks
     */
    void check() {
        if (closed) {
            throw new IllegalStateException("These records were used after their callback had returned");
        }
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("These records were used by another thread than their callback's");
        }
        if (outer != null) {
            outer.check();
        }
    }

    /** A write failed half-way: whatever the callback makes of it, the transaction must not be committed. */
    void fail(RuntimeException reason) {
        if (outer != null) {
            outer.fail(reason);
        } else if (failure == null) {
            failure = reason;
        }
    }

    /** Refuses to commit after a failure that the callback swallowed. */
    void checkIntact() {
        if (failure != null) {
            throw failure;
        }
    }

    void close() {
        closed = true;
    }
}
