package org.kontor.core.change;

import java.time.Instant;
import java.util.Optional;
import org.kontor.api.Ref;

/**
 * A reader of the change log as the database knows it, on whichever node it reads, and if it rests too.
 *
 * @param name which one
 * @param isHere whether this node reads for it
 * @param behind how many numbers of the log it has still before it
 * @param heldUntil until when somebody has said to read for it; in the past it rests since then
 * @param failure what keeps it from going on
 */
public record KnownReader(String name, boolean isHere, long behind, Instant heldUntil, Optional<Failure> failure) {
    KnownReader here(long now) {
        return new KnownReader(name, true, now, heldUntil, failure);
    }

    /**
     * An entry that cannot be read.
     *
     * @param seq which one
     * @param upTo where the log is read on when it is passed over
     * @param entries how many entries are passed over then
     * @param record whose change it is
     * @param version the record's version after it
     * @param reason why
     * @param times how often it was tried
     * @param since when it failed first
     */
    public record Failure(
            long seq, long upTo, int entries, Ref record, long version, String reason, int times, Instant since) {}
}
