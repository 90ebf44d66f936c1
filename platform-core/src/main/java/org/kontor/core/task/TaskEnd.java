package org.kontor.core.task;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.database.Fault;

/** Begins, parks and ends tasks: record and row together, and only by whoever holds them. */
final class TaskEnd {
    private static final Actor KERNEL = AccessPolicy.self(AccessPolicy.KERNEL);

    private final Runs runs;
    private final InstantSource clock;

    TaskEnd(Runs runs, InstantSource clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /** Takes a task that is due for this node, if it still is. */
    TaskMapper.@Nullable Run begin(TaskStage stage, UUID id) {
        return stage.data().write(KERNEL, records -> {
            TaskMapper mapper = records.mapper(TaskMapper.class);
            Row task = records.find(Ref.of(TaskRecord.NAME, id)).orElse(null);
            if (task == null) {
                mapper.deleteRun(id);
                return null;
            }
            // the record before the row, as those who cancel do
            Row held = records.lock(task.ref());
            if (!runs.take(mapper, id)) {
                return null;
            }
            List<Assignment> changes = new ArrayList<>(List.of(
                    TaskRecord.STATE.to(TaskRecord.RUNNING),
                    TaskRecord.MESSAGE.to(null),
                    TaskRecord.ENDED_AT.to(null),
                    TaskRecord.ATTEMPTS.to(held.find(TaskRecord.ATTEMPTS).orElse(0L) + 1)));
            if (held.find(TaskRecord.STARTED_AT).isEmpty()) {
                changes.add(TaskRecord.STARTED_AT.to(clock.instant()));
            }
            records.update(held, changes.toArray(Assignment[]::new));
            return mapper.find(id);
        });
    }

    /** It has ended; answers false when it is not this node's any more. */
    boolean end(
            TaskStage stage, UUID id, long fence, Choice state, @Nullable String message, @Nullable ResultText result) {
        return stage.data().write(KERNEL, records -> {
            TaskMapper mapper = records.mapper(TaskMapper.class);
            Fault.point("task.end");
            Row held = records.lock(Ref.of(TaskRecord.NAME, id));
            if (mapper.end(id, fence) != 1) {
                return false;
            }
            boolean isUnknown = !state.equals(TaskRecord.DONE) && forget(records, held.ref());
            List<Assignment> changes = new ArrayList<>(List.of(
                    TaskRecord.STATE.to(isUnknown && state.equals(TaskRecord.FAILED) ? TaskRecord.UNKNOWN : state),
                    TaskRecord.ENDED_AT.to(clock.instant()),
                    TaskRecord.MESSAGE.to(message == null ? null : TaskRecord.cut(message))));
            if (result != null) {
                changes.add(TaskRecord.RESULT.to(result.json()));
                changes.add(TaskRecord.SHOWS.to(result.shows()));
            }
            records.update(held, changes.toArray(Assignment[]::new));
            return true;
        });
    }

    /** Whether something outside was begun of which nobody knows the outcome; it is marked so. */
    private static boolean forget(Records records, Ref task) {
        boolean any = false;
        Query outside = Query.of(TaskStep.NAME)
                .where(TaskStep.TASK
                        .is(task)
                        .and(TaskStep.KIND.is(TaskStep.OUTSIDE))
                        .and(TaskStep.STATE.in(List.of(TaskStep.BEGUN, TaskStep.UNKNOWN))));
        for (Row step : records.list(outside).rows()) {
            any = true;
            if (step.get(TaskStep.STATE).equals(TaskStep.BEGUN)) {
                records.update(
                        step,
                        TaskStep.STATE.to(TaskStep.UNKNOWN),
                        TaskStep.MESSAGE.to("it was begun, and the task ended before it heard of the outcome"));
            }
        }
        return any;
    }

    /** It goes on later, on whichever node. */
    boolean park(TaskStage stage, UUID id, long fence, TaskStop why) {
        return stage.data().write(KERNEL, records -> {
            TaskMapper mapper = records.mapper(TaskMapper.class);
            Fault.point("task.end");
            Row held = records.lock(Ref.of(TaskRecord.NAME, id));
            if (!runs.park(mapper, id, fence, why.pause())) {
                return false;
            }
            if (!why.isInVain()) {
                mapper.stepped(id);
            }
            if (why.isWaiting()) {
                records.update(
                        held,
                        TaskRecord.STATE.to(TaskRecord.WAITING),
                        TaskRecord.MESSAGE.to(TaskRecord.cut(why.reason())));
            } else {
                records.update(held, TaskRecord.STATE.to(TaskRecord.QUEUED));
            }
            return true;
        });
    }

    static Duration afterTrouble(int claims) {
        return Duration.ofSeconds(2L * Math.max(1, claims));
    }
}
