package org.kontor.core.change;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.core.database.Transaction;

/** Entries of the change log as rows of its table. */
final class LogRows {
    static final String COLUMNS =
            "seq, at, entity, record_id, version, kind, actor_id, actor_name, through, changes, depth";
    /** The same, of whose changes nothing is wanted. */
    static final String WITHOUT_CHANGES =
            "seq, at, entity, record_id, version, kind, actor_id, actor_name, through, '{}', depth";
    /** Of all columns but the first. */
    static final String VALUES = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

    private static final String INSERT = "insert into system_change (" + COLUMNS + ") values (?, " + VALUES + ")";

    private LogRows() {}

    static void insert(Transaction transaction, long[] numbers, List<NewChange> changes) throws SQLException {
        PreparedStatement insert = transaction.prepare(INSERT);
        int depth = Echo.of(transaction).depth();
        for (int i = 0; i < numbers.length; i++) {
            insert.setLong(1, numbers[i]);
            bind(insert, 2, changes.get(i), depth);
            insert.addBatch();
        }
        insert.executeBatch();
    }

    /** Binds all columns but the first. */
    static void bind(PreparedStatement insert, int first, NewChange change, int depth) throws SQLException {
        insert.setObject(first, change.at().atOffset(ZoneOffset.UTC));
        insert.setString(first + 1, change.record().entity().toString());
        insert.setObject(first + 2, change.record().id());
        insert.setLong(first + 3, change.version());
        insert.setString(first + 4, change.kind().name());
        insert.setObject(first + 5, change.actorId());
        insert.setString(first + 6, change.actorName());
        insert.setString(first + 7, change.through().orElse(null));
        insert.setString(first + 8, change.changes());
        insert.setObject(first + 9, depth == 0 ? null : depth, Types.SMALLINT);
    }

    /** All entries that a statement of {@link #COLUMNS} answers. */
    static List<ChangeEntry> entries(PreparedStatement select) throws SQLException {
        List<ChangeEntry> entries = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                entries.add(entry(row));
            }
        }
        return entries;
    }

    /** The entry at which the answer to a statement of {@link #COLUMNS} stands. */
    static ChangeEntry entry(ResultSet row) throws SQLException {
        Instant at = row.getObject(2, OffsetDateTime.class).toInstant();
        Ref record = Ref.of(EntityName.parse(row.getString(3)), row.getObject(4, UUID.class));
        return new ChangeEntry(
                row.getLong(1),
                new NewChange(
                        at,
                        record,
                        row.getLong(5),
                        ChangeKind.valueOf(row.getString(6)),
                        row.getObject(7, UUID.class),
                        row.getString(8),
                        Optional.ofNullable(row.getString(9)),
                        row.getString(10)),
                row.getInt(11));
    }
}
