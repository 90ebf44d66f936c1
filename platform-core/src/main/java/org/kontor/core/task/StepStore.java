package org.kontor.core.task;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Choice;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;

/** A task's steps in the database, each written while the task is held. */
final class StepStore {
    private static final int LONGEST_NAME = 100;

    private final TaskStage stage;
    private final Runs runs;
    private final Actor actor;
    private final UUID task;
    private final long fence;

    /** What a transaction of a step works with: records as the task's actor, and in the kernel's right. */
    record Inside(
            Records records,
            Records kernel,
            TaskMapper mapper,
            @Nullable Row step) {
        Row known() {
            if (step == null) {
                throw new IllegalStateException("the step was not begun");
            }
            return step;
        }
    }

    StepStore(TaskStage stage, Runs runs, Actor actor, UUID task, long fence) {
        this.stage = stage;
        this.runs = runs;
        this.actor = actor;
        this.task = task;
        this.fence = fence;
    }

    /** One transaction of a step: nothing of it is kept when the task is another node's by now. */
    <T extends @Nullable Object> T inside(String step, Choice kind, BiFunction<Inside, Ref, T> work) {
        if (step.isBlank() || step.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A step's name has 1 to " + LONGEST_NAME + " characters: " + step);
        }
        Ref ref = Ref.of(TaskRecord.NAME, task);
        return stage.data().write(actor, records -> {
            Records kernel = records.as(AccessPolicy.self(AccessPolicy.KERNEL));
            TaskMapper mapper = kernel.mapper(TaskMapper.class);
            runs.hold(mapper, task, fence);
            Row known = find(kernel, ref, step).orElse(null);
            if (known != null && !known.get(TaskStep.KIND).equals(kind)) {
                throw new IllegalStateException("The step " + step + " was a "
                        + known.get(TaskStep.KIND).name() + " before, and is a " + kind.name()
                        + " now: give it another name");
            }
            T result = work.apply(new Inside(records, kernel, mapper, known), ref);
            runs.stepped(mapper, task);
            return result;
        });
    }

    private static Optional<Row> find(Records kernel, Ref task, String step) {
        return kernel
                .list(Query.of(TaskStep.NAME)
                        .where(TaskStep.TASK.is(task).and(TaskStep.STEP.is(step)))
                        .limit(1))
                .rows()
                .stream()
                .findFirst();
    }
}
