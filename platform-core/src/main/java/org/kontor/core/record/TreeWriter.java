package org.kontor.core.record;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** Writes records whole: their rows, their links, their parts with theirs. */
final class TreeWriter {
    private final Catalog catalog;
    private final RowWriter rows;
    private final LinkWriter links;
    private final UniqueViolations violations;
    private final WriteListener listener;

    TreeWriter(Catalog catalog, UniqueViolations violations, WriteListener listener) {
        this.catalog = catalog;
        this.rows = new RowWriter(catalog.identifiers());
        this.links = new LinkWriter(catalog.identifiers());
        this.violations = violations;
        this.listener = listener;
    }

    /** Writes the new and changed drafts of a batch. */
    void write(DraftBatch batch) {
        Transaction transaction = batch.occasion().transaction();
        EntityMeta entity = batch.entity();
        List<DraftRow> active = batch.active();
        note(transaction, entity);
        List<DraftRow> changed = active.stream().filter(draft -> !draft.isNew()).toList();
        try {
            List<StoredRow> fresh =
                    active.stream().filter(DraftRow::isNew).map(DraftRow::after).toList();
            // what belongs to a record comes before its row: that may be what freezes them all
            for (DraftBatch parts : batch.partBatches()) {
                removeParts(transaction, parts, changed);
                write(parts);
                place(transaction, parts);
            }
            links.insert(transaction, entity, fresh);
            links.update(transaction, entity, changed);
            insertRows(transaction, entity, fresh, batch);
            if (!rows.update(transaction, entity, changed)) {
                throw Reasons.stale();
            }
        } catch (SQLException e) {
            throw violations.refusal(batch, e);
        }
    }

    private void note(Transaction transaction, EntityMeta entity) {
        Written.of(transaction).note();
        listener.onWrite(transaction, entity.name());
    }

    private void insertRows(Transaction transaction, EntityMeta entity, List<StoredRow> fresh, DraftBatch batch)
            throws SQLException {
        Map<UUID, Integer> places = places(batch.drafts());
        rows.insert(transaction, entity, fresh, id -> places.getOrDefault(id, 0));
    }

    private void removeParts(Transaction transaction, DraftBatch parts, List<DraftRow> parents) throws SQLException {
        List<UUID> gone = new ArrayList<>();
        for (DraftRow parent : parents) {
            for (FieldMeta field : parent.entity().declaredFields()) {
                if (field.isParts() && parent.batch().parts(field) == parts) {
                    gone.addAll(goneParts(parent, field));
                }
            }
        }
        links.delete(transaction, parts.entity(), gone);
        rows.delete(transaction, parts.entity(), gone);
    }

    /** The parts that a record has and will not have any more. */
    static List<UUID> goneParts(DraftRow parent, FieldMeta field) {
        List<DraftRow> after = parent.touchedParts().get(field.name());
        if (after == null) {
            return List.of();
        }
        List<UUID> kept = after.stream().map(DraftRow::id).toList();
        return parent.storedParts(field).stream()
                .map(row -> row.ref().id())
                .filter(id -> !kept.contains(id))
                .toList();
    }

    /** Parts that stay without a change of their own may stand elsewhere now. */
    private void place(Transaction transaction, DraftBatch parts) throws SQLException {
        Map<UUID, Integer> before = new HashMap<>();
        for (DraftRow parent : parents(parts.drafts())) {
            parent.entity().declaredFields().stream()
                    .filter(FieldMeta::isParts)
                    .forEach(field -> number(parent.storedParts(field), before));
        }
        Map<UUID, Integer> moved = new LinkedHashMap<>();
        places(parts.drafts()).forEach((id, place) -> {
            Integer was = before.get(id);
            if (was != null && !was.equals(place)) {
                moved.put(id, place);
            }
        });
        rows.place(transaction, parts.entity(), moved);
    }

    private static Set<DraftRow> parents(List<DraftRow> drafts) {
        Set<DraftRow> parents = new LinkedHashSet<>();
        for (DraftRow draft : drafts) {
            DraftRow parent = draft.parent();
            if (parent != null) {
                parents.add(parent);
            }
        }
        return parents;
    }

    private static Map<UUID, Integer> places(List<DraftRow> drafts) {
        Map<UUID, Integer> places = new HashMap<>();
        for (DraftRow parent : parents(drafts)) {
            parent.touchedParts().values().forEach(parts -> {
                for (int i = 0; i < parts.size(); i++) {
                    places.put(parts.get(i).id(), i);
                }
            });
        }
        return places;
    }

    private static void number(List<StoredRow> stored, Map<UUID, Integer> places) {
        for (int i = 0; i < stored.size(); i++) {
            places.put(stored.get(i).ref().id(), i);
        }
    }

    /** Writes records as they were, with everything that belongs to them. */
    void insert(Transaction transaction, StoredRow record) throws SQLException {
        EntityMeta entity = record.entity();
        note(transaction, entity);
        for (FieldMeta field : entity.declaredFields()) {
            if (field.isParts()) {
                List<StoredRow> parts = parts(record, field);
                Map<UUID, Integer> places = new HashMap<>();
                number(parts, places);
                EntityMeta part = catalog.get(field.field().targets().getFirst());
                rows.insert(transaction, part, parts, id -> places.getOrDefault(id, 0));
                links.insert(transaction, part, parts);
            }
        }
        links.insert(transaction, entity, List.of(record));
        rows.insert(transaction, entity, List.of(record), id -> 0);
    }

    /** Takes records out, with everything that belongs to them. */
    void delete(Transaction transaction, EntityMeta entity, List<StoredRow> records) throws SQLException {
        note(transaction, entity);
        for (FieldMeta field : entity.declaredFields()) {
            if (field.isParts()) {
                EntityMeta part = catalog.get(field.field().targets().getFirst());
                List<UUID> ids = records.stream()
                        .flatMap(record -> parts(record, field).stream())
                        .map(row -> row.ref().id())
                        .toList();
                links.delete(transaction, part, ids);
                rows.delete(transaction, part, ids);
            }
        }
        List<UUID> ids = records.stream().map(row -> row.ref().id()).toList();
        links.delete(transaction, entity, ids);
        rows.delete(transaction, entity, ids);
    }

    /** The parts in a record that was read whole. */
    static List<StoredRow> parts(StoredRow record, FieldMeta field) {
        return record.values().get(field.name()) instanceof List<?> rows
                ? rows.stream().map(StoredRow.class::cast).toList()
                : List.of();
    }
}
