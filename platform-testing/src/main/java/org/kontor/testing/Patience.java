package org.kontor.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what comes soon, though nobody says when. */
final class Patience {
    private static final Duration SOON = Duration.ofSeconds(8);
    private static final long PAUSE = 50_000_000L;

    private Patience() {}

    /** Answers when it holds, or when it did not for eight seconds. */
    static void until(BooleanSupplier condition) {
        until(SOON, condition);
    }

    /** Answers when it holds, or when it did not for so long. */
    static void until(Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE);
        }
    }
}
