package org.kontor.core.change;

import java.time.Instant;
import java.util.Optional;

/**
 * How a reader of the change log fares on this node.
 *
 * @param name which one
 * @param reads whether this node reads for it
 * @param behind how many numbers of the log it has still before it; 0 where another node reads
 * @param failure what keeps it from going on
 */
public record ReaderState(String name, boolean reads, long behind, Optional<Failure> failure) {
    /**
     * An entry that cannot be read.
     *
     * @param entry which one
     * @param upTo where the log would be read on without it
     * @param entries how many entries would not have been read then: the steps of several may be done in part
     * @param reason why
     * @param times how often it was tried
     * @param since when it failed first
     */
    public record Failure(ChangeEntry entry, long upTo, int entries, String reason, int times, Instant since) {}
}
