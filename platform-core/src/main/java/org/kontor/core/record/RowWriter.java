package org.kontor.core.record;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.meta.Sealing;

/** Writes drafts into their table: the only writer of rows. */
final class RowWriter {
    private final Identifiers identifiers;

    RowWriter(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** Inserts new rows with their system columns. */
    void insert(Transaction transaction, EntityMeta entity, List<StoredRow> rows, Positions positions)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        StringBuilder sql =
                new StringBuilder("insert into ").append(entity.table()).append(" (");
        int columns = 0;
        for (FieldMeta field : entity.fields()) {
            for (Column column : field.columns()) {
                sql.append(column.sql()).append(", ");
                columns++;
            }
        }
        sql.append(quote("version"));
        if (entity.isPart()) {
            sql.append(", ").append(quote("position"));
            columns++;
        }
        sql.append(") values (").append("?, ".repeat(columns)).append("?)");
        List<List<@Nullable Object>> values = new ArrayList<>();
        for (StoredRow row : rows) {
            List<@Nullable Object> bound = new ArrayList<>();
            for (FieldMeta field : entity.fields()) {
                bind(field, row.ref().id(), row.values().get(field.name()), bound);
            }
            bound.add(row.version());
            if (entity.isPart()) {
                bound.add(positions.of(row.ref().id()));
            }
            values.add(bound);
        }
        Batches.run(transaction, sql.toString(), values);
    }

    /** Where a part stands in its parent. */
    interface Positions {
        int of(UUID part);
    }

    /**
     * Writes what changed of rows, if they still have the version that was read.
     *
     * @return whether all of them had it
     */
    boolean update(Transaction transaction, EntityMeta entity, List<DraftRow> drafts) throws SQLException {
        Map<String, List<List<@Nullable Object>>> statements = new LinkedHashMap<>();
        for (DraftRow draft : drafts) {
            List<@Nullable Object> values = new ArrayList<>();
            String sql = update(entity, draft, values);
            statements.computeIfAbsent(sql, text -> new ArrayList<>()).add(values);
        }
        boolean all = true;
        for (Map.Entry<String, List<List<@Nullable Object>>> each : statements.entrySet()) {
            for (int count : Batches.run(transaction, each.getKey(), each.getValue())) {
                all &= count == 1 || count == Statement.SUCCESS_NO_INFO;
            }
        }
        return all;
    }

    private String update(EntityMeta entity, DraftRow draft, List<@Nullable Object> values) {
        StringBuilder sql = new StringBuilder("update ").append(entity.table()).append(" set ");
        for (FieldMeta field : draft.changed()) {
            set(sql, field, draft.id(), draft.current(field), values);
        }
        for (String stamp : List.of("updated_at", "updated_by")) {
            set(sql, entity.get(stamp), draft.id(), draft.current(entity.get(stamp)), values);
        }
        sql.append(quote("version")).append(" = ? where ");
        values.add(draft.version());
        sql.append(quote("id")).append(" = ? and ").append(quote("version")).append(" = ?");
        values.add(draft.id());
        values.add(draft.version() - 1);
        return sql.toString();
    }

    private static void set(
            StringBuilder sql, FieldMeta field, UUID record, @Nullable Object value, List<@Nullable Object> values) {
        for (Column column : field.columns()) {
            sql.append(column.sql()).append(" = ?, ");
        }
        bind(field, record, value, values);
    }

    private static void bind(FieldMeta field, UUID record, @Nullable Object value, List<@Nullable Object> values) {
        Sealing sealing = field.kind().sealing();
        if (sealing == null || value == null) {
            field.kind().bind(value, values);
        } else {
            values.add(sealing.seal(record, value));
        }
    }

    /** Moves parts to their places. */
    void place(Transaction transaction, EntityMeta part, Map<UUID, Integer> places) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        places.forEach((id, place) -> rows.add(List.of(place, id)));
        if (!rows.isEmpty()) {
            Batches.run(
                    transaction,
                    "update " + part.table() + " set " + quote("position") + " = ? where " + quote("id") + " = ?",
                    rows);
        }
    }

    /** Takes rows out. */
    void delete(Transaction transaction, EntityMeta entity, List<UUID> ids) throws SQLException {
        if (!ids.isEmpty()) {
            Batches.run(
                    transaction,
                    "delete from " + entity.table() + " where " + quote("id") + " = ?",
                    ids.stream().<List<@Nullable Object>>map(List::of).toList());
        }
    }

    private String quote(String column) {
        return identifiers.quote(column);
    }
}
