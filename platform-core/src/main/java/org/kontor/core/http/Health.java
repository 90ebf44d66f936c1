package org.kontor.core.http;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Whether the server can serve; asks the database at most once in five seconds, however often it is asked itself. */
public final class Health {
    private static final long FRESH = Duration.ofSeconds(5).toNanos();

    private final BooleanSupplier databaseAnswers;
    private long askedAt = System.nanoTime() - FRESH;
    private boolean answered;

    /** @param databaseAnswers asks the database; may throw where it does not answer */
    public Health(BooleanSupplier databaseAnswers) {
        this.databaseAnswers = databaseAnswers;
    }

    /** Whether it can. */
    public synchronized boolean isReady() {
        long now = System.nanoTime();
        if (now - askedAt >= FRESH) {
            try {
                answered = databaseAnswers.getAsBoolean();
            } catch (RuntimeException e) {
                answered = false;
            }
            // after the answer, so that a slow database is not asked again at once
            askedAt = System.nanoTime();
        }
        return answered;
    }
}
