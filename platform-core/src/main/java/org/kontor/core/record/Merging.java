package org.kontor.core.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Refusal;
import org.kontor.api.Verb;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.Right;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.EntityMeta;

/**
 * Puts records together into one of them: whatever points to the others points to that one, the others go to the trash, and
 * the one that stays is written with what was chosen. All in one transaction, so that nobody ever reads half of it.
 */
public final class Merging {
    /** So many references are moved by one merge. */
    public static final int MOST_MOVED = 20_000;

    private final RecordWriter store;
    private final RecordReader reader;
    private final Occasion occasion;
    private final Occasion kernel;
    private final EntityMeta entity;
    private final MergeOrder order;
    private final Cause cause;
    private final List<Version> went = new ArrayList<>();
    private long written;

    private Merging(RecordWriter store, Occasion occasion, MergeOrder order, UUID merge) {
        this.store = store;
        this.reader = store.reader();
        this.occasion = occasion;
        this.kernel = inKernelsRight(store, occasion);
        this.entity = store.entity(order.entity());
        this.order = order;
        this.cause = Cause.merge(merge);
    }

    static Occasion inKernelsRight(RecordWriter store, Occasion occasion) {
        return occasion.as(store.policy().through(occasion.access(), AccessPolicy.self(AccessPolicy.KERNEL)));
    }

    /**
     * Whether records of an entity can be put together: those that are records of their own, and not the kernel's, which
     * are accounts and settings rather than what is known of somebody.
     */
    public static boolean isMergeable(EntityMeta entity) {
        return !entity.isPart()
                && !entity.isAspect()
                && entity.attachedTo().isEmpty()
                && !entity.name().plugin().equals(CatalogBuilder.USER.plugin());
    }

    /**
     * Merges.
     *
     * @param given records of whoever does it
     * @param merge the id that the change log is to name
     * @param trying whether all of it is taken back anyway, so that what stands against it is told all at once
     * @throws Refusal NOT_FOUND, STALE, FORBIDDEN where they may not change and delete all of them; INVALID; CONFLICT
     *     where other records stand against it
     */
    public static Merged merge(Records given, MergeOrder order, UUID merge, boolean trying) {
        return ((BoundRecords) given).inside((store, occasion) -> {
            Merging merging = new Merging(store, occasion, order, merge);
            Merged merged = merging.merge(trying);
            if (!trying && !merged.hurdles().isEmpty()) {
                throw refusal(merged.hurdles());
            }
            return merged;
        });
    }

    /** What stands against it, as a refusal. */
    static Refusal refusal(List<Hurdle> hurdles) {
        return Refusal.of(
                Refusal.Code.CONFLICT,
                Message.of("system.merge_hurdles", "Other records stand against this"),
                hurdles.stream()
                        .map(each -> new Refusal.FieldError(
                                each.field() == null ? each.entity().toString() : each.entity() + "." + each.field(),
                                each.reason()))
                        .distinct()
                        .toList());
    }

    private Merged merge(boolean trying) {
        Map<UUID, Locked> held = held();
        Map<UUID, StoredRow> rows = new HashMap<>();
        held.forEach((id, locked) -> rows.put(id, locked.row()));
        UUID survivor = order.survivor().id();
        Set<UUID> gone = new HashSet<>(order.gone());
        Map<UUID, OpenFields> open = reader.open(occasion.transaction(), occasion.access(), entity, rows.keySet());
        Discretion discretion =
                new Discretion(reader.catalog(), entity, Objects.requireNonNull(open.get(survivor)), order.said());
        MergedValues values = new MergedValues(
                        reader.catalog(),
                        occasion.access(),
                        entity,
                        order,
                        rows,
                        open,
                        new Licence(
                                occasion.access(),
                                occasion.access().rights(entity.name(), Verb.READ),
                                rights(held, survivor),
                                List.of()))
                .workOut();
        if (!values.hurdles().isEmpty()) {
            return new Merged(new Version(survivor, written), went, List.of(), values.hurdles());
        }
        Map<UUID, UUID> ways = new HashMap<>();
        gone.forEach(id -> ways.put(id, survivor));
        Repointing pointing = new Repointing(store, occasion, kernel, cause, MOST_MOVED);
        try {
            pointing.turn(entity, ways, gone, order.staying());
            if (!pointing.hurdles().isEmpty()) {
                // what could not be turned would stand against the rest too, and say less
                return ended(pointing, List.of());
            }
            // hooks of what was moved may have written them
            List<Edit> victims = order.gone().stream()
                    .map(id -> new Edit(id, whole(id).version(), List.of()))
                    .toList();
            victims.forEach(each -> went.add(new Version(each.id(), each.version())));
            store.delete(occasion, entity.name(), victims, true, cause);
            StoredRow current = whole(survivor);
            Edit edit = new Edit(survivor, current.version(), values.asked());
            written = store.engine()
                    .merge(occasion, entity, edit, values.along(), cause, true)
                    .drafts()
                    .getFirst()
                    .version();
            values.partWays().forEach((part, theirs) -> {
                theirs.entrySet().removeIf(way -> way.getKey().equals(way.getValue()));
                if (!theirs.isEmpty()) {
                    pointing.turn(part, theirs, gone, order.staying());
                }
            });
            // whoever pointed there meanwhile held those records until they committed
            while (pointing.hurdles().isEmpty() && pointing.turn(entity, ways, gone, order.staying())) {
                continue;
            }
            List<Moved> traces =
                    new MergeTraces(occasion, store.engine().changes()).copy(whole(survivor), order.gone());
            return ended(pointing, traces);
        } catch (Repointing.Stopped stopped) {
            return ended(pointing, List.of());
        } catch (Refusal whole) {
            Refusal refusal = discretion.of(whole);
            if (!trying || refusal.code() != Refusal.Code.CONFLICT && refusal.code() != Refusal.Code.INVALID) {
                throw refusal;
            }
            List<Hurdle> hurdles = new ArrayList<>(pointing.hurdles());
            if (refusal.errors().isEmpty()) {
                hurdles.add(new Hurdle(entity.name(), null, null, refusal.text()));
            }
            refusal.errors()
                    .forEach(error -> hurdles.add(new Hurdle(
                            entity.name(), null, error.field().isEmpty() ? null : error.field(), error.message())));
            return new Merged(new Version(survivor, written), went, pointing.moved(), hurdles);
        }
    }

    private Merged ended(Repointing pointing, List<Moved> traces) {
        List<Moved> moved = new ArrayList<>(pointing.moved());
        moved.addAll(traces);
        return new Merged(new Version(order.survivor().id(), written), went, moved, pointing.hurdles());
    }

    static Refusal invalid(String field, Message reason) {
        return Refusal.of(Refusal.Code.INVALID, reason, List.of(new Refusal.FieldError(field, reason)));
    }

    private StoredRow whole(UUID id) {
        return reader.whole(occasion.transaction(), entity, List.of(id)).getFirst();
    }

    private static List<Right> rights(Map<UUID, Locked> held, UUID id) {
        Locked locked = held.get(id);
        return locked == null ? List.of() : locked.rights();
    }

    /** All of them, held in the order of their ids: whoever merges may change and delete each. */
    private Map<UUID, Locked> held() {
        Map<UUID, Locked> held = new HashMap<>();
        List<UUID> ids = order.all();
        if (new HashSet<>(ids).size() < ids.size()) {
            throw invalid("with", Message.of("system.merge_twice", "Names the same record twice"));
        }
        reader.lock(occasion.transaction(), occasion.access(), entity, Verb.UPDATE, ids)
                .forEach(each -> held.put(each.row().ref().id(), each));
        Map<UUID, Locked> deletable = new HashMap<>();
        reader.lock(occasion.transaction(), occasion.access(), entity, Verb.DELETE, ids)
                .forEach(each -> deletable.put(each.row().ref().id(), each));
        check("", order.survivor(), held, deletable);
        for (int i = 0; i < order.others().size(); i++) {
            check("with[" + i + "]", order.others().get(i), held, deletable);
        }
        return held;
    }

    private void check(String place, Edit edit, Map<UUID, Locked> held, Map<UUID, Locked> deletable) {
        Locked locked = held.get(edit.id());
        if (locked == null) {
            throw Reasons.at(place, Reasons.notFound());
        }
        if (locked.rights().isEmpty()) {
            throw Reasons.at(place, Reasons.mayNotUpdate(entity));
        }
        if (rights(deletable, edit.id()).isEmpty()) {
            throw Reasons.at(place, Reasons.mayNotDelete(entity));
        }
        if (locked.row().version() != edit.version()) {
            throw Reasons.at(place, Reasons.stale());
        }
    }
}
