package org.kontor.core.rest;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/**
 * How many exports run at the same time. One holds a connection while it reads and a file until it is sent, and whoever
 * takes it in slowly holds a thread; so they leave room for all other requests.
 */
public final class ExportTurns {
    private final int most;
    private final int mostOfOne;
    private final Map<UUID, Integer> running = new HashMap<>();
    private int all;

    /**
     * @param most in all
     * @param mostOfOne of one user
     */
    public ExportTurns(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** One export, until it is given back. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes a turn, if there is one.
     *
     * @throws Refusal LIMITED when the user has too many already, UNAVAILABLE when all together have
     */
    synchronized Turn take(UUID user) {
        int mine = running.getOrDefault(user, 0);
        if (mine >= mostOfOne) {
            throw Refusal.of(
                    Refusal.Code.LIMITED,
                    Message.of(
                                    "system.exports_of_one",
                                    "You take out records {max, plural, one {once} other {# times}} at the same time"
                                            + " already. Please wait until that has ended.")
                            .with("max", mostOfOne));
        }
        if (all >= most) {
            throw Refusal.of(
                    Refusal.Code.UNAVAILABLE,
                    Message.of("system.exports_many", "Too many exports are running. Please try again."));
        }
        running.put(user, mine + 1);
        all++;
        return () -> giveBack(user);
    }

    private synchronized void giveBack(UUID user) {
        all--;
        running.computeIfPresent(user, (who, mine) -> mine == 1 ? null : mine - 1);
    }
}
