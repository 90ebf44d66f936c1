package org.kontor.core.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;

/** A task's steps: records, as the task itself is one. */
final class TaskSteps implements StepStore {
    private final TaskStage stage;
    private final Runs runs;
    private final Actor actor;
    private final UUID task;
    private final long fence;

    TaskSteps(TaskStage stage, Runs runs, Actor actor, UUID task, long fence) {
        this.stage = stage;
        this.runs = runs;
        this.actor = actor;
        this.task = task;
        this.fence = fence;
    }

    @Override
    public <T extends @Nullable Object> T inside(String step, Choice kind, Function<Inside, T> work) {
        StepStore.checkName(step);
        return stage.data().write(actor, records -> {
            Records kernel = records.as(AccessPolicy.self(AccessPolicy.KERNEL));
            TaskMapper mapper = kernel.mapper(TaskMapper.class);
            runs.hold(mapper, task, fence);
            OfTask inside = new OfTask(records, kernel, mapper, Ref.of(TaskRecord.NAME, task), step);
            StepStore.checkKind(step, inside.mark(), kind);
            T result = work.apply(inside);
            runs.stepped(mapper, task);
            return result;
        });
    }

    /** One step in one transaction. */
    private static final class OfTask implements Inside {
        private final Records records;
        private final Records kernel;
        private final TaskMapper mapper;
        private final Ref task;
        private final String step;
        private final @Nullable Row known;

        OfTask(Records records, Records kernel, TaskMapper mapper, Ref task, String step) {
            this.records = records;
            this.kernel = kernel;
            this.mapper = mapper;
            this.task = task;
            this.step = step;
            this.known = find().orElse(null);
        }

        private Optional<Row> find() {
            return kernel
                    .list(Query.of(TaskStep.NAME)
                            .where(TaskStep.TASK.is(task).and(TaskStep.STEP.is(step)))
                            .limit(1))
                    .rows()
                    .stream()
                    .findFirst();
        }

        @Override
        public Records records() {
            return records;
        }

        @Override
        public @Nullable StepMark mark() {
            return known == null
                    ? null
                    : new StepMark(
                            known.get(TaskStep.KIND),
                            known.get(TaskStep.STATE),
                            known.find(TaskStep.TRIES).orElse(0L),
                            known.find(TaskStep.MESSAGE).orElse(""),
                            known.find(TaskStep.ANSWER).orElse(""));
        }

        @Override
        public void note(StepMark mark) {
            List<Assignment> values = new ArrayList<>(List.of(
                    TaskStep.STATE.to(mark.state()),
                    TaskStep.TRIES.to(mark.tries() == 0 ? null : mark.tries()),
                    TaskStep.MESSAGE.to(mark.message()),
                    TaskStep.ANSWER.to(mark.answer())));
            if (known != null) {
                kernel.update(known, values.toArray(Assignment[]::new));
                return;
            }
            values.addAll(List.of(TaskStep.TASK.to(task), TaskStep.STEP.to(step), TaskStep.KIND.to(mark.kind())));
            kernel.create(TaskStep.NAME, values.toArray(Assignment[]::new));
        }

        @Override
        public void move(String answer) {
            if (known != null) {
                mapper.position(known.ref().id(), answer);
            }
        }

        @Override
        public void failed(Ref record, String reason) {
            kernel.create(
                    TaskFailure.NAME,
                    TaskFailure.TASK.to(task),
                    TaskFailure.STEP.to(step),
                    TaskFailure.ABOUT.to(record),
                    TaskFailure.REASON.to(reason));
        }
    }
}
