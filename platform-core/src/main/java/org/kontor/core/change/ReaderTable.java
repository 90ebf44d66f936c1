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
    record Row(UUID epoch, long seq, @Nullable UUID holder, long fence, boolean expired) {}

    /** Somebody else reads by now. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;

        Lost(String name) {
            super("another node reads for " + name);
        }
    }

    /** A reader's row, held until the end of the transaction. */
    static Optional<Row> lock(Transaction transaction, String name) {
        return asking(() -> {
            PreparedStatement select = transaction.prepare("select epoch, seq, holder, fence, held_until, "
                    + now(transaction) + " from system_log_reader where name = ?"
                    + transaction.dialect().held());
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Row(
                                row.getObject(1, UUID.class),
                                row.getLong(2),
                                row.getObject(3, UUID.class),
                                row.getLong(4),
                                moment(row, 5).isBefore(moment(row, 6))))
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
            PreparedStatement update = transaction.prepare("update system_log_reader set holder = ?, fence = ?,"
                    + " held_until = " + now(transaction) + " + " + lease.toMillis() / 1000.0
                    + " * interval '1' second where name = ?");
            update.setObject(1, holder);
            update.setLong(2, fence);
            update.setString(3, name);
            return update.executeUpdate();
        });
    }

    /** Lets others read at once. */
    static void release(Transaction transaction, String name, UUID holder) {
        asking(() -> {
            PreparedStatement update = transaction.prepare("update system_log_reader set holder = null, held_until = "
                    + now(transaction) + " where name = ? and holder = ?");
            update.setString(1, name);
            update.setObject(2, holder);
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
            PreparedStatement update =
                    transaction.prepare("update system_log_reader set epoch = ?, seq = ? where name = ? and fence = ?");
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
