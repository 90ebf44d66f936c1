package org.kontor.core.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.FieldType;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * What the record that stays holds after a merge: what was said; else what it holds; what it lacks, of the first that has it.
 * Several choices and references are those of all, and so are parts, of which equal ones are one.
 */
final class MergedValues {
    private final Catalog catalog;
    private final Access access;
    private final EntityMeta entity;
    private final MergeOrder order;
    private final Map<UUID, StoredRow> rows;
    private final Map<UUID, OpenFields> open;
    private final Licence licence;
    private final List<Assignment> asked = new ArrayList<>();
    private final List<Assignment> along = new ArrayList<>();
    private final List<Hurdle> hurdles = new ArrayList<>();
    /** By the part's entity: which part stands for which. */
    private final Map<EntityMeta, Map<UUID, UUID>> partWays = new HashMap<>();

    /**
     * @param rows all records, whole, as they are
     * @param open which fields of each the actor may read
     * @param licence what the actor may write of the one that stays
     */
    MergedValues(
            Catalog catalog,
            Access access,
            EntityMeta entity,
            MergeOrder order,
            Map<UUID, StoredRow> rows,
            Map<UUID, OpenFields> open,
            Licence licence) {
        this.catalog = catalog;
        this.access = access;
        this.entity = entity;
        this.order = order;
        this.rows = Map.copyOf(rows);
        this.open = Map.copyOf(open);
        this.licence = licence;
    }

    /** What the actor said. */
    List<Assignment> asked() {
        return asked;
    }

    /**
     * What the others give that nobody spoke of, be it the actor's to read and to write or not: they might as well have kept
     * the record that holds it.
     */
    List<Assignment> along() {
        return along;
    }

    /** What stands against it. */
    List<Hurdle> hurdles() {
        return hurdles;
    }

    Map<EntityMeta, Map<UUID, UUID>> partWays() {
        return partWays;
    }

    /**
     * Works it out.
     *
     * @throws Refusal INVALID where a value is to be taken from what the actor does not see
     */
    MergedValues workOut() {
        Set<String> said = order.said();
        List<Refusal.FieldError> errors = new ArrayList<>();
        order.from().forEach((name, id) -> {
            FieldMeta field = entity.find(name).filter(each -> isOpen(id, each)).orElse(null);
            if (field == null) {
                errors.add(new Refusal.FieldError(
                        "values." + name, Catalog.unknownField(name).reason()));
            } else {
                take(field, id);
            }
        });
        if (!errors.isEmpty()) {
            throw Refusal.of(Refusal.Code.INVALID, Reasons.FIELDS_INVALID, errors);
        }
        asked.addAll(order.survivor().assignments());
        for (FieldMeta field : entity.declaredFields()) {
            if (!said.contains(field.name()) && field.isWritable()) {
                requireNoDisclosure(field);
                giveAlong(field);
            }
        }
        return this;
    }

    /**
     * What is closed to the actor on one record and open on the one that stays would be told by moving there. It stands
     * against it whatever is held, so that this tells nothing either.
     */
    private void requireNoDisclosure(FieldMeta field) {
        if (isOpen(order.survivor().id(), field)) {
            order.gone().stream()
                    .filter(id -> !isOpen(id, field))
                    .forEach(id -> hurdles.add(new Hurdle(
                            entity.name(), new Ref(entity.name(), id), field.name(), Reasons.WOULD_BE_TOLD)));
        }
    }

    private boolean isOpen(UUID id, FieldMeta field) {
        OpenFields fields = open.get(id);
        return fields != null && fields.includes(field);
    }

    private void take(FieldMeta field, UUID id) {
        if (id.equals(order.survivor().id())) {
            return;
        }
        if (field.isParts()) {
            // chosen as they are: with what the actor may not read or write of them
            List<Assignment> chosen = licence.mayWrite(field) ? along : asked;
            chosen.add(new Assignment.Value(field.field(), copies(field, List.of(), List.of(id))));
        } else {
            asked.add(new Assignment.Value(field.field(), within(value(id, field))));
        }
    }

    private void giveAlong(FieldMeta field) {
        UUID survivor = order.survivor().id();
        List<UUID> others = order.gone();
        if (field.isParts()) {
            List<StoredRow> own = TreeWriter.parts(row(survivor), field);
            List<Row> all = copies(field, own, others);
            if (all.size() > own.size()) {
                along.add(new Assignment.Value(field.field(), all));
            }
        } else if (field.type() == FieldType.CHOICES || field.isReferences()) {
            Collection<?> own = several(within(value(survivor, field)));
            Set<Object> all = new LinkedHashSet<>(own);
            others.forEach(id -> all.addAll(several(within(value(id, field)))));
            if (all.size() > own.size()) {
                along.add(
                        new Assignment.Value(field.field(), field.isReferences() ? List.copyOf(all) : Set.copyOf(all)));
            }
        } else if (within(value(survivor, field)) == null) {
            for (UUID id : others) {
                Object value = within(value(id, field));
                if (value != null) {
                    along.add(new Assignment.Value(field.field(), value));
                    return;
                }
            }
        }
    }

    private static Collection<?> several(@Nullable Object value) {
        return value instanceof Collection<?> several ? several : List.of();
    }

    /** A value that points to none of those that become one. */
    private @Nullable Object within(@Nullable Object value) {
        if (value instanceof Ref ref) {
            return isOne(ref) ? null : ref;
        }
        if (value instanceof List<?> refs) {
            return refs.stream()
                    .filter(each -> !(each instanceof Ref ref && isOne(ref)))
                    .toList();
        }
        return value;
    }

    private boolean isOne(Ref ref) {
        return ref.entity().equals(entity.name()) && rows.containsKey(ref.id());
    }

    private StoredRow row(UUID id) {
        StoredRow row = rows.get(id);
        if (row == null) {
            throw new IllegalStateException("no such record: " + id);
        }
        return row;
    }

    private @Nullable Object value(UUID id, FieldMeta field) {
        Object value = row(id).values().get(field.name());
        return value instanceof List<?> list && list.isEmpty() ? null : value;
    }

    private EntityMeta part(FieldMeta field) {
        return catalog.get(field.field().targets().getFirst());
    }

    /** The parts that are kept, and copies of those of others that are not among them. */
    private List<Row> copies(FieldMeta field, List<StoredRow> kept, List<UUID> others) {
        EntityMeta part = part(field);
        List<FieldMeta> fields =
                part.declaredFields().stream().filter(FieldMeta::isWritable).toList();
        boolean isCompared = isCompared(part);
        Map<UUID, UUID> ways = partWays.computeIfAbsent(part, first -> new HashMap<>());
        List<Row> all = new ArrayList<>();
        List<StoredRow> known = new ArrayList<>(kept);
        Map<UUID, UUID> as = new HashMap<>();
        kept.forEach(row -> {
            all.add(new PartRow(part.name(), row.ref().id(), List.of()));
            as.put(row.ref().id(), row.ref().id());
        });
        for (UUID id : others) {
            for (StoredRow row : TreeWriter.parts(row(id), field)) {
                UUID equal = known.stream()
                        .filter(each -> isCompared && isSame(fields, each, row))
                        .map(each -> as.getOrDefault(each.ref().id(), each.ref().id()))
                        .findFirst()
                        .orElse(null);
                if (equal == null) {
                    PartRow copy = new PartRow(part.name(), null, copy(fields, row));
                    all.add(copy);
                    as.put(row.ref().id(), copy.ref().id());
                    known.add(row);
                    equal = copy.ref().id();
                }
                ways.put(row.ref().id(), equal);
            }
        }
        return all;
    }

    /** Whoever writes of parts what they may not read would learn from equal ones what others hold. */
    private boolean isCompared(EntityMeta part) {
        List<Licence> onParts = List.of(Licence.of(access, part, Verb.CREATE), Licence.of(access, part, Verb.UPDATE));
        return part.declaredFields().stream()
                .allMatch(field -> isOpen(order.survivor().id(), field)
                        || onParts.stream().noneMatch(each -> each.mayWrite(field)));
    }

    private static boolean isSame(List<FieldMeta> fields, StoredRow one, StoredRow other) {
        return fields.stream()
                .allMatch(field -> Sameness.of(
                        field, one.values().get(field.name()), other.values().get(field.name())));
    }

    private List<Assignment> copy(List<FieldMeta> fields, StoredRow row) {
        List<Assignment> values = new ArrayList<>();
        for (FieldMeta field : fields) {
            Object value = row.values().get(field.name());
            if (value != null) {
                values.add(new Assignment.Value(
                        field.field(), value instanceof Ref ref && isOne(ref) ? survivor() : value));
            }
        }
        return values;
    }

    private Ref survivor() {
        return new Ref(entity.name(), order.survivor().id());
    }
}
