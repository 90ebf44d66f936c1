package org.kontor.core.task;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.Actor;
import org.kontor.api.Field;
import org.kontor.api.Outcome;
import org.kontor.api.Outside;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Upgrade;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.record.GivenInput;
import org.kontor.core.record.GivenRecords;

/** One run of an action's task: what its code is given. */
final class ActionTask implements KernelTask {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final TaskStage stage;
    private final Action action;
    private final UUID id;
    private final @Nullable Ref record;
    private final GivenInput input;
    private final RunningSteps steps;
    private final TaskLife life;
    private long done = -1;
    private long total;
    private boolean isShown = true;
    private long shownAt;

    /**
     * What a pass of an upgrade came to.
     *
     * @param isNow whether it went on in this run; false where it had ended before
     */
    record Pass(Tally tally, boolean isNow) {}

    ActionTask(
            TaskStage stage,
            Action action,
            UUID id,
            @Nullable Ref record,
            Map<String, Object> input,
            RunningSteps steps,
            TaskLife life) {
        this.stage = stage;
        this.action = action;
        this.id = id;
        this.record = record;
        this.input = new GivenInput(action, input);
        this.steps = steps;
        this.life = life;
        this.shownAt = System.nanoTime() - BETWEEN.toNanos();
    }

    @Override
    public Actor actor() {
        return steps.actor();
    }

    @Override
    public Ref record() {
        if (record == null) {
            throw new IllegalStateException(action + " runs on no record");
        }
        return record;
    }

    @Override
    public <T> Optional<T> find(Field<T> field) {
        return input.find(field);
    }

    @Override
    public <T extends @Nullable Object> T read(Function<Records, T> reading) {
        return shown(() -> steps.read(reading));
    }

    @Override
    public <T extends @Nullable Object> T write(String step, Function<Records, T> work) {
        return shown(() -> steps.write(step, work));
    }

    @Override
    public Tally each(String step, Query query, BiConsumer<Records, Row> work) {
        return shown(() -> steps.each(step, query, work, this::showSoon));
    }

    /**
     * A pass of an upgrade.
     *
     * @param filled is told how many records each batch had
     */
    Pass fill(String step, Upgrade.Fill fill, IntConsumer filled) {
        AtomicBoolean isNow = new AtomicBoolean();
        Tally tally = shown(() -> steps.batches(
                step,
                fill.query(),
                (records, rows) -> {
                    isNow.set(true);
                    GivenRecords.fill(records, fill, rows);
                    filled.accept(rows.size());
                },
                this::showSoon));
        return new Pass(tally, isNow.get());
    }

    @Override
    public <T extends @Nullable Object> T held(String step, Function<Records, T> work) {
        return shown(() -> steps.held(step, work));
    }

    @Override
    public void check() {
        life.check();
    }

    @Override
    public TaskStage stage() {
        return stage;
    }

    /** It goes on later, for a reason that is shown. */
    void await(Duration pause, String reason) {
        steps.step(() -> {
            throw TaskStop.waiting(pause, reason);
        });
    }

    /** What failed in a step is tried again and not listed any more. */
    void forgetFailures(String step) {
        steps.step(() -> stage.data()
                .write(
                        AccessPolicy.self(AccessPolicy.KERNEL),
                        records -> records.mapper(TaskMapper.class).deleteFailuresOf(id, step)));
    }

    UUID id() {
        return id;
    }

    @Override
    public Outcome outside(String step, Outside work) {
        return shown(() -> steps.outside(step, work));
    }

    @Override
    public void progress(long nowDone, long of) {
        done = Math.max(0, nowDone);
        total = Math.max(0, of);
        isShown = false;
        if (!steps.isBusy()) {
            showSoon();
        }
    }

    private void showSoon() {
        if (!isShown && System.nanoTime() - shownAt > BETWEEN.toNanos()) {
            show();
        }
    }

    /** Writes the progress that was not shown yet. */
    void show() {
        if (!isShown) {
            isShown = true;
            shownAt = System.nanoTime();
            stage.data()
                    .write(
                            AccessPolicy.self(AccessPolicy.KERNEL),
                            records -> records.mapper(TaskMapper.class).progress(id, done, total));
        }
    }

    private <T extends @Nullable Object> T shown(Supplier<T> step) {
        try {
            return step.get();
        } finally {
            if (life.stopped() == null) {
                showSoon();
            }
        }
    }
}
