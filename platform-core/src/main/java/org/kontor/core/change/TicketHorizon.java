package org.kontor.core.change;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.kontor.core.database.Transaction;

/**
 * On PostgreSQL every writer of the log holds a ticket, a shared advisory lock that is keyed by the sequence as it stood
 * before he drew numbers. A writer missing among the locks has ended, and the database shows a commit before it frees
 * locks; or he locks later, and draws higher numbers than we read. So everything up to the oldest ticket is complete.
 */
final class TicketHorizon implements Horizon {
    /** The upper sixteen bits of the lock's key, kept free of other uses; 48 remain for the sequence. */
    private static final long LOCKS = 7071;

    /** Each row that is made of it draws its number after the lock is taken. */
    private static final String TICKET = "with ticket as materialized (select pg_advisory_xact_lock_shared((" + LOCKS
            + "::bigint << 48) | (select case when is_called then last_value else 0 end from system_change_seq))) ";

    private static final String DRAW =
            TICKET + "select nextval('system_change_seq') from ticket, generate_series(1, ?)";
    private static final String INSERT = TICKET + "insert into system_change (" + LogRows.COLUMNS
            + ") select nextval('system_change_seq'), " + LogRows.VALUES + " from ticket";
    private static final String DRAWN = "select case when is_called then last_value else 0 end from system_change_seq";
    private static final String OLDEST = "select min(((classid::bigint & 65535) << 32) | objid::bigint) from pg_locks"
            + " where locktype = 'advisory' and objsubid = 1 and (classid::bigint >> 16) = " + LOCKS
            + " and database = (select oid from pg_database where datname = current_database())";

    /**
     * Sets the sequence right where it stands before entries that are there, as after data were brought in without it.
     *
     * @return whether it was so, or readers have come further than the log goes: the log is not the one that they read
     */
    static boolean mend(Transaction transaction) throws SQLException {
        long drawn = number(transaction, DRAWN);
        long newest = number(transaction, "select coalesce(max(seq), 0) from system_change");
        if (newest > drawn) {
            PreparedStatement set = transaction.prepare("select setval('system_change_seq', ?)");
            set.setLong(1, newest);
            set.execute();
        }
        return newest > drawn || ReaderTable.furthest(transaction) > drawn;
    }

    private static long number(Transaction transaction, String sql) throws SQLException {
        try (ResultSet row = transaction.prepare(sql).executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** A single entry, as most transactions have, is one statement: each costs its way to the database and back. */
    @Override
    public void append(Transaction transaction, List<NewChange> changes) throws SQLException {
        if (changes.size() == 1) {
            PreparedStatement insert = transaction.prepare(INSERT);
            LogRows.bind(insert, 1, changes.getFirst(), Echo.of(transaction).depth());
            insert.executeUpdate();
        } else {
            LogRows.insert(transaction, draw(transaction, changes.size()), changes);
        }
    }

    private static long[] draw(Transaction transaction, int count) throws SQLException {
        PreparedStatement draw = transaction.prepare(DRAW);
        draw.setInt(1, count);
        long[] numbers = new long[count];
        try (ResultSet rows = draw.executeQuery()) {
            for (int i = 0; rows.next(); i++) {
                numbers[i] = rows.getLong(1);
            }
        }
        return numbers;
    }

    /** The order of the two statements matters, and that each sees the latest state. */
    @Override
    public long safe(Transaction glance) throws SQLException {
        long drawn = drawn(glance);
        try (ResultSet row = glance.prepare(OLDEST).executeQuery()) {
            row.next();
            long oldest = row.getLong(1);
            return row.wasNull() ? drawn : Math.min(drawn, oldest);
        }
    }

    @Override
    public long drawn(Transaction glance) throws SQLException {
        return number(glance, DRAWN);
    }
}
