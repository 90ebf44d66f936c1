package org.kontor.core.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Field;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Rule;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * Gives a record back what it held: an ordinary write of those fields that hold something else by now, with every right and
 * rule that a write has to keep. What the actor may not read stays as it is; so does what follows from other fields, which
 * is worked out anew.
 */
final class Restoring {
    private final Catalog catalog;
    private final RecordEngine engine;
    private final PastStates states;

    Restoring(Catalog catalog, RecordReader reader, RecordEngine engine) {
        this.catalog = catalog;
        this.engine = engine;
        this.states = new PastStates(catalog, reader);
    }

    /**
     * Restores a record.
     *
     * @param version that was read
     * @param fields which of its fields; none for all
     * @throws Refusal NOT_FOUND, MALFORMED when the change log does not reach back so far, STALE, INVALID, FORBIDDEN,
     *     CONFLICT
     */
    DraftBatch restore(
            Occasion occasion, EntityMeta entity, UUID id, long version, AsOf asOf, Collection<String> fields) {
        PastRow now = states.latest(occasion.transaction(), occasion.access(), entity, id);
        if (now.isDeleted()) {
            throw Refusal.of(Refusal.Code.CONFLICT, Reasons.IN_TRASH);
        }
        PastRow then = states.get(occasion.transaction(), occasion.access(), entity, id, asOf);
        List<FieldMeta> wanted = fields.isEmpty() ? restorable(entity, now.open()) : named(entity, now.open(), fields);
        List<Refusal.FieldError> errors = new ArrayList<>();
        List<Assignment> assignments = new ArrayList<>();
        for (FieldMeta field : wanted) {
            Object was = then.row().values().get(field.name());
            if (!isSame(field, was, now.row().values().get(field.name()))) {
                assignments.add(
                        new Assignment.Value(field.field(), field.isParts() ? parts(field, now, then, errors) : was));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(Refusal.Code.FORBIDDEN, Reasons.FIELDS_FORBIDDEN, errors);
        }
        return engine.change(
                occasion, entity, List.of(new Edit(id, version, assignments)), false, Cause.restored(asOf));
    }

    /** All that can hold something else than what follows from other fields. */
    private static List<FieldMeta> restorable(EntityMeta entity, OpenFields open) {
        Set<Field<?>> numbers = new HashSet<>();
        for (Rule rule : entity.rules()) {
            if (rule instanceof Rule.Number number) {
                numbers.add(number.field());
            }
        }
        return entity.fields().stream()
                .filter(field -> !field.isKept() && open.includes(field))
                .filter(field -> !field.field().isDerived() && (!field.byRule() || numbers.contains(field.field())))
                .toList();
    }

    private List<FieldMeta> named(EntityMeta entity, OpenFields open, Collection<String> names) {
        Set<FieldMeta> unlogged = PastQuestion.unlogged(catalog, entity);
        List<FieldMeta> fields = new ArrayList<>();
        List<Refusal.FieldError> errors = new ArrayList<>();
        for (String name : names) {
            FieldMeta field = entity.find(name).filter(open::includes).orElse(null);
            if (field == null) {
                errors.add(
                        new Refusal.FieldError(name, Catalog.unknownField(name).reason()));
            } else if (field.isKept()) {
                errors.add(new Refusal.FieldError(name, Reasons.KEPT));
            } else if (unlogged.contains(field)) {
                errors.add(new Refusal.FieldError(name, Reasons.BY_RULE));
            } else {
                fields.add(field);
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(Refusal.Code.INVALID, Reasons.FIELDS_INVALID, errors);
        }
        return fields;
    }

    private List<Row> parts(FieldMeta field, PastRow now, PastRow then, List<Refusal.FieldError> errors) {
        EntityMeta part = catalog.get(field.field().targets().getFirst());
        Map<UUID, StoredRow> present = new HashMap<>();
        TreeWriter.parts(now.row(), field).forEach(row -> present.put(row.ref().id(), row));
        List<Row> rows = new ArrayList<>();
        for (StoredRow was : TreeWriter.parts(then.row(), field)) {
            UUID id = was.ref().id();
            StoredRow is = present.get(id);
            String path = field.name() + "[" + rows.size() + "].";
            if (is != null) {
                rows.add(new PartRow(part.name(), id, assignments(part, now.open(), was, is)));
            } else {
                part.declaredFields().stream()
                        .filter(each -> !now.open().includes(each))
                        .findFirst()
                        .ifPresent(hidden -> errors.add(new Refusal.FieldError(path + "id", Reasons.PART_NOT_WHOLE)));
                rows.add(PartRow.back(part.name(), id, assignments(part, now.open(), was, null)));
            }
        }
        return rows;
    }

    private List<Assignment> assignments(EntityMeta part, OpenFields open, StoredRow was, @Nullable StoredRow is) {
        List<Assignment> assignments = new ArrayList<>();
        for (FieldMeta field : restorable(part, open)) {
            Object value = was.values().get(field.name());
            if (!isSame(field, value, is == null ? null : is.values().get(field.name()))) {
                assignments.add(new Assignment.Value(field.field(), value));
            }
        }
        return assignments;
    }

    private boolean isSame(FieldMeta field, @Nullable Object one, @Nullable Object other) {
        if (field.isParts()) {
            return isSameParts(one, other);
        }
        return Sameness.of(field, one, other);
    }

    private boolean isSameParts(@Nullable Object one, @Nullable Object other) {
        List<?> ones = one instanceof List<?> rows ? rows : List.of();
        List<?> others = other instanceof List<?> rows ? rows : List.of();
        if (ones.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < ones.size(); i++) {
            StoredRow was = (StoredRow) ones.get(i);
            StoredRow is = (StoredRow) others.get(i);
            boolean isSame = was.ref().equals(is.ref())
                    && was.entity().declaredFields().stream()
                            .allMatch(field -> isSame(
                                    field,
                                    was.values().get(field.name()),
                                    is.values().get(field.name())));
            if (!isSame) {
                return false;
            }
        }
        return true;
    }
}
