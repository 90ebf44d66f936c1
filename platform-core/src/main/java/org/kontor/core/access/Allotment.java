package org.kontor.core.access;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How much of something scarce callers may have at the same time: all together, and each of them. */
public final class Allotment {
    private final long most;
    private final long mostOfOne;
    private final Map<UUID, Long> byCaller = new HashMap<>();
    private long taken;

    /** Whether there was enough. */
    public enum Verdict {
        TAKEN,
        ONE_HAS_ALL_OF_THEIRS,
        ALL_IS_TAKEN
    }

    /**
     * @param most of all callers together
     * @param mostOfOne of each
     */
    public Allotment(long most, long mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Takes as much for a caller, or nothing. */
    public synchronized Verdict take(UUID caller, long amount) {
        long own = byCaller.getOrDefault(caller, 0L) + amount;
        if (own > mostOfOne) {
            return Verdict.ONE_HAS_ALL_OF_THEIRS;
        }
        if (taken + amount > most) {
            return Verdict.ALL_IS_TAKEN;
        }
        taken += amount;
        byCaller.put(caller, own);
        return Verdict.TAKEN;
    }

    /** Gives back what was taken for a caller. */
    public synchronized void give(UUID caller, long amount) {
        taken -= amount;
        byCaller.computeIfPresent(caller, (key, own) -> own == amount ? null : own - amount);
    }
}
