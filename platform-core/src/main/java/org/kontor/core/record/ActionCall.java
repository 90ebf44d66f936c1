package org.kontor.core.record;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.Call;
import org.kontor.api.Choice;
import org.kontor.api.Field;
import org.kontor.api.Records;
import org.kontor.api.Row;

/** One run of an action. */
final class ActionCall implements Call {
    private final Action action;
    private final Records records;
    private final @Nullable Row record;
    private final GivenInput input;
    private @Nullable Choice to;

    ActionCall(Action action, Records records, @Nullable Row record, Map<String, Object> input) {
        this.action = action;
        this.records = records;
        this.record = record;
        this.input = new GivenInput(action, input);
        this.to = action.move()
                .filter(move -> move.to().size() == 1)
                .map(move -> move.to().getFirst())
                .orElse(null);
    }

    @Override
    public Records records() {
        return records;
    }

    @Override
    public Row record() {
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
    public void to(Choice state) {
        boolean isOffered =
                action.move().filter(move -> move.to().contains(state)).isPresent();
        if (!isOffered) {
            throw new IllegalArgumentException(action + " does not move to " + state);
        }
        this.to = state;
    }

    /** The state to write; none where the action leaves it. */
    Optional<Choice> state() {
        return Optional.ofNullable(to);
    }
}
