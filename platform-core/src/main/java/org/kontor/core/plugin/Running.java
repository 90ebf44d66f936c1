package org.kontor.core.plugin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kontor.core.database.Database;

/** One call into a plugin's code, while it lasts. The watch looks at it from outside; both meet in its few synchronized steps. */
final class Running {
    enum State {
        ON_TIME,
        /** Its time is over: it gets nothing more from the database, and is waited for a moment longer. */
        LATE,
        /** It was given up. */
        LOST,
        ENDED
    }

    private final Thread thread;
    private final PluginCall call;
    private final String what;
    private final long limitNanos;
    private final @Nullable Running outer;
    private final long start = System.nanoTime();
    private State state = State.ON_TIME;
    private @Nullable PluginFailure failure;
    private @Nullable Rescue rescue;
    /** What the watch alone reads and writes: when it looked last, and how long the plugin's own code had worked by then. */
    private long lookedAt = start;

    private long ownNanos;
    private long lateAt;

    /**
     * @param limitNanos how long the plugin's own code may work; 0 for as long as it likes
     * @param outer the call within which this thread makes it
     */
    Running(PluginCall call, String what, long limitNanos, @Nullable Running outer) {
        this.thread = Thread.currentThread();
        this.call = call;
        this.what = what;
        this.limitNanos = limitNanos;
        this.outer = outer;
    }

    Thread thread() {
        return thread;
    }

    PluginCall call() {
        return call;
    }

    String what() {
        return what;
    }

    @Nullable
    Running outer() {
        return outer;
    }

    boolean isLimited() {
        return limitNanos > 0;
    }

    long nanos(long now) {
        return now - start;
    }

    /** Counts the time since the last look; answers how much is left. A machine that stood still is not laid at its door. */
    long look(long now, boolean isOwn, long most) {
        if (isOwn) {
            ownNanos += Math.min(now - lookedAt, most);
        }
        lookedAt = now;
        return limitNanos - ownNanos;
    }

    long lateNanos(long now) {
        return now - lateAt;
    }

    synchronized State state() {
        return state;
    }

    synchronized @Nullable PluginFailure failure() {
        return failure;
    }

    synchronized @Nullable Rescue rescue() {
        return rescue;
    }

    /** Its time is over, unless it has ended this moment. */
    synchronized boolean late(long now, PluginFailure why) {
        if (state != State.ON_TIME) {
            return false;
        }
        state = State.LATE;
        failure = why;
        lateAt = now;
        Database.bar(thread);
        return true;
    }

    /**
     * It is given up, unless it has ended this moment. Until this is done its thread cannot go on to anything else.
     *
     * @param found who answers for it
     * @param cut gives up what its thread had begun
     */
    synchronized boolean lose(@Nullable Rescue found, Runnable cut) {
        if (state != State.LATE) {
            return false;
        }
        state = State.LOST;
        rescue = found;
        cut.run();
        return true;
    }

    /** It has come to its end; answers how it was found. */
    synchronized State end() {
        State before = state;
        state = State.ENDED;
        return before;
    }

    PluginHealth.Stuck stuck() {
        return new PluginHealth.Stuck(
                call.pluginId(), what, Instant.now().minusNanos(nanos(System.nanoTime())), thread.getName());
    }
}
