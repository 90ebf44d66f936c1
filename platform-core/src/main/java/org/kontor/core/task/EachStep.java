package org.kontor.core.task;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Page;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Task;
import org.kontor.api.Term;
import org.kontor.core.database.Fault;
import org.kontor.core.database.SqlErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A step over many records: batch by batch, and one by one where a batch fails, so that what fails is known by name. How far
 * it came is written with each batch.
 */
final class EachStep {
    private static final Logger LOG = LoggerFactory.getLogger(EachStep.class);
    private static final int BATCH = 100;
    /** More are counted and not listed. */
    private static final int MOST_LISTED = 1000;

    private final StepStore steps;
    private final TaskStage stage;
    private final Locale locale;

    /** Where it is. */
    private record Position(
            long done, long failed, @Nullable String cursor) {
        static Position of(@Nullable StepMark mark) {
            if (mark == null) {
                return new Position(0, 0, null);
            }
            List<?> kept = (List<?>) Objects.requireNonNull(StepAnswer.read(mark.answer()), "where it is");
            return new Position((Long) kept.get(0), (Long) kept.get(1), (String) kept.get(2));
        }

        String text() {
            return StepAnswer.write(Arrays.asList(done, failed, cursor));
        }
    }

    /** After a batch. */
    private record Reached(Position position, boolean isEnd) {}

    EachStep(StepStore steps, TaskStage stage, Locale locale) {
        this.steps = steps;
        this.stage = stage;
        this.locale = locale;
    }

    /**
     * Works on all records that answer a question.
     *
     * @param work is given a batch, or a single record where a batch failed
     * @param between is run between the batches, outside of transactions
     */
    Task.Tally run(String step, Query query, BiConsumer<Records, List<Row>> work, Runnable between) {
        Query inOrder = Query.of(query.entity())
                .where(query.where())
                .expand(query.expand().toArray(Term[]::new));
        while (true) {
            between.run();
            Reached reached = batch(step, inOrder, work, between);
            if (reached.isEnd()) {
                return new Task.Tally(
                        reached.position().done(), reached.position().failed());
            }
        }
    }

    private Reached batch(String step, Query query, BiConsumer<Records, List<Row>> work, Runnable between) {
        try {
            return page(step, query.limit(BATCH), work);
        } catch (TaskStop stop) {
            throw stop;
        } catch (RuntimeException someFail) {
            if (SqlErrors.isMissing(someFail)) {
                // no single record is to blame
                throw someFail;
            }
            LOG.debug("A batch of {} goes one by one", step, someFail);
            Reached reached = oneByOne(step, query, work);
            for (int i = 1; i < BATCH && !reached.isEnd(); i++) {
                between.run();
                reached = oneByOne(step, query, work);
            }
            return reached;
        }
    }

    private Reached oneByOne(String step, Query query, BiConsumer<Records, List<Row>> work) {
        try {
            return page(step, query.limit(1), work);
        } catch (TaskStop stop) {
            throw stop;
        } catch (RuntimeException fails) {
            if (fails instanceof Refusal refusal && refusal.code().isOutage() || SqlErrors.isMissing(fails)) {
                throw fails;
            }
            return pass(step, query.limit(1), reason(step, fails));
        }
    }

    private Reached page(String step, Query query, BiConsumer<Records, List<Row>> work) {
        Fault.point("task.each");
        return steps.inside(step, TaskStep.EACH, inside -> {
            Position from = Position.of(inside.mark());
            if (isDone(inside.mark())) {
                return new Reached(from, true);
            }
            Page<Row> page = inside.records().list(query.after(from.cursor()));
            work.accept(inside.records(), page.rows());
            return reached(
                    inside,
                    new Position(
                            from.done() + page.rows().size(),
                            from.failed(),
                            page.next().orElse(null)),
                    page.next().isEmpty());
        });
    }

    /** Notes the next record as failed, and goes past it. */
    private Reached pass(String step, Query query, String reason) {
        return steps.inside(step, TaskStep.EACH, inside -> {
            Position from = Position.of(inside.mark());
            Page<Row> page = inside.records().list(query.after(from.cursor()));
            for (Row row : page.rows()) {
                if (from.failed() < MOST_LISTED) {
                    inside.failed(row.ref(), reason);
                }
            }
            return reached(
                    inside,
                    new Position(
                            from.done(),
                            from.failed() + page.rows().size(),
                            page.next().orElse(null)),
                    page.next().isEmpty());
        });
    }

    private static boolean isDone(@Nullable StepMark mark) {
        return mark != null && mark.state().equals(TaskStep.DONE);
    }

    private static Reached reached(StepStore.Inside inside, Position position, boolean isEnd) {
        if (inside.mark() == null || isEnd) {
            inside.note(StepMark.of(TaskStep.EACH, isEnd ? TaskStep.DONE : TaskStep.BEGUN)
                    .answered(position.text()));
        } else {
            inside.move(position.text());
        }
        return new Reached(position, isEnd);
    }

    private String reason(String step, RuntimeException fails) {
        if (fails instanceof Refusal refusal) {
            StringBuilder text = new StringBuilder(stage.text(refusal.text(), locale));
            refusal.errors()
                    .forEach(error -> text.append("; ")
                            .append(error.field())
                            .append(": ")
                            .append(stage.text(error.message(), locale)));
            return TaskRecord.cut(text.toString());
        }
        return TaskRecord.cut(Unforeseen.text(stage, locale, LOG, "A record in the step " + step, fails));
    }
}
