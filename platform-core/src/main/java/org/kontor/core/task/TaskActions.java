package org.kontor.core.task;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.kontor.api.Action;
import org.kontor.api.Call;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Message;
import org.kontor.api.Permission;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Refusal;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;

/** What people may do with tasks: cancel what is under way, and repeat what has failed. */
public final class TaskActions {
    /** Everybody has it: it is for one's own tasks. */
    public static final Permission OWN = Permission.of("system", "use_tasks", "Cancel and repeat one's own tasks");

    public static final Permission KEEP = Permission.of("system", "keep_tasks", "Cancel and repeat everybody's tasks");

    private TaskActions() {}

    public static Action cancel(InstantSource clock) {
        return Action.on(TaskRecord.NAME, "cancel")
                .requires(OWN)
                .when(TaskRecord.STATE.in(List.of(TaskRecord.QUEUED, TaskRecord.RUNNING, TaskRecord.WAITING)))
                .run(call -> cancel(call, clock));
    }

    public static Action retry() {
        return Action.on(TaskRecord.NAME, "retry")
                .label("Repeat")
                .requires(OWN)
                .when(TaskRecord.STATE.in(List.of(TaskRecord.FAILED, TaskRecord.CANCELLED, TaskRecord.UNKNOWN)))
                .run(TaskActions::retry);
    }

    private static Result cancel(Call call, InstantSource clock) {
        Row task = own(call);
        Records kernel = call.records().as(AccessPolicy.self(AccessPolicy.KERNEL));
        TaskMapper mapper = kernel.mapper(TaskMapper.class);
        UUID id = task.ref().id();
        if (mapper.cancelIdle(id) == 1) {
            kernel.update(
                    kernel.get(task.ref()),
                    TaskRecord.STATE.to(TaskRecord.CANCELLED),
                    TaskRecord.ENDED_AT.to(clock.instant()));
        } else {
            mapper.cancel(id);
            kernel.update(kernel.get(task.ref()), TaskRecord.MESSAGE.to("It is cancelled with its next step"));
        }
        return Result.none();
    }

    /** What is done stays done, what is unknown stays unknown; what has failed outside is tried again. */
    private static Result retry(Call call) {
        Row task = own(call);
        Records kernel = call.records().as(AccessPolicy.self(AccessPolicy.KERNEL));
        if (kernel.mapper(TaskMapper.class).again(task.ref().id()) != 1) {
            throw Refusal.of(
                    Refusal.Code.CONFLICT,
                    Message.of("system.task_gone", "What this task was given is not kept any more"));
        }
        Query failed = Query.of(TaskStep.NAME)
                .where(TaskStep.TASK
                        .is(task.ref())
                        .and(TaskStep.KIND.is(TaskStep.OUTSIDE))
                        .and(TaskStep.STATE.is(TaskStep.FAILED)))
                .limit(Query.MOST);
        kernel.list(failed).rows().forEach(step -> kernel.update(step, TaskStep.STATE.to(TaskStep.AGAIN)));
        kernel.update(
                kernel.get(task.ref()),
                TaskRecord.STATE.to(TaskRecord.QUEUED),
                TaskRecord.MESSAGE.to(null),
                TaskRecord.ENDED_AT.to(null));
        return Result.none();
    }

    private static Row own(Call call) {
        Row task = call.record();
        boolean isOwn = task.find(TaskRecord.STARTED_BY)
                .filter(call.records().actor().ref()::equals)
                .isPresent();
        if (!isOwn && !call.records().actor().may(KEEP)) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of("system.not_your_task", "This task is somebody else's: {permission} is needed")
                            .with("permission", KEEP.id()));
        }
        return task;
    }

    /** One that has not ended is not deleted: cancel it first. */
    public static void checkDeleted(Changes changes) {
        for (Change change : changes) {
            boolean isGone = change.after().isEmpty();
            boolean hasEnded = change.before()
                    .flatMap(row -> row.find(TaskRecord.STATE))
                    .filter(TaskRecord.ENDED::contains)
                    .isPresent();
            if (isGone && !hasEnded) {
                throw Refusal.of(
                        Refusal.Code.CONFLICT,
                        Message.of("system.task_under_way", "This task has not ended: cancel it first"));
            }
        }
    }
}
