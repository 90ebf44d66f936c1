package org.kontor.core.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Verb;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** Turns references back that a merge turned, as far as they point still where it left them. */
final class Returning {
    private final RecordWriter store;
    private final RecordReader reader;
    private final Occasion occasion;
    private final Occasion kernel;
    private final UnmergeOrder order;
    private final UUID merge;
    private final Undo undo;
    private final Ref survivor;
    private final List<Moved> returned = new ArrayList<>();
    private final List<Hurdle> left = new ArrayList<>();

    Returning(RecordWriter store, Occasion occasion, UnmergeOrder order) {
        this.store = store;
        this.reader = store.reader();
        this.occasion = occasion;
        this.kernel = Merging.inKernelsRight(store, occasion);
        this.order = order;
        this.merge = order.merge();
        this.survivor = new Ref(order.entity(), order.survivor().id());
        this.undo = new Undo(reader.catalog());
    }

    List<Moved> returned() {
        return returned;
    }

    List<Hurdle> left() {
        return left;
    }

    /** Turns some back. */
    void back(List<Moved> some) {
        Map<EntityName, List<Moved>> byHome = some.stream()
                .collect(
                        Collectors.groupingBy(each -> each.record().entity(), LinkedHashMap::new, Collectors.toList()));
        byHome.forEach((name, theirs) -> {
            EntityMeta home = reader.catalog().findMeta(name).orElse(null);
            if (home == null) {
                left.add(new Hurdle(
                        name,
                        null,
                        null,
                        Message.of("system.mass_no_entity", "The plugin whose records these are is not here")));
            } else {
                back(home, theirs);
            }
        });
    }

    private void back(EntityMeta home, List<Moved> some) {
        Map<UUID, List<Moved>> byRecord = some.stream()
                .collect(Collectors.groupingBy(each -> each.record().id(), LinkedHashMap::new, Collectors.toList()));
        Map<UUID, Locked> held = new HashMap<>();
        reader.lock(kernel.transaction(), kernel.access(), home, Verb.READ, byRecord.keySet())
                .forEach(each -> held.put(each.row().ref().id(), each));
        Set<UUID> seen = reader.present(occasion.transaction(), occasion.access(), home, byRecord.keySet(), false);
        Map<UUID, Long> versions = new HashMap<>();
        byRecord.forEach((id, theirs) -> {
            if (held.containsKey(id)) {
                versions.put(id, theirs.stream().mapToLong(Moved::version).min().orElse(0));
            } else {
                left.add(new Hurdle(home.name(), null, null, Reasons.notFound().text()));
            }
        });
        Map<UUID, Unmerging.Told> told = Unmerging.told(store, kernel, home, versions, merge);
        List<StoredRow> open = held.values().stream()
                .map(Locked::row)
                .sorted(Comparator.comparing(row -> row.ref().id()))
                .toList();
        while (!open.isEmpty()) {
            List<Moved> turned = new ArrayList<>();
            List<Hurdle> kept = new ArrayList<>();
            try {
                store.engine()
                        .rewrite(
                                kernel,
                                home,
                                open,
                                draft -> turn(
                                        draft,
                                        byRecord.getOrDefault(draft.id(), List.of()),
                                        told.get(draft.id()),
                                        seen.contains(draft.id()),
                                        turned,
                                        kept),
                                Cause.unmerge(merge));
                returned.addAll(turned);
                left.addAll(kept);
                return;
            } catch (Refusal refusal) {
                if (SqlErrors.find(refusal).isPresent()) {
                    throw refusal;
                }
                open = without(home, open, seen, refusal);
            }
        }
    }

    /** Those of which nothing is known that stands against them; the others are left. */
    private List<StoredRow> without(EntityMeta home, List<StoredRow> open, Set<UUID> seen, Refusal refusal) {
        List<UUID> tried = open.stream().map(row -> row.ref().id()).toList();
        SomeRefused some = SomeRefused.of(refusal, tried).orElse(null);
        if (some == null) {
            left.add(new Hurdle(home.name(), null, null, refusal.text()));
            return List.of();
        }
        Set<UUID> named = some.obstacles().stream().map(Obstacle::record).collect(Collectors.toSet());
        for (Obstacle each : some.obstacles()) {
            boolean isSeen = seen.contains(each.record());
            left.add(new Hurdle(
                    home.name(),
                    isSeen ? new Ref(home.name(), each.record()) : null,
                    isSeen ? each.field() : null,
                    isSeen ? Repointing.told(each.reason()) : Repointing.hidden(home)));
        }
        return open.stream().filter(row -> !named.contains(row.ref().id())).toList();
    }

    private void turn(
            DraftRow draft,
            List<Moved> theirs,
            Unmerging.@Nullable Told told,
            boolean isSeen,
            List<Moved> turned,
            List<Hurdle> kept) {
        // the last one first, as undoing goes
        for (Moved each : theirs.reversed()) {
            Place place = place(draft.entity(), each.path());
            if (place == null) {
                boolean isNamed = isSeen && order.namesAll();
                kept.add(new Hurdle(
                        draft.entity().name(),
                        isSeen ? draft.ref() : null,
                        isNamed ? last(draft.entity(), each.path()) : null,
                        isSeen ? Reasons.FIELD_GONE : Repointing.hidden(draft.entity())));
            } else if (turn(draft, place, each, told)) {
                turned.add(each.at(place.path()));
            } else {
                kept.add(new Hurdle(
                        draft.entity().name(),
                        isSeen ? draft.ref() : null,
                        isSeen ? place.path() : null,
                        isSeen ? Reasons.FIELD_CHANGED_SINCE : Repointing.hidden(draft.entity())));
            }
        }
    }

    /**
     * Where a reference is that was turned.
     *
     * @param field of the record
     * @param inner where the field holds parts: the reference in them
     */
    private record Place(FieldMeta field, @Nullable FieldMeta inner) {
        String path() {
            return inner == null ? field.name() : field.name() + "." + inner.name();
        }
    }

    /** The place that a path meant when the merge was done; null where it is not there any more. */
    private @Nullable Place place(EntityMeta entity, String path) {
        int dot = path.indexOf('.');
        FieldMeta field = undo.present(entity, dot < 0 ? path : path.substring(0, dot), order.at());
        if (field == null || dot < 0) {
            return field == null ? null : new Place(field, null);
        }
        if (!field.isParts()) {
            return null;
        }
        EntityMeta part = reader.catalog().get(field.field().targets().getFirst());
        FieldMeta inner = undo.present(part, path.substring(dot + 1), order.at());
        return inner == null ? null : new Place(field, inner);
    }

    /** What a path of what is not there any more was called last. */
    private String last(EntityMeta entity, String path) {
        int dot = path.indexOf('.');
        return dot < 0
                ? undo.last(entity, path, order.at()).orElse(path)
                : undo.last(entity, path.substring(0, dot), order.at()).orElse("") + path.substring(dot);
    }

    private boolean turn(DraftRow draft, Place place, Moved moved, Unmerging.@Nullable Told told) {
        FieldMeta inner = place.inner();
        UUID part = moved.part();
        if (inner == null || part == null) {
            return turn(draft, place.field(), moved, told);
        }
        return draft.partDrafts(place.field()).stream()
                .filter(each -> each.id().equals(part))
                .findFirst()
                .map(row -> turn(row, inner, moved, null))
                .orElse(false);
    }

    private boolean turn(DraftRow draft, FieldMeta field, Moved moved, Unmerging.@Nullable Told told) {
        boolean isTouched = told != null && told.isTouched(field.name(), moved.version());
        Object now = draft.current(field);
        if (field.isReferences()) {
            List<?> refs = now instanceof List<?> several ? several : List.of();
            JsonNode made = told == null ? null : told.made(moved.version());
            if (!isTouched && made != null && made.has(moved.path())) {
                Repointing.assign(
                        draft,
                        field,
                        Undo.value(field, draft.id(), made.get(moved.path()).get(0)));
                return true;
            }
            return turnOne(draft, field, refs, moved);
        }
        boolean isSelf = moved.record().equals(survivor) && moved.to().equals(survivor.id());
        boolean pointsThere = now instanceof Ref ref && ref.id().equals(moved.to()) || isSelf && now == null;
        if (isTouched || !pointsThere) {
            return false;
        }
        EntityName target = now instanceof Ref ref ? ref.entity() : survivor.entity();
        Repointing.assign(draft, field, new Ref(target, moved.from()));
        return true;
    }

    /** One of several: in its place, or beside the one that was there before the merge too. */
    private static boolean turnOne(DraftRow draft, FieldMeta field, List<?> refs, Moved moved) {
        List<Ref> after = new ArrayList<>();
        boolean isTurned = false;
        for (Object each : refs) {
            Ref ref = (Ref) each;
            if (!isTurned && ref.id().equals(moved.to())) {
                isTurned = true;
                if (moved.both()) {
                    after.add(ref);
                }
                after.add(new Ref(ref.entity(), moved.from()));
            } else if (!ref.id().equals(moved.from())) {
                after.add(ref);
            }
        }
        if (isTurned) {
            Repointing.assign(draft, field, List.copyOf(after));
        }
        return isTurned;
    }
}
