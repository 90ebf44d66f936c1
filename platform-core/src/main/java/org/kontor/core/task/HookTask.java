package org.kontor.core.task;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Field;
import org.kontor.api.Outcome;
import org.kontor.api.Outside;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Task;

/** One run of a hook after changes: what its code is given beside them. */
record HookTask(RunningSteps steps) implements Task {
    @Override
    public Actor actor() {
        return steps.actor();
    }

    @Override
    public Ref record() {
        throw new IllegalStateException("a hook runs on no record: its changes name theirs");
    }

    @Override
    public <T> Optional<T> find(Field<T> input) {
        return Optional.empty();
    }

    @Override
    public <T extends @Nullable Object> T read(Function<Records, T> reading) {
        return steps.read(reading);
    }

    @Override
    public <T extends @Nullable Object> T write(String step, Function<Records, T> work) {
        return steps.write(step, work);
    }

    @Override
    public Tally each(String step, Query query, BiConsumer<Records, Row> work) {
        return steps.each(step, query, work, () -> {});
    }

    @Override
    public Outcome outside(String step, Outside work) {
        return steps.outside(step, work);
    }

    @Override
    public void progress(long done, long of) {
        // nobody waits for a hook
    }
}
