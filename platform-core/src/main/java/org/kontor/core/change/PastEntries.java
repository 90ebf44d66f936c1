package org.kontor.core.change;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;

/**
 * What the change log says of records since some point in their past: what has to be undone to see them as they were. Some
 * entries are in memory at a time, since a single one may be large.
 *
 * <p>An entry's moment is that of its transaction's begin. Of one record, entries stand in the order of its versions while
 * their moments may not; so whatever stands behind the first entry that is later than the point is later too.
 */
public final class PastEntries {
    /** How many ids one question names. */
    public static final int AT_ONCE = 500;

    /** No transaction lasts longer: so much earlier than the first one that is later, nothing else is. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final String ENTRIES = "select " + LogRows.COLUMNS + " from system_change where ";
    private static final String FIRST = "select record_id, min(seq) from system_change where ";
    private static final int FEW = 100;
    private static final int PAGE = 500;

    /** Takes one entry after the other. */
    @FunctionalInterface
    public interface Visitor {
        void entry(long seq, UUID record, ChangeKind kind, Instant at, String changes);
    }

    private PastEntries() {}

    /**
     * Hands out all that was done to some records after a moment, the last of it first.
     *
     * @param ids at most {@link #AT_ONCE}
     */
    public static void after(
            Transaction transaction, EntityName entity, List<UUID> ids, Instant moment, Consumer<ChangeEntry> each) {
        undone(transaction, entity, ids, " and at > ?", List.of(moment.atOffset(ZoneOffset.UTC)), each);
    }

    /** Hands out all that was done to a record since it had a version, the last of it first. */
    public static void after(Transaction transaction, Ref record, long version, Consumer<ChangeEntry> each) {
        undone(
                transaction,
                record.entity(),
                List.of(record.id()),
                " and (version > ? or (version = ? and kind in ('DELETED', 'PURGED')))",
                List.of(version, version),
                each);
    }

    private static void undone(
            Transaction transaction,
            EntityName entity,
            List<UUID> ids,
            String later,
            List<Object> values,
            Consumer<ChangeEntry> each) {
        if (ids.isEmpty()) {
            return;
        }
        try {
            Map<UUID, Long> first = new HashMap<>();
            PreparedStatement asked = transaction.prepare(FIRST + of(ids) + later + " group by record_id");
            bind(asked, entity, ids, values);
            try (ResultSet row = asked.executeQuery()) {
                while (row.next()) {
                    first.put(row.getObject(1, UUID.class), row.getLong(2));
                }
            }
            if (!first.isEmpty()) {
                fromLast(transaction, entity, first, each);
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private static void fromLast(
            Transaction transaction, EntityName entity, Map<UUID, Long> first, Consumer<ChangeEntry> each)
            throws SQLException {
        List<UUID> ids = List.copyOf(first.keySet());
        long least = Collections.min(first.values());
        long before = Long.MAX_VALUE;
        List<ChangeEntry> some;
        do {
            PreparedStatement select = transaction.prepare(ENTRIES + of(ids)
                    + " and seq >= ? and seq < ? order by seq desc fetch first " + FEW + " rows only");
            bind(select, entity, ids, List.of(least, before));
            some = LogRows.entries(select);
            for (ChangeEntry entry : some) {
                before = entry.seq();
                if (entry.seq() >= first.getOrDefault(entry.change().record().id(), Long.MAX_VALUE)) {
                    each.accept(entry);
                }
            }
        } while (some.size() == FEW);
    }

    /**
     * Hands out all that was done to some records from a version on, the one that made it first.
     *
     * @param versions by record; at most {@link #AT_ONCE}
     */
    public static void since(
            Transaction transaction, EntityName entity, Map<UUID, Long> versions, Consumer<ChangeEntry> each) {
        if (versions.isEmpty()) {
            return;
        }
        List<UUID> ids = List.copyOf(versions.keySet());
        long least = Collections.min(versions.values());
        long behind = 0;
        List<ChangeEntry> some;
        try {
            do {
                PreparedStatement select = transaction.prepare(ENTRIES + of(ids)
                        + " and version >= ? and seq > ? order by seq fetch first " + PAGE + " rows only");
                bind(select, entity, ids, List.of(least, behind));
                some = LogRows.entries(select);
                for (ChangeEntry entry : some) {
                    behind = entry.seq();
                    if (entry.change().version()
                            >= versions.getOrDefault(entry.change().record().id(), Long.MAX_VALUE)) {
                        each.accept(entry);
                    }
                }
            } while (some.size() == PAGE);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Which entries made versions of some records, by record; at most {@link #AT_ONCE}. */
    public static Map<UUID, ChangeEntry> makers(Transaction transaction, EntityName entity, Map<UUID, Long> versions) {
        if (versions.isEmpty()) {
            return Map.of();
        }
        List<Object> values = new ArrayList<>();
        versions.forEach((id, version) -> values.addAll(List.of(id, version)));
        List<UUID> ids = List.copyOf(versions.keySet());
        String pairs = "(?, ?)" + ", (?, ?)".repeat(versions.size() - 1);
        try {
            PreparedStatement select = transaction.prepare("select " + LogRows.WITHOUT_CHANGES
                    + " from system_change where " + of(ids) + " and (record_id, version) in (" + pairs
                    + ") and kind not in ('DELETED', 'PURGED') order by seq");
            bind(select, entity, ids, values);
            Map<UUID, ChangeEntry> makers = new HashMap<>();
            for (ChangeEntry entry : LogRows.entries(select)) {
                makers.putIfAbsent(entry.change().record().id(), entry);
            }
            return makers;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** The last entry that a transaction sees; 0 where it sees none. */
    public static long last(Transaction transaction) {
        try (ResultSet row =
                transaction.prepare("select max(seq) from system_change").executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Where the log begins, if old entries were cut off. */
    public static Optional<LogCut> cutOff(Transaction transaction) {
        try {
            return LogCutter.find(transaction);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private static String of(List<UUID> ids) {
        return "entity = ? and record_id in (?" + ", ?".repeat(ids.size() - 1) + ")";
    }

    private static void bind(PreparedStatement statement, EntityName entity, List<UUID> ids, List<?> values)
            throws SQLException {
        int at = 1;
        statement.setString(at++, entity.toString());
        for (UUID id : ids) {
            statement.setObject(at++, id);
        }
        for (Object value : values) {
            statement.setObject(at++, value);
        }
    }

    /** Walks all that was done to records of an entity after a moment, in the order of moments. */
    public static void walk(Transaction transaction, EntityName entity, Instant moment, Visitor visitor) {
        walk(transaction, entity, moment, Instant.MAX, 0, visitor);
    }

    /**
     * Walks what stands behind an entry and says that it was done up to a moment, in the time before in which a transaction
     * may have begun that ended later.
     */
    public static void walkBefore(
            Transaction transaction, EntityName entity, Instant moment, long behind, Visitor visitor) {
        walk(transaction, entity, moment.minus(LONGEST), moment, behind, visitor);
    }

    /** After a moment, up to another. */
    private static void walk(
            Transaction transaction, EntityName entity, Instant after, Instant upTo, long behind, Visitor visitor) {
        boolean bounded = !upTo.equals(Instant.MAX);
        Instant at = after;
        // of the moment itself, nothing: no number is larger
        long seq = Long.MAX_VALUE;
        try {
            PreparedStatement select = transaction.prepare("select seq, record_id, kind, at, changes from system_change"
                    + " where entity = ? and at >= ? and (at > ? or seq > ?) and seq > ?"
                    + (bounded ? " and at <= ?" : "") + " order by entity, at, seq fetch first " + PAGE + " rows only");
            int found;
            do {
                select.setString(1, entity.toString());
                select.setObject(2, at.atOffset(ZoneOffset.UTC));
                select.setObject(3, at.atOffset(ZoneOffset.UTC));
                select.setLong(4, seq);
                select.setLong(5, behind);
                if (bounded) {
                    select.setObject(6, upTo.atOffset(ZoneOffset.UTC));
                }
                found = 0;
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found++;
                        seq = row.getLong(1);
                        at = row.getObject(4, OffsetDateTime.class).toInstant();
                        visitor.entry(
                                seq,
                                row.getObject(2, UUID.class),
                                ChangeKind.valueOf(row.getString(3)),
                                at,
                                row.getString(5));
                    }
                }
            } while (found == PAGE);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
