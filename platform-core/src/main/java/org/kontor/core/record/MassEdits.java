package org.kontor.core.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Verb;
import org.kontor.core.change.LogCut;
import org.kontor.core.change.PastEntries;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.EntityMeta;

/**
 * Writes some of the many records that a mass change is about, together, by records that the actor was handed. Each is held
 * first and looked at as it is then; what is written passes the same rights, rules and hooks as a single save.
 */
public final class MassEdits {
    private final RecordWriter store;
    private final Occasion occasion;
    private final EntityMeta entity;
    private final Cause cause;

    private MassEdits(RecordWriter store, Occasion occasion, EntityMeta entity, UUID mass) {
        this.store = store;
        this.occasion = occasion;
        this.entity = entity;
        this.cause = Cause.mass(mass);
    }

    private static List<MassOutcome> on(
            Records given, EntityName entity, UUID mass, Function<MassEdits, List<MassOutcome>> work) {
        return ((BoundRecords) given)
                .inside((store, occasion) -> work.apply(new MassEdits(store, occasion, store.entity(entity), mass)));
    }

    /**
     * Gives records values, those of them that answer a question still.
     *
     * @param mass the id that the change log is to name
     * @return what became of each, in the order of the ids
     * @throws SomeRefused when it is known which of them do not fit; another refusal may be anyone's
     */
    public static List<MassOutcome> change(
            Records given, EntityName entity, List<UUID> ids, Condition where, List<Assignment> values, UUID mass) {
        return on(given, entity, mass, edits -> edits.change(ids, where, values));
    }

    /**
     * Moves records into the trash, those of them that answer a question still.
     *
     * @throws SomeRefused as {@link #change}
     */
    public static List<MassOutcome> delete(
            Records given, EntityName entity, List<UUID> ids, Condition where, UUID mass) {
        return on(given, entity, mass, edits -> edits.delete(ids, edits.meant(ids, where, Verb.DELETE)));
    }

    /**
     * Gives records back what a mass change took, as far as nobody changed that since.
     *
     * @param versions which version it made of each, in the order in which they are written
     * @param taken the mass change that is taken back; of fields that followed its own, those are left that the actor
     *     may not write
     * @throws SomeRefused as {@link #change}
     */
    public static List<MassOutcome> takeBack(
            Records given, EntityName entity, Map<UUID, Long> versions, MassTaken taken, UUID mass) {
        return on(given, entity, mass, edits -> edits.takeBack(versions, taken));
    }

    /**
     * Brings records back that a mass change deleted, with what belongs to them.
     *
     * @param versions which version of each it deleted, in the order in which they come back
     */
    public static List<MassOutcome> bringBack(Records given, EntityName entity, Map<UUID, Long> versions, UUID mass) {
        return on(given, entity, mass, edits -> edits.bringBack(versions));
    }

    /**
     * Deletes records again that came back by a mass change, as far as nobody changed them since.
     *
     * @param versions in which version each came back
     * @throws SomeRefused as {@link #change}
     */
    public static List<MassOutcome> deleteAgain(Records given, EntityName entity, Map<UUID, Long> versions, UUID mass) {
        return on(given, entity, mass, edits -> edits.deleteAgain(versions));
    }

    /** Where the change log begins, if old entries were cut off, as it stands in the transaction of these records. */
    public static Optional<LogCut> cutOff(Records given) {
        return ((BoundRecords) given).inside((store, occasion) -> PastEntries.cutOff(occasion.transaction()));
    }

    private Map<UUID, Locked> held(Collection<UUID> ids, Verb verb) {
        Map<UUID, Locked> held = new HashMap<>();
        store.reader()
                .lock(occasion.transaction(), occasion.access(), entity, verb, ids)
                .forEach(each -> held.put(each.row().ref().id(), each));
        return held;
    }

    /** Those that are in sight and answer the question, as they are now that they are held. */
    private Map<UUID, Locked> meant(List<UUID> ids, Condition where, Verb verb) {
        Map<UUID, Locked> held = held(ids, verb);
        if (!held.isEmpty()) {
            try {
                held.keySet()
                        .retainAll(store.reader()
                                .answering(
                                        occasion.transaction(),
                                        occasion.access(),
                                        entity,
                                        where,
                                        List.copyOf(held.keySet())));
            } catch (BadValue hidden) {
                throw RecordReader.malformed(hidden);
            }
        }
        return held;
    }

    private List<MassOutcome> change(List<UUID> ids, Condition where, List<Assignment> values) {
        Map<UUID, Locked> meant = meant(ids, where, Verb.UPDATE);
        List<Edit> edits = new ArrayList<>();
        for (UUID id : ids) {
            Locked held = meant.get(id);
            if (held != null) {
                edits.add(new Edit(id, held.row().version(), values));
            }
        }
        Map<UUID, MassOutcome> written = write(edits);
        return ids.stream()
                .map(id -> written.getOrDefault(id, MassOutcome.of(id, MassOutcome.Kind.PASSED)))
                .toList();
    }

    private Map<UUID, MassOutcome> write(List<Edit> edits) {
        Map<UUID, MassOutcome> outcomes = new HashMap<>();
        if (edits.isEmpty()) {
            return outcomes;
        }
        List<UUID> ids = edits.stream().map(Edit::id).toList();
        try {
            for (DraftRow draft :
                    store.engine().change(occasion, entity, edits, true, cause).drafts()) {
                outcomes.put(
                        draft.id(),
                        draft.isChanged()
                                ? MassOutcome.written(draft.id(), draft.version())
                                : MassOutcome.of(draft.id(), MassOutcome.Kind.SAME));
            }
            return outcomes;
        } catch (Refusal refusal) {
            throw SomeRefused.of(refusal, ids)
                    .<RuntimeException>map(some -> some)
                    .orElse(refusal);
        }
    }

    private List<MassOutcome> delete(List<UUID> ids, Map<UUID, Locked> meant) {
        List<Edit> victims = ids.stream()
                .filter(meant::containsKey)
                .map(id -> new Edit(id, version(meant, id), List.of()))
                .toList();
        if (!victims.isEmpty()) {
            try {
                store.delete(occasion, entity.name(), victims, true, cause);
            } catch (Refusal refusal) {
                throw SomeRefused.of(refusal, victims.stream().map(Edit::id).toList())
                        .<RuntimeException>map(some -> some)
                        .orElse(refusal);
            }
        }
        return ids.stream()
                .map(id -> meant.containsKey(id)
                        ? MassOutcome.written(id, version(meant, id))
                        : MassOutcome.of(id, MassOutcome.Kind.PASSED))
                .toList();
    }

    private static long version(Map<UUID, Locked> held, UUID id) {
        Locked one = held.get(id);
        return one == null ? 0 : one.row().version();
    }

    private List<MassOutcome> takeBack(Map<UUID, Long> versions, MassTaken taken) {
        Map<UUID, Locked> held = held(versions.keySet(), Verb.UPDATE);
        TakenBack back = new TakenBack(store.reader(), occasion.transaction(), taken);
        Map<UUID, TakenBack.Way> ways = back.of(occasion.access(), entity, held, versions);
        List<Edit> edits = new ArrayList<>();
        versions.keySet().forEach(id -> {
            TakenBack.Way found = ways.get(id);
            if (found != null && !found.assignments().isEmpty()) {
                edits.add(new Edit(id, version(held, id), found.assignments()));
            }
        });
        Map<UUID, MassOutcome> written = write(edits);
        List<MassOutcome> outcomes = new ArrayList<>();
        versions.keySet().forEach(id -> outcomes.add(outcome(id, ways.get(id), written.get(id))));
        return outcomes;
    }

    private static MassOutcome outcome(UUID id, TakenBack.@Nullable Way way, @Nullable MassOutcome written) {
        if (way == null) {
            return MassOutcome.left(
                    id,
                    List.of(new Obstacle(
                            id, null, Obstacle.Kind.GONE, Reasons.notFound().text())));
        }
        if (written == null) {
            return way.obstacles().isEmpty()
                    ? MassOutcome.of(id, MassOutcome.Kind.SAME)
                    : MassOutcome.left(id, way.obstacles());
        }
        return new MassOutcome(id, written.kind(), written.version(), way.obstacles());
    }

    private List<MassOutcome> bringBack(Map<UUID, Long> versions) {
        List<MassOutcome> outcomes = new ArrayList<>();
        versions.forEach((id, version) -> outcomes.add(bringBack(id, version)));
        return outcomes;
    }

    private MassOutcome bringBack(UUID id, long version) {
        TrashEntry entry = store.trash()
                .entry(occasion.transaction(), Ref.of(entity.name(), id))
                .orElse(null);
        if (entry == null) {
            boolean isBack = store.reader()
                    .find(occasion.transaction(), occasion.access(), entity, id)
                    .isPresent();
            return isBack
                    ? MassOutcome.of(id, MassOutcome.Kind.SAME)
                    : left(id, Obstacle.Kind.GONE, Reasons.notFound().text());
        }
        if (entry.version() != version) {
            return left(id, Obstacle.Kind.CHANGED_SINCE, Reasons.DELETED_SINCE);
        }
        long before = Written.of(occasion.transaction()).times();
        try {
            store.trash().restore(occasion, entry.id(), cause);
            return MassOutcome.written(id, version + 1);
        } catch (Refusal refusal) {
            boolean isUntouched = Written.of(occasion.transaction()).times() == before
                    && SqlErrors.find(refusal).isEmpty();
            if (isUntouched) {
                return MassOutcome.left(id, SomeRefused.ofOne(refusal, id));
            }
            throw SomeRefused.of(Reasons.at("[0]", refusal), List.of(id))
                    .<RuntimeException>map(some -> some)
                    .orElse(refusal);
        }
    }

    private static MassOutcome left(UUID id, Obstacle.Kind kind, Message reason) {
        return MassOutcome.left(id, List.of(new Obstacle(id, null, kind, reason)));
    }

    private List<MassOutcome> deleteAgain(Map<UUID, Long> versions) {
        Map<UUID, Locked> held = held(versions.keySet(), Verb.DELETE);
        List<UUID> ids = List.copyOf(versions.keySet());
        Map<UUID, Locked> meant = new HashMap<>(held);
        meant.keySet().removeIf(id -> !versions.getOrDefault(id, 0L).equals(version(held, id)));
        return delete(ids, meant).stream()
                .map(outcome -> outcome.kind() == MassOutcome.Kind.PASSED && held.containsKey(outcome.record())
                        ? left(outcome.record(), Obstacle.Kind.CHANGED_SINCE, Reasons.CHANGED_SINCE)
                        : outcome)
                .toList();
    }
}
