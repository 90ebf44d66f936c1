package org.kontor.core.mass;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.ActionName;
import org.kontor.api.Choice;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.record.AllRows;
import org.kontor.core.record.GivenRecords;
import org.kontor.core.task.TaskActions;
import org.kontor.core.task.TaskRecord;

/** Starts mass changes, and starts taking them back: as tasks that run as whoever starts them. */
public final class MassChanges {
    /** By which the engine of tasks finds {@link MassWork}. */
    static final ActionName WORK = ActionName.of("system", "mass change");

    /** So many of one user's may be under way. */
    static final int MOST = 3;

    private MassChanges() {}

    /** What was started. */
    public record Started(Ref change, Ref task) {}

    /**
     * Starts one, if the transaction commits.
     *
     * @param records of whoever starts it
     * @param kind {@link MassChange#CHANGES} or {@link MassChange#DELETES}
     * @param condition as JSON, read already as one that they may ask
     * @param change values as JSON, checked already; null unless it changes
     * @throws Refusal LIMITED when enough of theirs is under way
     */
    public static Started start(
            Records records, EntityName entity, Choice kind, String condition, @Nullable String change) {
        Records kernel = kernel(records);
        requireFew(records, kernel);
        Row made = kernel.create(
                MassChange.NAME,
                MassChange.ENTITY.to(entity.toString()),
                MassChange.KIND.to(kind),
                MassChange.STARTED_BY.to(records.actor().ref()),
                MassChange.STATE.to(TaskRecord.QUEUED),
                MassChange.CONDITION.to(condition),
                MassChange.CHANGE.to(change));
        return ordered(records, kernel, made);
    }

    private static Started ordered(Records records, Records kernel, Row made) {
        Ref task = GivenRecords.order(records, WORK, made.ref());
        kernel.update(made, MassChange.TASK.to(task));
        return new Started(made.ref(), task);
    }

    static Records kernel(Records records) {
        return records.as(AccessPolicy.self(AccessPolicy.KERNEL));
    }

    /** One after the other, so that two that are started at once are counted both. */
    private static void requireFew(Records records, Records kernel) {
        Ref me = records.actor().ref();
        kernel.lock(me);
        Query open = Query.of(MassChange.NAME)
                .where(MassChange.STARTED_BY
                        .is(me)
                        .and(MassChange.STATE.in(List.of(TaskRecord.QUEUED, TaskRecord.RUNNING, TaskRecord.WAITING))))
                .limit(MOST);
        if (kernel.list(open).rows().size() >= MOST) {
            throw Refusal.of(
                    Refusal.Code.LIMITED,
                    Message.of(
                                    "system.mass_many",
                                    "{max, plural, one {# mass change} other {# mass changes}} of yours are under way; please wait for one of them, or cancel it")
                            .with("max", MOST));
        }
    }

    /**
     * Starts taking one back, if the transaction commits.
     *
     * @param records of whoever takes it back
     * @param id of a mass change that they see
     * @throws Refusal FORBIDDEN when it is not theirs, CONFLICT when there is nothing to take back, or not yet, or not any
     *     more; LIMITED
     */
    static Started undo(Records records, Ref id) {
        Records kernel = kernel(records);
        requireFew(records, kernel);
        Row change = kernel.lock(id);
        check(records, kernel, change);
        Row made = kernel.create(
                MassChange.NAME,
                MassChange.ENTITY.to(change.get(MassChange.ENTITY)),
                MassChange.KIND.to(opposite(change.get(MassChange.KIND))),
                MassChange.STARTED_BY.to(records.actor().ref()),
                MassChange.STATE.to(TaskRecord.QUEUED),
                MassChange.UNDOES.to(id));
        kernel.update(change, MassChange.UNDONE_BY.to(made.ref()));
        return ordered(records, kernel, made);
    }

    static Choice opposite(Choice kind) {
        if (kind.equals(MassChange.CHANGES)) {
            return MassChange.CHANGES;
        }
        return kind.equals(MassChange.DELETES) ? MassChange.RESTORES : MassChange.DELETES;
    }

    /**
     * Refuses to take something back that is not whoever asks' own, that is under way, or that cannot be taken back.
     *
     * @param change the whole record
     */
    static void check(Records records, Records kernel, Row change) {
        boolean isOwn = change.find(MassChange.STARTED_BY)
                .filter(records.actor().ref()::equals)
                .isPresent();
        if (!isOwn && !records.actor().may(TaskActions.KEEP)) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of(
                                    "system.not_your_mass_change",
                                    "This mass change is somebody else's: {permission} is needed")
                            .with("permission", TaskActions.KEEP.id()));
        }
        if (!MassChange.ENDED.contains(change.get(MassChange.STATE))) {
            throw Refusal.of(
                    Refusal.Code.CONFLICT,
                    Message.of("system.mass_under_way", "This mass change has not ended: cancel it first"));
        }
        if (change.find(MassChange.CHANGED).orElse(0L) == 0) {
            throw Refusal.of(
                    Refusal.Code.CONFLICT,
                    Message.of("system.mass_nothing", "This mass change has changed nothing that could be taken back"));
        }
        boolean isUnderWay = change.find(MassChange.UNDONE_BY)
                .flatMap(kernel::find)
                .filter(undo -> !MassChange.ENDED.contains(undo.get(MassChange.STATE)))
                .isPresent();
        if (isUnderWay) {
            throw Refusal.of(
                    Refusal.Code.CONFLICT,
                    Message.of("system.mass_undo_under_way", "This mass change is being taken back already"));
        }
        Instant since = change.find(MassChange.STARTED_AT).orElse(Instant.EPOCH);
        MassLog.requireKept(kernel, since);
    }

    /** What took a mass change back, and what took that back, and so on: their changes are nobody's else. */
    static Set<UUID> descent(Records kernel, Ref change) {
        Set<UUID> known = new HashSet<>();
        Deque<Ref> open = new ArrayDeque<>(List.of(change));
        while (!open.isEmpty()) {
            Query next = Query.of(MassChange.NAME).where(MassChange.UNDOES.is(open.pop()));
            AllRows.of(kernel, next).forEach(row -> {
                if (known.add(row.ref().id())) {
                    open.add(row.ref());
                }
            });
        }
        return known;
    }
}
