package org.kontor.core.task;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
import org.kontor.api.Outcome;
import org.kontor.api.Outside;
import org.kontor.api.Row;
import org.kontor.core.database.Fault;
import org.kontor.core.net.GuardedNet;
import org.kontor.core.net.NetGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A step outside of the database: that it is begun is committed before, what became of it after. What was begun and has no
 * outcome is unknown, and done again only where that does no harm.
 */
final class OutsideStep {
    private static final Logger LOG = LoggerFactory.getLogger(OutsideStep.class);
    private static final int MOST_TRIES = 8;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(24);
    private static final String NO_WORD = "it was begun, and the server ended before it heard of the outcome";

    private final StepStore steps;
    private final NetGuard guard;
    private final TaskLife life;
    private final Duration firstPause;

    OutsideStep(StepStore steps, NetGuard guard, TaskLife life, Duration firstPause) {
        this.steps = steps;
        this.guard = guard;
        this.life = life;
        this.firstPause = firstPause;
    }

    Outcome run(String step, Outside work) {
        Outcome known = begin(step, work.isRepeatable());
        if (known != null) {
            return known;
        }
        Fault.point("task.outside");
        Outcome outcome = out(step, work);
        Fault.point("task.outside.done");
        boolean again = outcome instanceof Outcome.Unknown && work.isRepeatable();
        Duration pause = steps.inside(step, TaskStep.OUTSIDE, (inside, task) -> {
            Row begun = inside.known();
            long tries = begun.get(TaskStep.TRIES);
            boolean isRepeated = again && tries < MOST_TRIES;
            inside.kernel()
                    .update(
                            begun,
                            TaskStep.STATE.to(isRepeated ? TaskStep.AGAIN : state(outcome)),
                            TaskStep.MESSAGE.to(TaskRecord.cut(reason(outcome))),
                            TaskStep.ANSWER.to(StepAnswer.write(answer(outcome))));
            return isRepeated ? pause(tries) : Duration.ZERO;
        });
        if (!pause.isZero()) {
            throw TaskStop.waiting(pause, step + " is tried again: " + reason(outcome));
        }
        return outcome;
    }

    private Duration pause(long tries) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(tries - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Marks it as begun, unless its outcome stands. */
    private @Nullable Outcome begin(String step, boolean isRepeatable) {
        return steps.inside(step, TaskStep.OUTSIDE, (inside, task) -> {
            Row known = inside.step();
            if (known == null) {
                inside.kernel()
                        .create(
                                TaskStep.NAME,
                                TaskStep.TASK.to(task),
                                TaskStep.STEP.to(step),
                                TaskStep.KIND.to(TaskStep.OUTSIDE),
                                TaskStep.STATE.to(TaskStep.BEGUN),
                                TaskStep.TRIES.to(1L));
                return null;
            }
            Choice state = known.get(TaskStep.STATE);
            boolean isBegun = state.equals(TaskStep.BEGUN);
            boolean isLeft = known.get(TaskStep.TRIES) < MOST_TRIES;
            if (state.equals(TaskStep.AGAIN) || (isBegun && isRepeatable && isLeft)) {
                inside.kernel()
                        .update(
                                known,
                                TaskStep.STATE.to(TaskStep.BEGUN),
                                TaskStep.TRIES.to(known.get(TaskStep.TRIES) + 1));
                return null;
            }
            if (isBegun) {
                inside.kernel().update(known, TaskStep.STATE.to(TaskStep.UNKNOWN), TaskStep.MESSAGE.to(NO_WORD));
                return Outcome.unknown(NO_WORD);
            }
            return outcome(known, state);
        });
    }

    private Outcome out(String step, Outside work) {
        try (GuardedNet net = guard.open()) {
            try {
                life.goOut(net);
                return Objects.requireNonNull(work.run(net), "an outcome");
            } catch (TaskStop stop) {
                throw stop;
            } catch (IOException | RuntimeException e) {
                LOG.info("The step {} outside failed", step, e);
                String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
                boolean isUnknown = net.isTouched() || work.isRepeatable();
                return isUnknown ? Outcome.unknown(reason) : Outcome.failed(reason);
            } finally {
                life.comeIn();
            }
        }
    }

    private static Choice state(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> TaskStep.DONE;
            case Outcome.Failed failed -> TaskStep.FAILED;
            case Outcome.Unknown unknown -> TaskStep.UNKNOWN;
        };
    }

    private static String reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> "";
            case Outcome.Failed failed -> failed.reason();
            case Outcome.Unknown unknown -> unknown.reason();
        };
    }

    private static String answer(Outcome outcome) {
        return outcome instanceof Outcome.Done done ? done.answer() : "";
    }

    private static Outcome outcome(Row step, Choice state) {
        String message = step.find(TaskStep.MESSAGE).orElse("");
        if (state.equals(TaskStep.DONE)) {
            return Outcome.done(step.find(TaskStep.ANSWER)
                    .map(StepAnswer::read)
                    .map(String.class::cast)
                    .orElse(""));
        }
        return state.equals(TaskStep.FAILED) ? Outcome.failed(message) : Outcome.unknown(message);
    }
}
