package org.kontor.core;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A hold on something that may be retired meanwhile: whoever has a lease works on it to the end, and the last one to
 * give it back closes it.
 *
 * @param <T> what is held
 */
public final class Lease<T> implements AutoCloseable {
    private final Leased<T> leased;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Lease(Leased<T> leased) {
        this.leased = leased;
    }

    /**
     * What is held.
     *
     * @throws IllegalStateException after the lease was given back
     */
    public T get() {
        if (!open.get()) {
            throw new IllegalStateException("this lease was given back");
        }
        return leased.value();
    }

    /** Whether this is what is held. */
    boolean isOn(@Nullable Leased<T> other) {
        return leased == other;
    }

    /** One more hold on the same. */
    Lease<T> another() {
        if (!leased.retain()) {
            throw new IllegalStateException("this lease was given back");
        }
        return new Lease<>(leased);
    }

    /** Gives it back; a second time does nothing. */
    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            leased.release();
        }
    }
}
