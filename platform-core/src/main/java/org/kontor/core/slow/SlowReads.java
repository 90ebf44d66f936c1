package org.kontor.core.slow;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.kontor.api.Query;
import org.kontor.core.record.Timing;

/** Remembers which questions took long, until they are written down: a few shapes, whatever is asked how often. */
public final class SlowReads implements Timing {
    /** How many shapes; what comes beyond is not remembered until these are written down. */
    private static final int MOST = 200;

    private final InstantSource clock;
    private final Map<ListShape, Figures> noted = new HashMap<>();
    /** In nanoseconds; nothing is remembered before it is known what is slow. */
    private volatile long slow = Long.MAX_VALUE;

    /**
     * How long questions of one shape took.
     *
     * @param total and {@code worst} in milliseconds
     */
    record Figures(long times, long total, long worst, Instant last) {
        Figures and(Figures more) {
            return new Figures(
                    times + more.times,
                    total + more.total,
                    Math.max(worst, more.worst),
                    last.isAfter(more.last) ? last : more.last);
        }
    }

    public SlowReads(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on whatever takes as long is slow. */
    void slowFrom(Duration time) {
        slow = time.toNanos();
    }

    @Override
    public void took(Asked asked, Query query, long nanos) {
        if (nanos < slow) {
            return;
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        note(ListShape.of(asked, query), new Figures(1, millis, millis, clock.instant()));
    }

    private synchronized void note(ListShape shape, Figures figures) {
        if (noted.size() < MOST || noted.containsKey(shape)) {
            noted.merge(shape, figures, Figures::and);
        }
    }

    /** Everything since the last time. */
    synchronized Map<ListShape, Figures> take() {
        Map<ListShape, Figures> taken = Map.copyOf(noted);
        noted.clear();
        return taken;
    }

    /** What could not be written down. */
    void giveBack(ListShape shape, Figures figures) {
        note(shape, figures);
    }
}
