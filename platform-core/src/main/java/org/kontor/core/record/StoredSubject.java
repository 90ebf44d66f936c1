package org.kontor.core.record;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.SystemTerm;
import org.kontor.api.Term;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.rule.Subject;

/**
 * A record as it is stored, for conditions on its own fields.
 *
 * @param next the same on its way, which answers what is not of the record itself as long as that stays; or null
 */
record StoredSubject(StoredRow row, @Nullable DraftRow next) implements Subject {
    StoredSubject(StoredRow row) {
        this(row, null);
    }

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
        if (next != null) {
            String head = term.path().substring(0, Math.max(term.path().indexOf('.'), 0));
            boolean stays =
                    entity().find(head).filter(field -> !next.changes(field)).isPresent();
            return stays ? next.value(term) : null;
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
        if (next != null) {
            return next.answers(some);
        }
        throw stored();
    }

    @Override
    public boolean answers(Condition.SomeOf some) {
        if (next != null) {
            return next.answers(some);
        }
        throw stored();
    }

    @Override
    public boolean mayLack(String field, boolean isNew) {
        throw stored();
    }

    @Override
    public boolean mayBreak(Set<String> about, boolean isNew) {
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
