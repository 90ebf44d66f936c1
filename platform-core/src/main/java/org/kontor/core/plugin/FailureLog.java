package org.kontor.core.plugin;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last failures of a plugin version, and whether they are too many. Holds texts alone, and nothing of the plugin. */
final class FailureLog {
    private static final int REMEMBERED = 10;

    private final int most;
    private final long periodNanos;
    private final Deque<PluginHealth.Failure> recent = new ArrayDeque<>();
    private final Deque<Long> counted = new ArrayDeque<>();
    private boolean hasReached;

    /**
     * @param most failures within the period that are too many; 0 for never
     */
    FailureLog(int most, Duration period) {
        this.most = most;
        this.periodNanos = period.toNanos();
    }

    /**
     * Writes one down.
     *
     * @param counts whether it counts against the plugin
     * @return whether it is the one by which they are too many, which is answered once
     */
    synchronized boolean add(PluginHealth.Failure failure, boolean counts) {
        recent.addFirst(failure);
        if (recent.size() > REMEMBERED) {
            recent.removeLast();
        }
        if (!counts || most == 0 || hasReached) {
            return false;
        }
        long now = System.nanoTime();
        counted.addLast(now);
        while (now - counted.getFirst() > periodNanos) {
            counted.removeFirst();
        }
        hasReached = counted.size() >= most;
        return hasReached;
    }

    synchronized List<PluginHealth.Failure> recent() {
        return List.copyOf(recent);
    }
}
