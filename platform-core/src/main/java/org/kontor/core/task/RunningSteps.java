package org.kontor.core.task;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Outcome;
import org.kontor.api.Outside;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Row;
import org.kontor.api.Task;
import org.kontor.core.database.Fault;
import org.kontor.core.database.SqlErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of one run, one after the other. For the one thread that runs the code. */
final class RunningSteps {
    private static final Logger LOG = LoggerFactory.getLogger(RunningSteps.class);

    private final TaskStage stage;
    private final Actor actor;
    private final StepStore steps;
    private final EachStep eachStep;
    private final OutsideStep outsideStep;
    private final TaskLife life;
    private boolean busy;

    RunningSteps(TaskStage stage, Actor actor, StepStore steps, OutsideStep outsideStep, TaskLife life, Locale locale) {
        this.stage = stage;
        this.actor = actor;
        this.steps = steps;
        this.eachStep = new EachStep(steps, stage, locale);
        this.outsideStep = outsideStep;
        this.life = life;
    }

    Actor actor() {
        return actor;
    }

    /** Whether one is under way. */
    boolean isBusy() {
        return busy;
    }

    <T extends @Nullable Object> T read(Function<Records, T> reading) {
        return step(() -> stage.data().read(actor, reading));
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // what was kept is null where the code answered null
    <T extends @Nullable Object> T write(String step, Function<Records, T> work) {
        return step(() -> {
            Fault.point("task.write");
            T result = steps.inside(step, TaskStep.WRITE, inside -> {
                StepMark known = inside.mark();
                if (known != null) {
                    return (T) StepAnswer.read(known.answer());
                }
                T answer = work.apply(inside.records());
                inside.note(StepMark.of(TaskStep.WRITE, TaskStep.DONE).answered(StepAnswer.write(answer)));
                return answer;
            });
            Fault.point("task.written");
            return result;
        });
    }

    /** One transaction of a step that remembers by itself what it has done. */
    <T extends @Nullable Object> T held(String step, Function<Records, T> work) {
        return step(() -> steps.inside(step, TaskStep.EACH, inside -> work.apply(inside.records())));
    }

    Task.Tally each(String step, Query query, BiConsumer<Records, Row> work, Runnable between) {
        return batches(step, query, (records, rows) -> rows.forEach(row -> work.accept(records, row)), between);
    }

    /**
     * The same, batch by batch.
     *
     * @param between is run between them, outside of transactions
     */
    Task.Tally batches(String step, Query query, BiConsumer<Records, List<Row>> work, Runnable between) {
        return step(() -> eachStep.run(step, query, work, () -> {
            life.check();
            between.run();
        }));
    }

    Outcome outside(String step, Outside work) {
        return step(() -> outsideStep.run(step, work));
    }

    /** Does something as a step does it: one at a time, while the run is not to stop. */
    <T extends @Nullable Object> T step(Supplier<T> work) {
        if (busy) {
            throw new IllegalStateException(
                    "A step inside a step: use the records, or the network, that you were given");
        }
        life.check();
        busy = true;
        try {
            return work.get();
        } catch (TaskStop stop) {
            life.stopSoon(stop);
            throw stop;
        } catch (RuntimeException failure) {
            if (!SqlErrors.isMissing(failure)) {
                throw failure;
            }
            LOG.info("A step met a change of the model, and is done again on the next platform", failure);
            TaskStop stop = TaskStop.behind();
            life.stopSoon(stop);
            throw stop;
        } finally {
            busy = false;
        }
    }
}
