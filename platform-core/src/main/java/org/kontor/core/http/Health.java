package org.kontor.core.http;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the server can serve: not before it has begun to, and afterwards as long as the database answers, which is asked
 * at most once in five seconds.
 */
public final class Health {
    private static final long FRESH = Duration.ofSeconds(5).toNanos();

    private @Nullable BooleanSupplier databaseAnswers;
    private long askedAt;
    private boolean answered;

    /**
     * From now on it can.
     *
     * @param databaseAnswers asks the database; may throw where it does not answer
     */
    public synchronized void begin(BooleanSupplier databaseAnswers) {
        this.databaseAnswers = databaseAnswers;
        this.askedAt = System.nanoTime() - FRESH;
    }

    /** Whether it can. */
    public synchronized boolean isReady() {
        BooleanSupplier asked = databaseAnswers;
        if (asked == null) {
            return false;
        }
        long now = System.nanoTime();
        if (now - askedAt >= FRESH) {
            try {
                answered = asked.getAsBoolean();
            } catch (RuntimeException e) {
                answered = false;
            }
            // after the answer, so that a slow database is not asked again at once
            askedAt = System.nanoTime();
        }
        return answered;
    }
}
