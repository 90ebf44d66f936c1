package org.kontor.core.record;

import java.util.Map;
import java.util.Optional;
import org.kontor.api.Action;
import org.kontor.api.Field;

/** What was given to one run of an action, checked. */
public record GivenInput(Action action, Map<String, Object> values) {
    public GivenInput {
        values = Map.copyOf(values);
    }

    /**
     * The value of an input, if it was given.
     *
     * @throws IllegalArgumentException when the action has no such input
     */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(Field<T> field) {
        if (!action.input().contains(field)) {
            throw new IllegalArgumentException(field + " is no input of " + action);
        }
        return Optional.ofNullable((T) values.get(field.name()));
    }
}
