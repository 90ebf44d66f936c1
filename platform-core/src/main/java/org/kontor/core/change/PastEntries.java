package org.kontor.core.change;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;

/**
 * What the change log says of records since some point in their past: what has to be undone to see them as they were.
 *
 * <p>An entry's moment is that of its transaction's begin. Of one record, entries stand in the order of its versions while
 * their moments may not; so whatever stands behind the first entry that is later than the point is later too.
 */
public final class PastEntries {
    /** How many ids one question names. */
    public static final int AT_ONCE = 500;

    /** No transaction lasts longer: so much earlier than the first one that is later, nothing else is. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final String SELECT = "select " + LogRows.COLUMNS + " from system_change c where ";
    private static final String OF_SAME = "m.entity = c.entity and m.record_id = c.record_id and ";
    private static final int PAGE = 5000;

    /** Takes one entry after the other. */
    @FunctionalInterface
    public interface Visitor {
        void entry(long seq, UUID record, ChangeKind kind, Instant at, String changes);
    }

    private PastEntries() {}

    /**
     * All that was done to some records after a moment, in order.
     *
     * @param ids at most {@link #AT_ONCE}
     */
    public static List<ChangeEntry> after(Transaction transaction, EntityName entity, List<UUID> ids, Instant moment) {
        return select(
                transaction,
                entity,
                ids,
                "c.seq >= (select min(m.seq) from system_change m where " + OF_SAME + "m.at > ?)",
                List.of(moment.atOffset(ZoneOffset.UTC)));
    }

    /** All that was done to a record since it had a version, in order. */
    public static List<ChangeEntry> after(Transaction transaction, Ref record, long version) {
        return select(
                transaction,
                record.entity(),
                List.of(record.id()),
                "c.seq >= (select min(m.seq) from system_change m where " + OF_SAME
                        + "(m.version > ? or (m.version = ? and m.kind in ('DELETED', 'PURGED'))))",
                List.of(version, version));
    }

    /** Which entries made versions of some records, by record; at most {@link #AT_ONCE}. */
    public static Map<UUID, ChangeEntry> makers(Transaction transaction, EntityName entity, Map<UUID, Long> versions) {
        if (versions.isEmpty()) {
            return Map.of();
        }
        List<Object> values = new ArrayList<>();
        versions.forEach((id, version) -> values.addAll(List.of(id, version)));
        String pairs = "(?, ?)" + ", (?, ?)".repeat(versions.size() - 1);
        Map<UUID, ChangeEntry> makers = new HashMap<>();
        for (ChangeEntry entry : select(
                transaction,
                entity,
                List.copyOf(versions.keySet()),
                "(c.record_id, c.version) in (" + pairs + ") and c.kind not in ('DELETED', 'PURGED')",
                values)) {
            makers.putIfAbsent(entry.change().record().id(), entry);
        }
        return makers;
    }

    /** Where the log begins, if old entries were cut off. */
    public static Optional<LogCut> cutOff(Transaction transaction) {
        try {
            return LogCutter.find(transaction);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private static List<ChangeEntry> select(
            Transaction transaction, EntityName entity, List<UUID> ids, String where, List<Object> values) {
        if (ids.isEmpty()) {
            return List.of();
        }
        try {
            PreparedStatement select = transaction.prepare(SELECT + "c.entity = ? and c.record_id in (?"
                    + ", ?".repeat(ids.size() - 1) + ") and " + where + " order by c.seq");
            int at = 1;
            select.setString(at++, entity.toString());
            for (UUID id : ids) {
                select.setObject(at++, id);
            }
            for (Object value : values) {
                select.setObject(at++, value);
            }
            return LogRows.entries(select);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /**
     * Walks all that was done to records of an entity after a moment, and what may have been done behind it though it says
     * an earlier one. Some thousands are in memory at a time; the order is that of moments.
     */
    public static void walk(Transaction transaction, EntityName entity, Instant moment, Visitor visitor) {
        try {
            OptionalLong first = first(transaction, entity, moment);
            if (first.isEmpty()) {
                return;
            }
            Instant from = moment.minus(LONGEST);
            long seq = 0;
            PreparedStatement select = transaction.prepare("select seq, record_id, kind, at, changes from system_change"
                    + " where entity = ? and at >= ? and (at > ? or seq > ?) and seq >= ? order by entity, at, seq"
                    + " fetch first " + PAGE + " rows only");
            int found;
            do {
                select.setString(1, entity.toString());
                select.setObject(2, from.atOffset(ZoneOffset.UTC));
                select.setObject(3, from.atOffset(ZoneOffset.UTC));
                select.setLong(4, seq);
                select.setLong(5, first.getAsLong());
                found = 0;
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found++;
                        seq = row.getLong(1);
                        from = row.getObject(4, OffsetDateTime.class).toInstant();
                        visitor.entry(
                                seq,
                                row.getObject(2, UUID.class),
                                ChangeKind.valueOf(row.getString(3)),
                                from,
                                row.getString(5));
                    }
                }
            } while (found == PAGE);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private static OptionalLong first(Transaction transaction, EntityName entity, Instant moment) throws SQLException {
        PreparedStatement select =
                transaction.prepare("select min(seq) from system_change where entity = ? and at > ?");
        select.setString(1, entity.toString());
        select.setObject(2, moment.atOffset(ZoneOffset.UTC));
        try (ResultSet row = select.executeQuery()) {
            return row.next() && row.getObject(1) != null ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
    }
}
