package org.kontor.core.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Operator;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.meta.Sql;
import org.kontor.core.rule.Uniqueness;

/** Looks for values that must be unique and are taken, so that people learn which, and by whom. */
final class UniqueCheck {
    private final Identifiers identifiers;
    private final RecordReader reader;

    UniqueCheck(Identifiers identifiers, RecordReader reader) {
        this.identifiers = identifiers;
        this.reader = reader;
    }

    /** Looks for what a write changes. */
    void check(DraftBatch batch) {
        check(batch, false);
    }

    /** Looks for all values of records that come back from the trash. */
    void checkWhole(DraftBatch batch) {
        check(batch, true);
    }

    private void check(DraftBatch batch, boolean isWhole) {
        for (Uniqueness unique : Uniqueness.of(batch.entity())) {
            check(batch, unique, isWhole);
        }
        batch.partBatches().forEach(parts -> check(parts, isWhole));
    }

    private void check(DraftBatch batch, Uniqueness unique, boolean isWhole) {
        Map<List<Object>, DraftRow> byKey = new HashMap<>();
        for (DraftRow draft : isWhole ? batch.drafts() : batch.active()) {
            List<Object> key = key(draft, unique);
            boolean isAsked =
                    key != null && (isWhole || unique.fields().stream().anyMatch(draft::changes));
            if (isAsked && byKey.putIfAbsent(key, draft) != null) {
                take(draft, unique, Reasons.TAKEN_IN_BATCH);
            }
        }
        if (!byKey.isEmpty()) {
            Map<List<Object>, UUID> holders = holders(batch, unique, new ArrayList<>(byKey.keySet()));
            Set<UUID> ours = new HashSet<>();
            batch.drafts().forEach(draft -> ours.add(draft.id()));
            Map<UUID, StoredRow> seen = seen(batch, holders.values());
            holders.forEach((key, holder) -> {
                DraftRow draft = byKey.get(key);
                if (draft != null && !ours.contains(holder)) {
                    StoredRow row = seen.get(holder);
                    take(draft, unique, row == null ? Reasons.TAKEN : takenBy(row));
                }
            });
        }
    }

    private static Message takenBy(StoredRow row) {
        return Reasons.takenBy(RecordTitle.of(row), row.ref().toString());
    }

    /** Those of the holders that the writer may see. */
    private Map<UUID, StoredRow> seen(DraftBatch batch, Collection<UUID> holders) {
        Map<UUID, StoredRow> seen = new HashMap<>();
        if (!holders.isEmpty() && !batch.entity().isPart()) {
            Occasion occasion = batch.occasion();
            reader.load(occasion.transaction(), occasion.access(), batch.entity(), holders)
                    .forEach(row -> seen.put(row.ref().id(), row));
        }
        return seen;
    }

    private static @Nullable List<Object> key(DraftRow draft, Uniqueness unique) {
        List<Object> key = new ArrayList<>();
        for (FieldMeta field : unique.fields()) {
            Object value = draft.current(field);
            if (value == null) {
                return null;
            }
            key.add(value);
        }
        return key;
    }

    private static void take(DraftRow draft, Uniqueness unique, Message reason) {
        unique.fields().forEach(field -> draft.batch().problems().take(draft.path(field.name()), reason));
    }

    /** Who has these values now. */
    private Map<List<Object>, UUID> holders(DraftBatch batch, Uniqueness unique, List<List<Object>> keys) {
        Map<List<Object>, UUID> holders = new HashMap<>();
        for (List<List<Object>> chunk : Batches.chunks(keys)) {
            Sql sql = new Sql();
            select(sql, batch.entity(), unique, chunk);
            Run.query(batch.occasion().transaction(), sql, rows -> {
                while (rows.next()) {
                    holders.put(read(rows, unique), rows.getObject(1, UUID.class));
                }
                return holders;
            });
        }
        return holders;
    }

    private void select(Sql sql, EntityMeta entity, Uniqueness unique, List<List<Object>> keys) {
        sql.add("select ").add(identifiers.quote("id"));
        List<Column> columns = unique.fields().stream()
                .flatMap(field -> field.columns().stream())
                .toList();
        columns.forEach(column -> sql.add(", ").add(column.sql()));
        sql.add(" from ").add(entity.table()).add(" where ");
        if (columns.size() == 1) {
            List<@Nullable Object> bound = new ArrayList<>();
            keys.forEach(key -> unique.fields().getFirst().kind().bind(key.getFirst(), bound));
            sql.add(columns.getFirst().sql()).add(" in (").bindAll(bound).add(")");
            return;
        }
        String or = "";
        for (List<Object> key : keys) {
            sql.add(or).add("(");
            or = " or ";
            for (int i = 0; i < key.size(); i++) {
                FieldMeta field = unique.fields().get(i);
                List<String> names = field.columns().stream().map(Column::sql).toList();
                sql.add(i == 0 ? "" : " and ");
                field.kind().compare(sql, names, Operator.IS, key.get(i));
            }
            sql.add(")");
        }
    }

    private static List<Object> read(ResultSet rows, Uniqueness unique) throws SQLException {
        List<Object> key = new ArrayList<>();
        int at = 2;
        for (FieldMeta field : unique.fields()) {
            key.add(Objects.requireNonNull(field.kind().read(rows, at)));
            at += field.columns().size();
        }
        return key;
    }

    /** The record with these values, if there is one, whoever may see it. */
    Optional<UUID> holder(DraftBatch batch, DraftRow draft, Uniqueness unique) {
        List<Object> key = key(draft, unique);
        return key == null
                ? Optional.empty()
                : holders(batch, unique, List.of(key)).values().stream().findFirst();
    }
}
