package org.kontor.core.record;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Refusal;
import org.kontor.api.Rule;
import org.kontor.core.database.Transaction;
import org.kontor.core.formula.KeptRule.OfFormula;
import org.kontor.core.formula.KeptRules;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * Keeps the fields that formulas work out: with the record when it is written, and behind a sum when that changes because
 * of others. Who writes either holds the record's row, so that nobody works with what another is about to change.
 */
final class Formulas {
    private final KeptRules kept;

    Formulas(KeptRules kept) {
        this.kept = kept;
    }

    /** Works out the records of a batch that are written, all of each; their parts apart. */
    void workOut(DraftBatch batch) {
        List<OfFormula> formulas = kept.formulas(batch.entity());
        if (!formulas.isEmpty()) {
            for (DraftRow draft : batch.active()) {
                formulas.forEach(formula -> workOut(draft, formula));
            }
        }
    }

    private static void workOut(DraftRow draft, OfFormula formula) {
        FieldMeta field = formula.field();
        try {
            draft.put(field, formula.formula().value(draft::current));
        } catch (BadValue e) {
            draft.refuse(field.name(), e.reason());
        }
    }

    /**
     * The same again for what is made of numbers, which are given last of all.
     *
     * @return whether there was anything
     */
    boolean workOutNumbered(DraftBatch batch) {
        boolean isNumbered = false;
        for (Rule rule : batch.entity().rules()) {
            if (rule instanceof Rule.Number number) {
                FieldMeta field = batch.entity().get(number.field().name());
                List<OfFormula> following = kept.following(batch.entity(), field.field());
                for (DraftRow draft : batch.drafts()) {
                    if (draft.changes(field)) {
                        following.forEach(formula -> workOut(draft, formula));
                        isNumbered |= !following.isEmpty();
                    }
                }
            }
        }
        for (DraftBatch parts : batch.partBatches()) {
            isNumbered |= workOutNumbered(parts);
        }
        return isNumbered;
    }

    /**
     * Writes what follows from a sum that was just written, in rows that are held since.
     *
     * @param rows as they are stored
     * @return as they are now
     */
    static List<StoredRow> follow(Transaction transaction, List<StoredRow> rows, List<OfFormula> following)
            throws SQLException {
        List<StoredRow> after = new ArrayList<>();
        Map<List<FieldMeta>, List<List<@Nullable Object>>> updates = new LinkedHashMap<>();
        for (StoredRow row : rows) {
            StoredRow now = new StoredRow(row.entity(), row.ref().id(), row.version(), new HashMap<>(row.values()));
            List<FieldMeta> changed = new ArrayList<>();
            for (OfFormula formula : following) {
                if (put(now, formula)) {
                    changed.add(formula.field());
                }
            }
            if (!changed.isEmpty()) {
                updates.computeIfAbsent(changed, any -> new ArrayList<>())
                        .add(bound(now, changed, row.ref().id()));
            }
            after.add(now);
        }
        for (Map.Entry<List<FieldMeta>, List<List<@Nullable Object>>> each : updates.entrySet()) {
            Batches.run(transaction, update(rows.getFirst().entity(), each.getKey()), each.getValue());
        }
        return after;
    }

    private static String update(EntityMeta entity, List<FieldMeta> changed) {
        List<String> columns = changed.stream()
                .flatMap(field -> field.columns().stream())
                .map(Column::sql)
                .toList();
        return "update " + entity.table() + " set " + String.join(" = ?, ", columns) + " = ? where "
                + entity.get("id").columns().getFirst().sql() + " = ?";
    }

    private static List<@Nullable Object> bound(StoredRow row, List<FieldMeta> changed, UUID id) {
        List<@Nullable Object> values = new ArrayList<>();
        changed.forEach(field -> field.kind().bind(row.values().get(field.name()), values));
        values.add(id);
        return values;
    }

    /**
     * Works out a field of a record that others changed.
     *
     * @return whether it is another value than before
     * @throws Refusal INVALID where the field cannot hold it
     */
    static boolean put(StoredRow row, OfFormula formula) {
        FieldMeta field = formula.field();
        try {
            Object value = formula.formula().value(other -> row.values().get(other.name()));
            Object before = row.values().put(field.name(), value);
            return !Objects.equals(value, before);
        } catch (BadValue e) {
            throw Refusal.of(Refusal.Code.INVALID, e.about(field.name()).reason());
        }
    }
}
