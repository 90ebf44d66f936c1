package org.kontor.core.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.Assignment;
import org.kontor.api.Field;
import org.kontor.api.Result;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.FieldMeta;

/** Holds what an action answers against what it declared: what does not fit is a fault of the plugin, not of the caller. */
public final class ActionOutput {
    private ActionOutput() {}

    /**
     * The result with its values as their fields keep them.
     *
     * @throws IllegalStateException when there is none, or when a value belongs to no output field or does not fit it, or a required one is missing
     */
    public static Result checked(Catalog catalog, Action action, @Nullable Result result) {
        if (result == null) {
            throw new IllegalStateException(action + " answers nothing at all; say Result.none()");
        }
        if (!(result instanceof Result.Output output)) {
            return result;
        }
        List<Assignment> checked = new ArrayList<>();
        Set<Field<?>> given = new HashSet<>();
        for (Assignment each : Assigner.inOrder(output.values())) {
            if (!(each instanceof Assignment.Value value)) {
                throw new IllegalStateException(action + " answers values, not " + each);
            }
            Field<?> field = action.output().stream()
                    .filter(value.field()::equals)
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException(value.field() + " is no output of the action " + action));
            Object kept = check(catalog, field, value.value(), action);
            if (kept != null) {
                given.add(field);
            }
            checked.add(new Assignment.Value(field, kept));
        }
        action.output().stream()
                .filter(field -> field.isRequired() && !given.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw new IllegalStateException(action + " did not answer " + field.name());
                });
        return new Result.Output(checked);
    }

    private static @Nullable Object check(Catalog catalog, Field<?> field, @Nullable Object value, Action action) {
        if (value == null) {
            return null;
        }
        FieldMeta meta = catalog.outside(field, catalog.options(field));
        try {
            return meta.kind().check(value, meta);
        } catch (BadValue e) {
            throw new IllegalStateException(
                    action + " answered what does not fit " + field.name() + ": " + e.getMessage(), e);
        }
    }
}
