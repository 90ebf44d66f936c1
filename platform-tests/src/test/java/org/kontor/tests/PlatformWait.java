package org.kontor.tests;

import java.util.concurrent.locks.LockSupport;

/** Asks until it holds, for the second within which every node must know of a change. */
final class PlatformWait {
    private static final long SECOND = 1_000_000_000L;

    private PlatformWait() {}

    static void until(Runnable assertion) {
        long end = System.nanoTime() + SECOND;
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }
}
