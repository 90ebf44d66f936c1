package org.kontor.core.change;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.kontor.core.database.Database;
import org.kontor.core.database.Transaction;

/**
 * Cuts old entries off the log's beginning, some thousands at a time. What it looks at are the oldest entries alone, by
 * the key, so that a large log costs no more than a small one.
 */
final class LogCutter {
    private static final int AT_ONCE = 5000;

    private final Database database;

    LogCutter(Database database) {
        this.database = database;
    }

    /** Where the log begins, if something was cut. */
    Optional<LogCut> find() {
        return database.glance(LogCutter::find);
    }

    static Optional<LogCut> find(Transaction transaction) throws SQLException {
        try (ResultSet row = transaction
                .prepare("select seq, at from system_change_cut where id = 1 and seq > 0")
                .executeQuery()) {
            return row.next()
                    ? Optional.of(new LogCut(
                            row.getLong(1),
                            row.getObject(2, OffsetDateTime.class).toInstant()))
                    : Optional.empty();
        }
    }

    /**
     * Cuts what is older than a moment, except the newest entry, and what a reader with effects has still before it
     * unless nobody read for it since that moment.
     *
     * @param end up to where the log can be read
     * @return how many entries are gone
     */
    long cut(Instant before, long end) {
        long all = 0;
        while (true) {
            long gone = database.write(transaction -> cutSome(transaction, before, end));
            all += gone;
            if (gone < AT_ONCE) {
                return all;
            }
        }
    }

    private static long cutSome(Transaction transaction, Instant before, long end) throws SQLException {
        long begin = held(transaction);
        // the newest entry stays: on H2 the numbers go on from it
        long most = Math.min(Math.min(end, newest(transaction) - 1), ReaderTable.slowest(transaction, before));
        PreparedStatement select = transaction.prepare(
                "select seq, at from system_change where seq > ? and seq <= ? order by seq limit " + AT_ONCE);
        select.setLong(1, begin);
        select.setLong(2, most);
        long last = begin;
        // not of the last one: of what was written at this moment or before, something may be missing
        Instant latest = Instant.EPOCH;
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Instant at = row.getObject(2, OffsetDateTime.class).toInstant();
                if (!at.isBefore(before)) {
                    break;
                }
                last = row.getLong(1);
                latest = at.isAfter(latest) ? at : latest;
            }
        }
        if (last == begin) {
            return 0;
        }
        PreparedStatement delete = transaction.prepare("delete from system_change where seq <= ?");
        delete.setLong(1, last);
        long gone = delete.executeUpdate();
        PreparedStatement note =
                transaction.prepare("update system_change_cut set seq = ?, at = greatest(at, ?) where id = 1");
        note.setLong(1, last);
        note.setObject(2, latest.atOffset(ZoneOffset.UTC));
        note.executeUpdate();
        return gone;
    }

    private static long newest(Transaction transaction) throws SQLException {
        try (ResultSet row = transaction
                .prepare("select coalesce(max(seq), 0) from system_change")
                .executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Where the log begins; held, so that nodes take turns. */
    private static long held(Transaction transaction) throws SQLException {
        PreparedStatement add = transaction.prepare("insert into system_change_cut (id, seq, at)"
                + " select 1, 0, ? where not exists (select 1 from system_change_cut)"
                + transaction.dialect().orNothing());
        add.setObject(1, Instant.EPOCH.atOffset(ZoneOffset.UTC));
        add.executeUpdate();
        try (ResultSet row = transaction
                .prepare("select seq from system_change_cut where id = 1"
                        + transaction.dialect().held())
                .executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
