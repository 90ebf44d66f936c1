package org.kontor.core.change;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;

/** The positions of named readers, and which node reads for each. */
final class ReaderTable {
    private ReaderTable() {}

    /** A reader's row. */
    record Row(
            UUID epoch,
            long seq,
            @Nullable UUID holder,
            long fence,
            boolean expired,
            @Nullable Long batchTo) {}

    /** Somebody else reads by now. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;

        Lost(String name) {
            super("another node reads for " + name);
        }
    }

    /** A reader's row, held until the end of the transaction. */
    static Optional<Row> lock(Transaction transaction, String name) {
        return lock(transaction, name, transaction.dialect().held());
    }

    /** The same, unless another transaction holds it; it may be there although none is found. */
    static Optional<Row> lockIfFree(Transaction transaction, String name) {
        return lock(transaction, name, transaction.dialect().heldIfFree());
    }

    static boolean exists(Transaction transaction, String name) {
        return asking(() -> {
            PreparedStatement select = transaction.prepare("select 1 from system_log_reader where name = ?");
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        });
    }

    private static Optional<Row> lock(Transaction transaction, String name, String held) {
        return asking(() -> {
            PreparedStatement select = transaction.prepare("select epoch, seq, holder, fence, held_until, "
                    + now(transaction) + ", batch_to from system_log_reader where name = ?" + held);
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Row(
                                row.getObject(1, UUID.class),
                                row.getLong(2),
                                row.getObject(3, UUID.class),
                                row.getLong(4),
                                moment(row, 5).isBefore(moment(row, 6)),
                                row.getObject(7, Long.class)))
                        : Optional.empty();
            }
        });
    }

    private static Instant moment(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The database's clock, not the transaction's, which stands still. */
    private static String now(Transaction transaction) {
        return transaction.dialect() == Dialect.H2 ? "current_timestamp" : "clock_timestamp()";
    }

    /** Adds a reader that nobody reads for; does nothing where another node was first. */
    static void insert(Transaction transaction, String name, Position position, boolean effects) {
        asking(() -> {
            PreparedStatement insert = transaction.prepare("insert into system_log_reader"
                    + " (name, epoch, seq, effects, fence, held_until) values (?, ?, ?, ?, 0, ?)"
                    + transaction.dialect().orNothing());
            insert.setString(1, name);
            insert.setObject(2, position.epoch());
            insert.setLong(3, position.seq());
            insert.setBoolean(4, effects);
            insert.setObject(5, Instant.EPOCH.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate();
        });
    }

    /** Says that a node reads for a reader. */
    static void hold(Transaction transaction, String name, UUID holder, long fence, Duration lease) {
        asking(() -> {
            PreparedStatement update =
                    transaction.prepare("update system_log_reader set holder = ?, fence = ?, held_until = "
                            + until(transaction, lease) + " where name = ?");
            update.setObject(1, holder);
            update.setLong(2, fence);
            update.setString(3, name);
            return update.executeUpdate();
        });
    }

    private static String until(Transaction transaction, Duration lease) {
        return now(transaction) + " + " + lease.toMillis() / 1000.0 + " * interval '1' second";
    }

    /** Notes that something is done of the entries between two positions, and not all. */
    static void begin(Transaction transaction, String name, long fence, Position from, long batchTo, Duration lease) {
        asking(() -> {
            PreparedStatement update =
                    transaction.prepare("update system_log_reader set epoch = ?, seq = ?, batch_to = ?, held_until = "
                            + until(transaction, lease) + " where name = ? and fence = ?");
            update.setObject(1, from.epoch());
            update.setLong(2, from.seq());
            update.setLong(3, batchTo);
            update.setString(4, name);
            update.setLong(5, fence);
            return update.executeUpdate();
        });
    }

    /** Forgets what was done of a batch, with the position that moves. */
    static void forgetSteps(Transaction transaction, String name) {
        asking(() -> {
            PreparedStatement delete = transaction.prepare("delete from system_log_reader_step where reader = ?");
            delete.setString(1, name);
            return delete.executeUpdate();
        });
    }

    /** Moves a reader over entries, whoever reads for it: that one has lost the seat, which is free. */
    static void passOver(Transaction transaction, String name, long to) {
        asking(() -> {
            PreparedStatement update = transaction.prepare("update system_log_reader set seq = ?, batch_to = null,"
                    + " fence = fence + 1, holder = null, held_until = " + now(transaction) + " where name = ?");
            update.setLong(1, to);
            update.setString(2, name);
            return update.executeUpdate();
        });
    }

    /** Lets others read at once. */
    static void release(Transaction transaction, String name, UUID holder, long fence) {
        asking(() -> {
            PreparedStatement update = transaction.prepare("update system_log_reader set holder = null, held_until = "
                    + now(transaction) + " where name = ? and holder = ? and fence = ?");
            update.setString(1, name);
            update.setObject(2, holder);
            update.setLong(3, fence);
            return update.executeUpdate();
        });
    }

    /**
     * Notes how far a reader came.
     *
     * @throws Lost when somebody else reads by now
     */
    static void move(Transaction transaction, String name, long fence, Position to) {
        asking(() -> {
            PreparedStatement update = transaction.prepare(
                    "update system_log_reader set epoch = ?, seq = ?, batch_to = null where name = ? and fence = ?");
            update.setObject(1, to.epoch());
            update.setLong(2, to.seq());
            update.setString(3, name);
            update.setLong(4, fence);
            if (update.executeUpdate() == 0) {
                throw new Lost(name);
            }
            return 1;
        });
    }

    /**
     * In another epoch of the same log, the position stays, and what was begun there too.
     *
     * @throws Lost when somebody else reads by now
     */
    static void enter(Transaction transaction, String name, long fence, UUID epoch) {
        asking(() -> {
            PreparedStatement update =
                    transaction.prepare("update system_log_reader set epoch = ? where name = ? and fence = ?");
            update.setObject(1, epoch);
            update.setString(2, name);
            update.setLong(3, fence);
            if (update.executeUpdate() == 0) {
                throw new Lost(name);
            }
            return 1;
        });
    }

    /** How far the slowest of those came that must miss nothing; those that nobody read for since a moment left out. */
    static long slowest(Transaction transaction, Instant since) {
        return asking(() -> {
            PreparedStatement select =
                    transaction.prepare("select min(seq) from system_log_reader where effects and held_until >= ?");
            select.setObject(1, since.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long slowest = row.getLong(1);
                return row.wasNull() ? Long.MAX_VALUE : slowest;
            }
        });
    }

    /** The furthest that any reader came; a log that ends before it has lost entries. */
    static long furthest(Transaction transaction) {
        return asking(() -> {
            try (ResultSet row = transaction
                    .prepare("select coalesce(max(seq), 0) from system_log_reader")
                    .executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** Asks the database. */
    @FunctionalInterface
    private interface Asked<T> {
        T ask() throws SQLException;
    }

    private static <T> T asking(Asked<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
