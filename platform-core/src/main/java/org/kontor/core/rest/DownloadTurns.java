package org.kontor.core.rest;

import java.util.UUID;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.access.Allotment;

/** How many large files are sent at the same time: each keeps a thread for as long as its reader is slow. */
public final class DownloadTurns {
    private final Allotment downloads;

    public DownloadTurns(int atOnce, int atOncePerUser) {
        this.downloads = new Allotment(atOnce, atOncePerUser);
    }

    /**
     * Takes a turn, to be given back when the file is sent.
     *
     * @throws Refusal LIMITED when the user has all of theirs, UNAVAILABLE when there are too many altogether
     */
    HeldForAnswer take(UUID user) {
        return switch (downloads.take(user, 1)) {
            case TAKEN -> () -> downloads.give(user, 1);
            case ONE_HAS_ALL_OF_THEIRS ->
                throw Refusal.of(
                        Refusal.Code.LIMITED,
                        Message.of(
                                "system.downloads_yours",
                                "Several of your downloads are under way. Please wait for one to end."));
            case ALL_IS_TAKEN ->
                throw Refusal.of(
                        Refusal.Code.UNAVAILABLE,
                        Message.of("system.downloads_many", "Too many files are being sent. Please try again."));
        };
    }
}
