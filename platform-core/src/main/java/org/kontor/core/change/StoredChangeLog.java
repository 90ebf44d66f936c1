package org.kontor.core.change;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The change log in its table. */
final class StoredChangeLog implements ChangeLog {
    private static final String SELECT = "select " + LogRows.COLUMNS + " from system_change where ";

    private static final int AT_ONCE = 20;
    /** How far one question looks for the entries of a few entities. */
    private static final int SPAN = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(StoredChangeLog.class);

    private final Database database;
    private final Horizon horizon;
    private final Epoch epoch;
    private final WakeUp wakeUp;
    private final LogCutter cutter;
    private final AtomicLong known = new AtomicLong();

    private StoredChangeLog(Database database, Horizon horizon, Epoch epoch) {
        this.database = database;
        this.horizon = horizon;
        this.epoch = epoch;
        this.cutter = new LogCutter(database);
        this.wakeUp = WakeUp.start(database, horizon);
        known.set(database.glance(horizon::safe));
    }

    static StoredChangeLog open(Database database) {
        Epoch epoch = new Epoch(database);
        if (database.dialect() == Dialect.POSTGRESQL && database.write(StoredChangeLog::mend)) {
            LOG.warn("The change log ends before what was read of it: the database seems to be restored or moved."
                    + " A new epoch begins.");
        }
        return new StoredChangeLog(
                database,
                database.dialect() == Dialect.H2 ? InProcessHorizon.open(database) : new TicketHorizon(),
                epoch);
    }

    private static boolean mend(Transaction transaction) throws SQLException {
        boolean isAnother = TicketHorizon.mend(transaction);
        if (isAnother) {
            Epoch.renew(transaction);
        }
        return isAnother;
    }

    @Override
    public void append(Transaction transaction, List<NewChange> changes) {
        transaction.once(Pending.class, () -> new Pending(transaction)).add(changes);
    }

    @Override
    public List<ChangeEntry> after(long seq, int limit) {
        return database.glance(transaction -> {
            long safe = safe(transaction);
            if (safe <= seq) {
                return List.of();
            }
            PreparedStatement select =
                    transaction.prepare(SELECT + "seq > ? and seq <= ? order by seq fetch first ? rows only");
            select.setLong(1, seq);
            select.setLong(2, safe);
            select.setInt(3, limit);
            return LogRows.entries(select);
        });
    }

    private long safe(Transaction glance) throws SQLException {
        long safe = horizon.safe(glance);
        known.accumulateAndGet(safe, Math::max);
        return safe;
    }

    @Override
    public LogPage read(long seq, int limit, Set<EntityName> entities) {
        return database.glance(transaction -> {
            long safe = safe(transaction);
            return safe <= seq ? new LogPage(List.of(), seq, false) : page(transaction, seq, safe, limit, entities);
        });
    }

    @Override
    public LogPage read(Transaction transaction, long seq, long upTo, int limit, Set<EntityName> entities) {
        try {
            return upTo <= seq ? new LogPage(List.of(), seq, false) : page(transaction, seq, upTo, limit, entities);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    @Override
    public Optional<LogCut> cutOff(Transaction transaction) {
        try {
            return LogCutter.find(transaction);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    @Override
    public Position beginning(Transaction transaction) {
        try {
            return new Position(
                    Epoch.find(transaction).orElseThrow(),
                    cutOff(transaction).map(LogCut::seq).orElse(0L));
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Entries up to a number up to which all can be read. */
    private static LogPage page(Transaction transaction, long seq, long safe, int limit, Set<EntityName> entities)
            throws SQLException {
        long upTo = entities.isEmpty() ? safe : Math.min(safe, seq + SPAN);
        String wanted = entities.isEmpty() ? "" : " and entity in (" + "?, ".repeat(entities.size() - 1) + "?)";
        PreparedStatement select =
                transaction.prepare(SELECT + "seq > ? and seq <= ?" + wanted + " order by seq fetch first ? rows only");
        select.setLong(1, seq);
        select.setLong(2, upTo);
        int at = 3;
        for (EntityName entity : entities) {
            select.setString(at++, entity.toString());
        }
        select.setInt(at, limit);
        List<ChangeEntry> entries = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (!ChangeLog.isFull(entries, limit) && row.next()) {
                entries.add(LogRows.entry(row));
            }
        }
        return ChangeLog.isFull(entries, limit)
                ? new LogPage(entries, entries.getLast().seq(), true)
                : new LogPage(entries, upTo, upTo < safe);
    }

    @Override
    public List<ChangeEntry> of(Ref record, long beforeSeq, int limit) {
        return database.glance(transaction -> of(transaction, record, beforeSeq, limit));
    }

    @Override
    public List<ChangeEntry> of(Transaction transaction, Ref record, long beforeSeq, int limit) {
        try {
            PreparedStatement select = transaction.prepare(
                    SELECT + "entity = ? and record_id = ? and seq < ? order by seq desc fetch first ? rows only");
            return newestFirst(beforeSeq, limit, (before, few) -> {
                select.setString(1, record.entity().toString());
                select.setObject(2, record.id());
                select.setLong(3, before);
                select.setInt(4, few);
                return LogRows.entries(select);
            });
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    @Override
    public List<ChangeEntry> search(LogFilter<ChangeKind> filter, long beforeSeq, int limit) {
        return database.glance(transaction -> newestFirst(
                beforeSeq, limit, (before, few) -> LogRows.entries(filter.prepare(transaction, SELECT, before, few))));
    }

    @Override
    public Position position() {
        return new Position(epoch.read(), database.glance(this::safe));
    }

    @Override
    public long known() {
        return known.get();
    }

    @Override
    public Optional<LogCut> beginning() {
        return cutter.find();
    }

    @Override
    public long cut(Instant before) {
        return cutter.cut(before, database.glance(this::safe));
    }

    @Override
    public void renewEpoch() {
        epoch.renew();
    }

    @Override
    public Subscription subscribe(Runnable wake) {
        return wakeUp.subscribe(wake);
    }

    @Override
    public void close() {
        wakeUp.close();
    }

    /** Reads a few entries at a time, since a single one may be large. */
    private static List<ChangeEntry> newestFirst(long beforeSeq, int limit, Some some) throws SQLException {
        List<ChangeEntry> all = new ArrayList<>();
        long before = beforeSeq;
        while (!ChangeLog.isFull(all, limit)) {
            int wanted = Math.min(AT_ONCE, limit - all.size());
            List<ChangeEntry> next = some.before(before, wanted);
            for (ChangeEntry entry : next) {
                if (!ChangeLog.isFull(all, limit)) {
                    all.add(entry);
                }
            }
            if (next.size() < wanted) {
                break;
            }
            before = next.getLast().seq();
        }
        return all;
    }

    /** Entries from before one, newest first. */
    @FunctionalInterface
    private interface Some {
        List<ChangeEntry> before(long seq, int limit) throws SQLException;
    }

    /** What one transaction will have changed. */
    private final class Pending {
        private final Transaction transaction;
        private final List<NewChange> changes = new ArrayList<>();
        private boolean written;

        Pending(Transaction transaction) {
            this.transaction = transaction;
            transaction.lastBeforeCommit(this::write);
            transaction.afterCommit(wakeUp::committed);
        }

        void add(List<NewChange> more) {
            if (written) {
                throw new IllegalStateException("The change log of this transaction is written already");
            }
            Echo.of(transaction).check();
            changes.addAll(more);
        }

        private void write() {
            written = true;
            if (changes.isEmpty()) {
                return;
            }
            try {
                Echo.of(transaction).check();
                horizon.append(transaction, changes);
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
        }
    }
}
