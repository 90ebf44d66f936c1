package org.kontor.core.task;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
import org.kontor.api.Outcome;
import org.kontor.api.Outside;
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
        Outcome outcome = Fault.answer(Outcome.class, () -> out(step, work));
        Fault.point("task.outside.done");
        boolean again = outcome instanceof Outcome.Unknown && work.isRepeatable();
        Duration pause = steps.inside(step, TaskStep.OUTSIDE, inside -> {
            long tries = inside.known().tries();
            boolean isRepeated = again && tries < MOST_TRIES;
            inside.note(StepMark.of(TaskStep.OUTSIDE, isRepeated ? TaskStep.AGAIN : state(outcome))
                    .tried(tries)
                    .told(TaskRecord.cut(reason(outcome)))
                    .answered(StepAnswer.write(answer(outcome))));
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
        return steps.inside(step, TaskStep.OUTSIDE, inside -> {
            StepMark known = inside.mark();
            if (known == null) {
                inside.note(StepMark.of(TaskStep.OUTSIDE, TaskStep.BEGUN).tried(1));
                return null;
            }
            boolean isBegun = known.state().equals(TaskStep.BEGUN);
            boolean isLeft = known.tries() < MOST_TRIES;
            if (known.state().equals(TaskStep.AGAIN) || (isBegun && isRepeatable && isLeft)) {
                inside.note(known.in(TaskStep.BEGUN).tried(known.tries() + 1));
                return null;
            }
            if (isBegun) {
                inside.note(known.in(TaskStep.UNKNOWN).told(NO_WORD));
                return Outcome.unknown(NO_WORD);
            }
            return outcome(known);
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

    private static Outcome outcome(StepMark known) {
        if (known.state().equals(TaskStep.DONE)) {
            return Outcome.done(known.answer().isEmpty() ? "" : String.valueOf(StepAnswer.read(known.answer())));
        }
        return known.state().equals(TaskStep.FAILED)
                ? Outcome.failed(known.message())
                : Outcome.unknown(known.message());
    }
}
