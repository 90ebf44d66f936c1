package org.kontor.tests;

import java.util.concurrent.locks.LockSupport;

/** Waits for what the server does behind a request. How soon it does is measured by benchmarks, not here. */
final class Eventually {
    private static final long PATIENCE = 30_000_000_000L;
    private static final long PAUSE = 20_000_000;

    private Eventually() {}

    /** Asks until it holds. */
    static void until(Runnable assertion) {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
    }
}
