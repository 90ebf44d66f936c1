package org.kontor.core.mass;

import java.util.concurrent.TimeUnit;

/**
 * How many records are written at a time: as many as take about so long that whoever wants to write one of them does not
 * notice that they wait. Never fewer than some, since what each transaction costs by itself would be most of it: on a machine
 * that has too much to do, that would be more of it.
 */
final class Pace {
    private static final long MEANT = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int FIRST = 50;
    private static final int LEAST = 50;

    private int size = FIRST;
    private long began;

    int size() {
        return size;
    }

    void begin() {
        began = System.nanoTime();
    }

    /** So many were written since it began. */
    void end(int written) {
        long took = Math.max(1, System.nanoTime() - began);
        long fitting = Math.max(1, written * MEANT / took);
        // half way, since one round may have met a busy moment
        size = (int) Math.clamp((size + fitting) / 2, LEAST, MassPage.SIZE);
    }
}
