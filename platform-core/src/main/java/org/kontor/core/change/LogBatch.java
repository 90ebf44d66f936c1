package org.kontor.core.change;

import java.time.Duration;
import java.util.List;
import org.kontor.core.database.Transaction;

/**
 * Entries on their way through a reader's steps. While something of them is done and the rest is not, a repetition gets
 * exactly the same ones.
 */
public final class LogBatch {
    private final String reader;
    private final List<ChangeEntry> entries;
    private final Position from;
    private final Position to;
    private final long fence;
    private final Duration lease;
    private volatile boolean lost;

    LogBatch(String reader, List<ChangeEntry> entries, Position from, Position to, long fence, Duration lease) {
        this.reader = reader;
        this.entries = List.copyOf(entries);
        this.from = from;
        this.to = to;
        this.fence = fence;
        this.lease = lease;
    }

    /** Whose they are. */
    public String reader() {
        return reader;
    }

    /** At least one; of one depth. */
    public List<ChangeEntry> entries() {
        return entries;
    }

    /**
     * Holds the reader's seat until the transaction ends: the first word of a step.
     *
     * @return whether this node has it; else nothing more may be written
     */
    public boolean hold(Transaction transaction) {
        boolean held = ReaderTable.lock(transaction, reader)
                .filter(row -> row.fence() == fence && row.seq() <= from.seq())
                .isPresent();
        if (held) {
            Echo.note(transaction, new Echo(reader, entries.getFirst().depth() + 1));
        } else {
            lost = true;
        }
        return held;
    }

    /** Notes that something of the batch is done: the last word of a step. The lease counts from here. */
    public void stepped(Transaction transaction) {
        ReaderTable.begin(transaction, reader, fence, from, to.seq(), lease);
    }

    /** Whether the seat was found to be another's. */
    boolean isLost() {
        return lost;
    }
}
