package org.kontor.core.rest;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/**
 * How much of large bodies may be turned into trees at the same time: a sixteenth of the heap, since a tree is several
 * times its text. Small bodies pass freely.
 */
final class BodyBudget {
    static final int SMALL = 64 * 1024;
    private static final int UNIT = 1024;
    /** Of a body whose length nobody told: as large as bodies may be, unless configured otherwise. */
    private static final long UNTOLD = 10L * 1024 * 1024;

    private static final long LONGEST_WAIT_SECONDS = 10;

    private final int all = (int) Math.clamp(Runtime.getRuntime().maxMemory() / 16 / UNIT, 1024, 1 << 20);
    private final Semaphore free = new Semaphore(all, true);

    /** A part of the budget, to be given back. */
    interface Share extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits for its share.
     *
     * @param bytes of the body; -1 when nobody knows
     * @throws Refusal UNAVAILABLE when it waited in vain
     */
    Share take(long bytes) {
        if (bytes >= 0 && bytes <= SMALL) {
            return () -> {};
        }
        int share = (int) Math.min(all, (bytes < 0 ? UNTOLD : bytes) / UNIT + 1);
        try {
            if (!free.tryAcquire(share, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        return () -> free.release(share);
    }

    private static Refusal busy() {
        return Refusal.of(
                Refusal.Code.UNAVAILABLE,
                Message.of("system.bodies_many", "Too many large requests are being read. Please try again."));
    }
}
