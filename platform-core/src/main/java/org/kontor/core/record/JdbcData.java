package org.kontor.core.record;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Data;
import org.kontor.api.Records;
import org.kontor.api.Refusal;
import org.kontor.core.access.Access;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.database.Database;
import org.kontor.core.database.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one door to data: transactions for actors. */
public final class JdbcData implements Data {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcData.class);

    private final Database database;
    private final AccessPolicy policy;
    private final RecordWriter writer;

    public JdbcData(Database database, AccessPolicy policy, RecordWriter writer) {
        this.database = database;
        this.policy = policy;
        this.writer = writer;
    }

    @Override
    public <T extends @Nullable Object> T read(Actor actor, Function<Records, T> reading) {
        return reading(actor, (transaction, access) -> bound(transaction, access, false, reading));
    }

    @Override
    public <T extends @Nullable Object> T write(Actor actor, Function<Records, T> writing) {
        return writing(actor, (transaction, access) -> bound(transaction, access, true, writing));
    }

    /** Reads one consistent state, for the kernel's own doors. */
    public <T extends @Nullable Object> T reading(Actor actor, BiFunction<Transaction, Access, T> work) {
        Access access = policy.of(actor);
        long end = writer.since().knownEnd();
        return database.read(transaction -> {
            LogEnd.note(transaction, end);
            return work.apply(transaction, access);
        });
    }

    /** Asks which records a mass change is about. */
    public MassReads massReads() {
        return new MassReads(writer.reader());
    }

    /** Asks what is prepared. */
    public <T> T answer(Prepared<T> question, SensitiveReads sensitive) {
        return question.answer(database, sensitive);
    }

    /** Reads and writes, for the kernel's own doors; run again when the database broke a deadlock. */
    public <T extends @Nullable Object> T writing(Actor actor, BiFunction<Transaction, Access, T> work) {
        Access access = policy.of(actor);
        long end = writer.since().knownEnd();
        return database.write(transaction -> {
            LogEnd.note(transaction, end);
            return work.apply(transaction, access);
        });
    }

    /** Reads and writes, and takes back what was written: the answer says what would have become of it. */
    @SuppressWarnings("unchecked") // what comes back is what the work answered
    public <T> T trying(Actor actor, BiFunction<Transaction, Access, T> work) {
        try {
            throw this.<Tried>writing(actor, (transaction, access) -> {
                throw new Tried(work.apply(transaction, access));
            });
        } catch (Tried tried) {
            return (T) tried.answer;
        }
    }

    /** Ends a transaction that was a try. */
    private static final class Tried extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Object answer;

        Tried(Object answer) {
            super("tried out", null, false, false);
            this.answer = answer;
        }
    }

    /** Goes on as somebody in a transaction that is under way, for the kernel's own doors and readers of the change log. */
    public <T extends @Nullable Object> T within(Transaction transaction, Actor actor, Function<Records, T> work) {
        return bound(transaction, policy.of(actor), true, work);
    }

    /**
     * Takes out of the trash for good what was deleted before a moment, each in a transaction of its own. What must stay,
     * stays.
     *
     * @return how many are gone
     */
    public int sweepTrash(Instant before) {
        Actor kernel = AccessPolicy.self(AccessPolicy.KERNEL);
        int gone = 0;
        TrashEntry last = null;
        List<TrashEntry> page;
        do {
            TrashEntry behind = last;
            page = database.read(transaction -> writer.deletedBefore(transaction, before, behind));
            for (TrashEntry entry : page) {
                last = entry;
                gone += expire(kernel, entry) ? 1 : 0;
            }
        } while (!page.isEmpty());
        return gone;
    }

    private boolean expire(Actor kernel, TrashEntry entry) {
        try {
            writing(kernel, (transaction, access) -> {
                writer.expire(transaction, access, entry);
                return entry;
            });
            return true;
        } catch (Refusal stays) {
            LOG.debug("{} stays in the trash: {}", entry.record(), stays.getMessage());
            return false;
        }
    }

    private <T extends @Nullable Object> T bound(
            Transaction transaction, Access access, boolean writing, Function<Records, T> work) {
        Guard guard = new Guard(null);
        try {
            T result = work.apply(new BoundRecords(writer, writer.occasion(transaction, access, guard), writing));
            guard.checkIntact();
            return result;
        } finally {
            guard.close();
        }
    }
}
