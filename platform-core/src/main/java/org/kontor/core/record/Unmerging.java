package org.kontor.core.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Verb;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.change.NewChange;
import org.kontor.core.change.PastEntries;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * Takes a merge back: the record that stayed gets back what it held, as far as nobody changed that since or whoever asks wants
 * it all the same; the others come out of the trash; what points there because of the merge points to them again.
 */
public final class Unmerging {
    private final RecordWriter store;
    private final RecordReader reader;
    private final Occasion occasion;
    private final EntityMeta entity;
    private final UnmergeOrder order;
    private final Cause cause;
    private final Set<UUID> gone = new HashSet<>();

    private Unmerging(RecordWriter store, Occasion occasion, UnmergeOrder order) {
        this.store = store;
        this.reader = store.reader();
        this.occasion = occasion;
        this.entity = store.entity(order.entity());
        this.order = order;
        this.cause = Cause.unmerge(order.merge());
        order.gone().forEach(each -> gone.add(each.id()));
    }

    /**
     * Takes it back.
     *
     * @param given records of whoever does it
     * @param moved what the merge moved, some at a time
     * @param trying whether all of it is taken back anyway, so that fields that are to be decided about are told
     * @throws Refusal NOT_FOUND, FORBIDDEN; STALE when the record changed since it was decided; CONFLICT where fields are to
     *     be decided about, where a record that went is gone for good, or others stand against it
     */
    public static Unmerged undo(Records given, UnmergeOrder order, Iterable<List<Moved>> moved, boolean trying) {
        return ((BoundRecords) given)
                .inside((store, occasion) -> new Unmerging(store, occasion, order).undo(moved, trying));
    }

    private Unmerged undo(Iterable<List<Moved>> moved, boolean trying) {
        Locked held = held();
        UUID id = order.survivor().id();
        OpenFields open =
                Objects.requireNonNull(reader.open(occasion.transaction(), occasion.access(), entity, List.of(id))
                        .get(id));
        ReturnedValues values = new ReturnedValues(store, occasion, held, order, open).workOut();
        List<Unmerged.Given> undecided =
                values.given().stream().filter(each -> each.restored() == null).toList();
        if (!undecided.isEmpty() && !trying) {
            throw Refusal.of(
                    Refusal.Code.CONFLICT,
                    Message.of(
                            "system.unmerge_decide",
                            "Some fields were changed after the merge: say of each whether it is kept or restored"),
                    undecided.stream()
                            .map(each -> new Refusal.FieldError(each.field(), Reasons.FIELD_CHANGED_SINCE))
                            .toList());
        }
        List<Assignment> first = new ArrayList<>();
        List<Assignment> second = new ArrayList<>();
        values.assignments().forEach(each -> (pointsBack(each) ? second : first).add(each));
        try {
            write(first, true);
            order.gone().forEach(this::bringBack);
            if (!second.isEmpty()) {
                write(second, false);
            }
        } catch (Refusal refusal) {
            throw new Discretion(reader.catalog(), entity, open, Set.of()).of(refusal);
        }
        Returning returning = new Returning(store, occasion, order);
        returning.left().addAll(values.left());
        List<Moved> traces = new ArrayList<>();
        for (List<Moved> some : moved) {
            some.stream().filter(Moved::isTrace).forEach(traces::add);
            returning.back(some.stream().filter(each -> !each.isTrace()).toList());
        }
        new MergeTraces(occasion, store.engine().changes()).takeBack(whole(), traces);
        return new Unmerged(values.given(), returning.returned(), returning.left());
    }

    private Locked held() {
        List<UUID> id = List.of(order.survivor().id());
        List<Locked> changing = reader.lock(occasion.transaction(), occasion.access(), entity, Verb.UPDATE, id);
        List<Locked> deleting = reader.lock(occasion.transaction(), occasion.access(), entity, Verb.DELETE, id);
        if (changing.isEmpty()) {
            throw Reasons.notFound();
        }
        if (changing.getFirst().rights().isEmpty()) {
            throw Reasons.mayNotUpdate(entity);
        }
        if (deleting.isEmpty() || deleting.getFirst().rights().isEmpty()) {
            throw Reasons.mayNotDelete(entity);
        }
        Long seen = order.seen();
        if (seen != null && seen != changing.getFirst().row().version()) {
            throw Reasons.stale();
        }
        return changing.getFirst();
    }

    private StoredRow whole() {
        return reader.whole(
                        occasion.transaction(), entity, List.of(order.survivor().id()))
                .getFirst();
    }

    private void write(List<Assignment> assignments, boolean touch) {
        Edit edit = new Edit(order.survivor().id(), whole().version(), List.of());
        store.engine().merge(occasion, entity, edit, assignments, cause, touch);
    }

    /** Whether a value can be given only once the others are back. */
    private boolean pointsBack(Assignment assignment) {
        Object value = assignment instanceof Assignment.Value given ? given.value() : null;
        return value instanceof Ref ref && isGone(ref)
                || value instanceof List<?> refs
                        && refs.stream().anyMatch(each -> each instanceof Ref ref && isGone(ref));
    }

    private boolean isGone(Ref ref) {
        return ref.entity().equals(entity.name()) && gone.contains(ref.id());
    }

    private void bringBack(Version went) {
        TrashEntry entry = store.trash()
                .entry(occasion.transaction(), new Ref(entity.name(), went.id()))
                .orElse(null);
        if (entry != null) {
            store.trash().restore(occasion, entry.id(), cause);
        } else if (reader.present(occasion.transaction(), null, entity, List.of(went.id()), true)
                .isEmpty()) {
            throw Refusal.of(
                    Refusal.Code.CONFLICT,
                    Message.of(
                            "system.unmerge_gone",
                            "A record that was merged is gone for good: the merge cannot be taken back any more"));
        }
    }

    /** What the change log tells of records since a merge. */
    static final class Told {
        private final Map<Long, JsonNode> made = new HashMap<>();
        private final Map<Long, ChangeEntry> entries = new HashMap<>();
        private final Map<String, Long> touched = new HashMap<>();

        /** What the merge did in a version. */
        @Nullable
        JsonNode made(long version) {
            return made.get(version);
        }

        @Nullable
        ChangeEntry entry(long version) {
            return entries.get(version);
        }

        /** Whether somebody else changed a field after a version. */
        boolean isTouched(String field, long version) {
            return touched.getOrDefault(field, 0L) > version;
        }
    }

    /** Asks the log of records, each from a version on. */
    static Map<UUID, Told> told(
            RecordWriter store, Occasion occasion, EntityMeta entity, Map<UUID, Long> versions, UUID merge) {
        Undo undo = new Undo(store.reader().catalog());
        Map<UUID, Told> told = new HashMap<>();
        PastEntries.since(occasion.transaction(), entity.name(), versions, entry -> {
            Told one = told.computeIfAbsent(entry.change().record().id(), first -> new Told());
            JsonNode changes = Undo.tree(entry.change().changes());
            long version = entry.change().version();
            if (isOf(changes, merge)) {
                one.made.put(version, changes);
                one.entries.put(version, entry);
            } else if (!isMerge(changes)
                    && (entry.change().kind() == ChangeKind.UPDATED
                            || entry.change().kind() == ChangeKind.ACTION)) {
                changes.fieldNames().forEachRemaining(name -> {
                    FieldMeta field = undo.field(entity, name, entry.change().at());
                    if (field != null) {
                        one.touched.merge(field.name(), version, Math::max);
                    }
                });
            }
        });
        return told;
    }

    private static boolean isOf(JsonNode changes, UUID merge) {
        return changes.path(NewChange.MERGE).asText().equals(merge.toString());
    }

    /** Whether a merge did what an entry tells. */
    static boolean isOf(ChangeEntry entry, UUID merge) {
        return isOf(Undo.tree(entry.change().changes()), merge);
    }

    /** What other merges did and took back is nobody's: it is there, or it is not. */
    private static boolean isMerge(JsonNode changes) {
        return changes.has(NewChange.MERGE) || changes.has(NewChange.UNMERGE);
    }
}
