package org.kontor.core.change;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.ShortText;

/** Which entries keep readers from going on, kept where every node sees it. */
final class ReaderFailures {
    private static final int LONGEST_REASON = 2000;
    private static final String COLUMNS = "seq, up_to, entries, entity, record_id, version, reason, times, since";

    private ReaderFailures() {}

    static void note(Transaction transaction, String reader, ReaderState.Failure failure) {
        try {
            forget(transaction, reader);
            PreparedStatement insert = transaction.prepare("insert into system_log_reader_failure (" + COLUMNS
                    + ", reader) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            NewChange change = failure.entry().change();
            insert.setLong(1, failure.entry().seq());
            insert.setLong(2, failure.upTo());
            insert.setInt(3, failure.entries());
            insert.setString(4, change.record().entity().toString());
            insert.setObject(5, change.record().id());
            insert.setLong(6, change.version());
            insert.setString(7, ShortText.storable(failure.reason(), LONGEST_REASON));
            insert.setInt(8, failure.times());
            insert.setObject(9, failure.since().atOffset(ZoneOffset.UTC));
            insert.setString(10, reader);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    static void forget(Transaction transaction, String reader) {
        try {
            PreparedStatement delete = transaction.prepare("delete from system_log_reader_failure where reader = ?");
            delete.setString(1, reader);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    static Optional<KnownReader.Failure> find(Transaction transaction, String reader) {
        try {
            PreparedStatement select =
                    transaction.prepare("select " + COLUMNS + " from system_log_reader_failure where reader = ?");
            select.setString(1, reader);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(failure(row, 1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** All readers that ever read, by name. */
    static List<KnownReader> readers(Transaction transaction, UUID node, long end) {
        try {
            List<KnownReader> all = new ArrayList<>();
            PreparedStatement select = transaction.prepare("select r.name, r.seq, r.holder, r.held_until, f."
                    + COLUMNS.replace(", ", ", f.") + " from system_log_reader r left join system_log_reader_failure f"
                    + " on f.reader = r.name order by r.name");
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID holder = row.getObject(3, UUID.class);
                    row.getLong(5);
                    boolean fails = !row.wasNull();
                    all.add(new KnownReader(
                            row.getString(1),
                            node.equals(holder),
                            Math.max(0, end - row.getLong(2)),
                            row.getObject(4, OffsetDateTime.class).toInstant(),
                            fails ? Optional.of(failure(row, 5)) : Optional.empty()));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private static KnownReader.Failure failure(ResultSet row, int first) throws SQLException {
        @Nullable OffsetDateTime since = row.getObject(first + 8, OffsetDateTime.class);
        return new KnownReader.Failure(
                row.getLong(first),
                row.getLong(first + 1),
                row.getInt(first + 2),
                Ref.of(EntityName.parse(row.getString(first + 3)), row.getObject(first + 4, UUID.class)),
                row.getLong(first + 5),
                row.getString(first + 6),
                row.getInt(first + 7),
                since.toInstant());
    }
}
