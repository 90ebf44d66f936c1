package org.kontor.core.record;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Ref;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.meta.LinkTable;

/** Writes the links of fields that hold several references. */
final class LinkWriter {
    private final String record;
    private final String columns;

    LinkWriter(Identifiers identifiers) {
        this.record = identifiers.quote(LinkTable.RECORD);
        this.columns = identifiers.quote("id") + ", " + record + ", " + identifiers.quote(LinkTable.TARGET) + ", "
                + identifiers.quote(LinkTable.POSITION);
    }

    /** Writes all links of new rows. */
    void insert(Transaction transaction, EntityMeta entity, List<StoredRow> rows) throws SQLException {
        for (FieldMeta field : entity.declaredFields()) {
            if (field.isReferences()) {
                List<List<@Nullable Object>> links = new ArrayList<>();
                rows.forEach(row -> add(row.ref().id(), row.values().get(field.name()), links));
                insert(transaction, field, links);
            }
        }
    }

    /** Replaces the links of fields that changed. */
    void update(Transaction transaction, EntityMeta entity, List<DraftRow> drafts) throws SQLException {
        for (FieldMeta field : entity.declaredFields()) {
            if (field.isReferences()) {
                List<DraftRow> changed =
                        drafts.stream().filter(draft -> draft.changes(field)).toList();
                delete(transaction, field, changed.stream().map(DraftRow::id).toList());
                List<List<@Nullable Object>> links = new ArrayList<>();
                changed.forEach(draft -> add(draft.id(), draft.current(field), links));
                insert(transaction, field, links);
            }
        }
    }

    /** Takes out all links of rows. */
    void delete(Transaction transaction, EntityMeta entity, List<UUID> ids) throws SQLException {
        for (FieldMeta field : entity.declaredFields()) {
            if (field.isReferences()) {
                delete(transaction, field, ids);
            }
        }
    }

    private static void add(UUID record, @Nullable Object value, List<List<@Nullable Object>> links) {
        if (value instanceof List<?> refs) {
            for (int i = 0; i < refs.size(); i++) {
                links.add(List.of(NewId.next(), record, ((Ref) refs.get(i)).id(), i));
            }
        }
    }

    private void insert(Transaction transaction, FieldMeta field, List<List<@Nullable Object>> links)
            throws SQLException {
        if (!links.isEmpty()) {
            Batches.run(transaction, "insert into " + field.link() + " (" + columns + ") values (?, ?, ?, ?)", links);
        }
    }

    private void delete(Transaction transaction, FieldMeta field, List<UUID> ids) throws SQLException {
        if (!ids.isEmpty()) {
            Batches.run(
                    transaction,
                    "delete from " + field.link() + " where " + record + " = ?",
                    ids.stream().<List<@Nullable Object>>map(List::of).toList());
        }
    }
}
