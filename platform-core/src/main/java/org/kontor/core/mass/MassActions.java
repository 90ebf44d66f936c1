package org.kontor.core.mass;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.api.Action;
import org.kontor.api.Assignment;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.core.task.KernelTask;
import org.kontor.core.task.TaskActions;
import org.kontor.core.task.TaskRecord;

/** What is done with mass changes: carried out, taken back, kept in step with their tasks. */
public final class MassActions {
    private static final Duration DEADLINE = Duration.ofDays(7);

    private MassActions() {}

    /** What the engine of tasks runs under a name. */
    public static Optional<Action> ofTask(String name) {
        return name.equals(MassChanges.WORK.toString())
                ? Optional.of(Action.of(MassChanges.WORK)
                        .requires(TaskActions.OWN)
                        .deadline(DEADLINE)
                        .behind(task -> new MassWork((KernelTask) task).run()))
                : Optional.empty();
    }

    /** Takes a mass change back, behind the request; answers what does it. */
    public static Action undo() {
        return Action.on(MassChange.NAME, "undo")
                .label("Take back")
                .requires(TaskActions.OWN)
                .when(MassChange.CHANGED.moreThan(0L).and(MassChange.STATE.in(List.copyOf(MassChange.ENDED))))
                .run(call -> Result.show(
                        MassChanges.undo(call.records(), call.record().ref()).change()));
    }

    /** A mass change is in the state that its task is in. */
    public static void follow(Changes changes) {
        for (Change change : changes) {
            Row task = change.after().orElse(null);
            Ref about = task == null ? null : task.find(TaskRecord.ABOUT).orElse(null);
            if (task != null && about != null && about.entity().equals(MassChange.NAME)) {
                follow(MassChanges.kernel(changes.records()), task, about);
            }
        }
    }

    private static void follow(Records kernel, Row task, Ref about) {
        Row mass = kernel.find(about)
                .filter(row ->
                        row.find(MassChange.TASK).filter(task.ref()::equals).isPresent())
                .orElse(null);
        if (mass == null || mass.get(MassChange.STATE).equals(task.get(TaskRecord.STATE))) {
            return;
        }
        List<Assignment> values = new ArrayList<>(List.of(
                MassChange.STATE.to(task.get(TaskRecord.STATE)),
                MassChange.MESSAGE.to(task.find(TaskRecord.MESSAGE).orElse(null)),
                MassChange.ENDED_AT.to(task.find(TaskRecord.ENDED_AT).orElse(null))));
        if (mass.find(MassChange.STARTED_AT).isEmpty()) {
            values.add(MassChange.STARTED_AT.to(task.find(TaskRecord.STARTED_AT).orElse(null)));
        }
        kernel.update(mass, values.toArray(Assignment[]::new));
    }

    /** One that has not ended is not deleted: cancel its task first. */
    public static void checkDeleted(Changes changes) {
        for (Change change : changes) {
            boolean isGone = change.after().isEmpty();
            boolean hasEnded = change.before()
                    .flatMap(row -> row.find(MassChange.STATE))
                    .filter(MassChange.ENDED::contains)
                    .isPresent();
            if (isGone && !hasEnded) {
                throw Refusal.of(
                        Refusal.Code.CONFLICT,
                        Message.of("system.mass_under_way", "This mass change has not ended: cancel it first"));
            }
        }
    }
}
