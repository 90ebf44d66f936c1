package org.kontor.core.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.core.database.Database;
import org.kontor.core.database.Transaction;

/** Who changed what, in the order in which it happened; written with the change itself, read by many. */
public interface ChangeLog extends AutoCloseable {
    /** Opens the log of a database whose fixed tables exist. */
    static ChangeLog open(Database database) {
        return StoredChangeLog.open(database);
    }

    /** Collects entries; they are written last before the commit, so the changed rows must be held by then. */
    void append(Transaction transaction, List<NewChange> changes);

    /**
     * What came after a position, oldest first, as far as nothing older can still appear. An answer shorter than the
     * limit means: everything that can be read now.
     */
    List<ChangeEntry> after(long seq, int limit);

    /**
     * What came after a position, oldest first, as far as nothing older can still appear, and not more of large entries
     * than a page may hold.
     *
     * @param entities whose changes are wanted; none for all
     */
    LogPage read(long seq, int limit, Set<EntityName> entities);

    /** The same, as it stands in a transaction, up to a number up to which that sees everything. */
    LogPage read(Transaction transaction, long seq, long upTo, int limit, Set<EntityName> entities);

    /** Of how many letters in all, those of values before and after, a page ends early. */
    long MOST_LETTERS = 1024 * 1024;

    /** Whether a page ends where it does because it holds enough, so that there may be more. */
    static boolean isFull(List<ChangeEntry> page, int limit) {
        return page.size() >= limit
                || page.stream()
                                .mapToLong(entry -> entry.change().changes().length())
                                .sum()
                        >= MOST_LETTERS;
    }

    /**
     * The history of one record, newest first, from before an entry; {@link Long#MAX_VALUE} begins. Of large entries it
     * holds fewer than the limit, see {@link #isFull}.
     */
    List<ChangeEntry> of(Ref record, long beforeSeq, int limit);

    /** The same, as it stands in a transaction: with nothing that came after what is read there. */
    List<ChangeEntry> of(Transaction transaction, Ref record, long beforeSeq, int limit);

    /**
     * Entries that match, newest first, from before an entry; {@link Long#MAX_VALUE} begins. Of large entries it holds
     * fewer than the limit, see {@link #isFull}.
     */
    List<ChangeEntry> search(LogFilter<ChangeKind> filter, long beforeSeq, int limit);

    /** The epoch, and up to where the log can be read now. */
    Position position();

    /**
     * Up to where the log could be read at some moment before now, without asking the database: every transaction that
     * begins from now on sees all entries up to there.
     */
    long known();

    /** Where the log begins, if old entries were cut off. */
    Optional<LogCut> beginning();

    /** The same, as it stands in a transaction. */
    Optional<LogCut> cutOff(Transaction transaction);

    /** The epoch, and behind which entry the log begins, as it stands in a transaction. */
    Position beginning(Transaction transaction);

    /**
     * Cuts off what is older than a moment, except the newest entry and what a reader that must miss nothing has still
     * before it.
     *
     * @return how many entries are gone
     */
    long cut(Instant before);

    /** Begins a new epoch: after a restore or a move to another database. */
    void renewEpoch();

    /**
     * Has somebody woken when there may be entries to read, on whichever node they were written. The call must be short;
     * it may come for nothing.
     */
    Subscription subscribe(Runnable wake);

    @Override
    void close();

    /** Closing it ends the wake-ups. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
