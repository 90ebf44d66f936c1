package org.kontor.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long the same thing took, each time. */
final class Times {
    private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());

    /** What is measured; it may say what went wrong. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** Does something over and over, one after the other. */
    static Times of(Duration time, Work work) throws Exception {
        Times times = new Times();
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            long begun = System.nanoTime();
            work.run();
            times.add(System.nanoTime() - begun);
        }
        return times;
    }

    void add(long time) {
        nanos.add(time);
    }

    void addMillis(double time) {
        add(Math.round(time * 1e6));
    }

    int count() {
        return nanos.size();
    }

    /** What so many of a hundred did not exceed, in milliseconds. */
    double percent(int percent) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return sorted.isEmpty() ? Double.NaN : sorted.get((sorted.size() - 1) * percent / 100) / 1e6;
    }

    double most() {
        return percent(100);
    }
}
