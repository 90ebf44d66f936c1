package org.kontor.core.rest;

import java.util.UUID;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.access.Allotment;

/**
 * How many exports run at the same time. One holds a connection while it reads and a file until it is sent, and whoever
 * takes it in slowly holds a thread; so they leave room for all other requests.
 */
public final class ExportTurns {
    private final int mostOfOne;
    private final Allotment running;

    /**
     * @param most in all
     * @param mostOfOne of one user
     */
    public ExportTurns(int most, int mostOfOne) {
        this.mostOfOne = mostOfOne;
        this.running = new Allotment(most, mostOfOne);
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
    Turn take(UUID user) {
        return switch (running.take(user, 1)) {
            case TAKEN -> () -> running.give(user, 1);
            case ONE_HAS_ALL_OF_THEIRS ->
                throw Refusal.of(
                        Refusal.Code.LIMITED,
                        Message.of(
                                        "system.exports_of_one",
                                        "You take out records {max, plural, one {once} other {# times}} at the same time"
                                                + " already. Please wait until that has ended.")
                                .with("max", mostOfOne));
            case ALL_IS_TAKEN ->
                throw Refusal.of(
                        Refusal.Code.UNAVAILABLE,
                        Message.of("system.exports_many", "Too many exports are running. Please try again."));
        };
    }
}
