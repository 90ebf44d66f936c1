package org.kontor.core.record;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/** The table of deleted records. */
final class TrashTable {
    private static final String COLUMNS =
            "id, entity, record_id, version, title, deleted_at, deleted_by, owner_id, with_id";

    private final RowText text;

    TrashTable(Catalog catalog) {
        this.text = new RowText(catalog);
    }

    /** An entry with what lies in it. */
    record Kept(TrashEntry entry, StoredRow row) {}

    /**
     * Puts records into it.
     *
     * @param with the entries of the records that these hang on and go with, by those records' ids
     * @return the new entries, by their records' ids
     */
    Map<UUID, UUID> add(Occasion occasion, List<StoredRow> rows, Map<UUID, UUID> with) throws SQLException {
        List<List<@Nullable Object>> values = new ArrayList<>();
        Map<UUID, UUID> entries = new HashMap<>();
        for (StoredRow row : rows) {
            UUID id = NewId.next();
            entries.put(row.ref().id(), id);
            Ref about = row.attachedTo().orElse(null);
            values.add(Arrays.asList(
                    id,
                    row.entity().name().toString(),
                    row.ref().id(),
                    row.version(),
                    RecordTitle.of(row),
                    occasion.at().atOffset(ZoneOffset.UTC),
                    occasion.access().user(),
                    row.values().get("owner") instanceof Ref owner ? owner.id() : null,
                    about == null ? null : with.get(about.id()),
                    about == null ? null : about.entity().toString(),
                    about == null ? null : about.id(),
                    text.write(row)));
        }
        Batches.run(
                occasion.transaction(),
                "insert into system_trash (" + COLUMNS
                        + ", about_entity, about_id, data) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values);
        return entries;
    }

    /**
     * Entries of an entity, newest first, from before one.
     *
     * @param whose who deleted them or owned the records; null for all
     */
    List<TrashEntry> list(
            Transaction transaction, EntityName entity, @Nullable UUID whose, @Nullable UUID before, int limit)
            throws SQLException {
        StringBuilder sql = new StringBuilder("select ")
                .append(COLUMNS)
                .append(" from system_trash where entity = ? and with_id is null");
        List<Object> values = new ArrayList<>(List.of(entity.toString()));
        if (whose != null) {
            sql.append(" and (deleted_by = ? or owner_id = ?)");
            values.add(whose);
            values.add(whose);
        }
        if (before != null) {
            sql.append(" and id < ?");
            values.add(before);
        }
        values.add(limit);
        PreparedStatement select = transaction.prepare(
                sql.append(" order by id desc fetch first ? rows only").toString());
        for (int i = 0; i < values.size(); i++) {
            select.setObject(i + 1, values.get(i));
        }
        List<TrashEntry> entries = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                entries.add(entry(row));
            }
        }
        return entries;
    }

    /** One entry, by its own id or by that of the record in it, held until the end of the transaction. */
    Optional<TrashEntry> lock(Transaction transaction, UUID id) throws SQLException {
        Optional<TrashEntry> entry = lock(transaction, "id", id);
        return entry.isPresent() ? entry : lock(transaction, "record_id", id);
    }

    private static Optional<TrashEntry> lock(Transaction transaction, String column, UUID id) throws SQLException {
        PreparedStatement select = transaction.prepare("select " + COLUMNS + " from system_trash where " + column
                + " = ?" + transaction.dialect().held());
        select.setObject(1, id);
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(entry(row)) : Optional.empty();
        }
    }

    /** What lies there of some records. */
    List<Kept> find(Transaction transaction, EntityMeta entity, Collection<UUID> ids) throws SQLException {
        List<Kept> found = new ArrayList<>();
        find(transaction, entity, ids, found::add);
        return found;
    }

    /** Hands out one by one what lies there of some records. */
    void find(Transaction transaction, EntityMeta entity, Collection<UUID> ids, Consumer<Kept> each)
            throws SQLException {
        for (List<UUID> some : Batches.chunks(List.copyOf(ids))) {
            PreparedStatement select = transaction.prepare("select " + COLUMNS
                    + ", data from system_trash where entity = ? and record_id in (?" + ", ?".repeat(some.size() - 1)
                    + ")");
            int at = 1;
            select.setString(at++, entity.name().toString());
            for (UUID id : some) {
                select.setObject(at++, id);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    TrashEntry entry = entry(row);
                    each.accept(new Kept(entry, text.read(entity, row.getString(10), entry.deletedAt())));
                }
            }
        }
    }

    /** The entry of a record, if it lies there. */
    Optional<TrashEntry> entry(Transaction transaction, Ref record) {
        try {
            PreparedStatement select =
                    transaction.prepare("select " + COLUMNS + " from system_trash where entity = ? and record_id = ?");
            select.setString(1, record.entity().toString());
            select.setObject(2, record.id());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(entry(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /**
     * Entries that were deleted before a moment, the oldest first.
     *
     * @param behind the entry behind which to go on; null for the beginning
     */
    List<TrashEntry> before(Transaction transaction, Instant moment, @Nullable TrashEntry behind, int limit)
            throws SQLException {
        Instant from = behind == null ? Instant.EPOCH : behind.deletedAt();
        PreparedStatement select = transaction.prepare(
                "select " + COLUMNS + " from system_trash where with_id is null and deleted_at < ?"
                        + " and deleted_at >= ? and (deleted_at > ? or id > ?) order by deleted_at, id fetch first ? rows only");
        select.setObject(1, moment.atOffset(ZoneOffset.UTC));
        select.setObject(2, from.atOffset(ZoneOffset.UTC));
        select.setObject(3, from.atOffset(ZoneOffset.UTC));
        select.setObject(4, behind == null ? new UUID(0, 0) : behind.id());
        select.setInt(5, limit);
        List<TrashEntry> entries = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                entries.add(entry(row));
            }
        }
        return entries;
    }

    /** Some of what went with a record and lies there, in the order in which it was made. */
    List<TrashEntry> with(Transaction transaction, UUID entry, EntityName entity, int limit) throws SQLException {
        return some(transaction, entity, "with_id", entry, limit);
    }

    /** Some of what hung on a record and lies there, whether it went with it or before. */
    List<TrashEntry> about(Transaction transaction, UUID record, EntityName entity, int limit) throws SQLException {
        return some(transaction, entity, "about_id", record, limit);
    }

    private static List<TrashEntry> some(Transaction transaction, EntityName entity, String column, UUID id, int limit)
            throws SQLException {
        PreparedStatement select = transaction.prepare("select " + COLUMNS + " from system_trash where " + column
                + " = ? and entity = ? order by record_id fetch first ? rows only");
        select.setObject(1, id);
        select.setString(2, entity.toString());
        select.setInt(3, limit);
        List<TrashEntry> entries = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                entries.add(entry(row));
            }
        }
        return entries;
    }

    StoredRow record(Transaction transaction, TrashEntry entry, EntityMeta entity) throws SQLException {
        PreparedStatement select = transaction.prepare("select data from system_trash where id = ?");
        select.setObject(1, entry.id());
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return text.read(entity, row.getString(1), entry.deletedAt());
        }
    }

    void remove(Transaction transaction, UUID id) throws SQLException {
        PreparedStatement delete = transaction.prepare("delete from system_trash where id = ?");
        delete.setObject(1, id);
        delete.executeUpdate();
    }

    private static TrashEntry entry(ResultSet row) throws SQLException {
        return new TrashEntry(
                row.getObject(1, UUID.class),
                new Ref(EntityName.parse(row.getString(2)), row.getObject(3, UUID.class)),
                row.getLong(4),
                row.getObject(8, UUID.class),
                row.getObject(9, UUID.class),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getObject(7, UUID.class));
    }
}
