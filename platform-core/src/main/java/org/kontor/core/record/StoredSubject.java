package org.kontor.core.record;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.SystemTerm;
import org.kontor.api.Term;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.rule.Subject;

/** A record as it is stored, for conditions on its own fields. */
record StoredSubject(StoredRow row) implements Subject {
    @Override
    public EntityMeta entity() {
        return row.entity();
    }

    @Override
    public boolean isNew() {
        return false;
    }

    @Override
    public @Nullable Object value(Term<?> term) {
        if (term instanceof Field<?> || term instanceof SystemTerm<?>) {
            Object value = row.values().get(term.path());
            return value instanceof List<?> list && list.isEmpty() ? null : value;
        }
        throw new IllegalArgumentException(term.path() + " is no field of " + row.entity() + " itself");
    }

    @Override
    public boolean changes(String field) {
        return false;
    }

    @Override
    public Subject earlier() {
        return this;
    }

    @Override
    public boolean answers(Condition.Some some) {
        throw stored();
    }

    @Override
    public boolean answers(Condition.SomeOf some) {
        throw stored();
    }

    @Override
    public void fill(Assignment assignment) {
        throw stored();
    }

    @Override
    public void refuse(String field, Message reason) {
        throw stored();
    }

    @Override
    public void refuse(Message reason) {
        throw stored();
    }

    private static IllegalStateException stored() {
        return new IllegalStateException("a record that is stored is only asked for its own fields");
    }
}
