package org.kontor.core.rest;

import java.util.List;
import org.kontor.api.Condition;
import org.kontor.api.Operand;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.TermPath;

/**
 * Looks through a question for values that no record could hold, such as a misspelt choice. Stored conditions are not
 * held to it: a list may have lost a value since.
 */
final class AskedValues {
    private final Catalog catalog;

    AskedValues(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Checks every comparison.
     *
     * @throws BadValue naming the field and what there is to choose from
     */
    Condition check(Condition condition) throws BadValue {
        switch (condition) {
            case Condition.All all -> each(all.conditions());
            case Condition.Any any -> each(any.conditions());
            case Condition.Not not -> check(not.condition());
            case Condition.Some some -> check(some.where());
            case Condition.SomeOf some -> check(some.where());
            case Condition.Compare compare -> compare(compare);
        }
        return condition;
    }

    private void each(List<Condition> conditions) throws BadValue {
        for (Condition condition : conditions) {
            check(condition);
        }
    }

    private void compare(Condition.Compare compare) throws BadValue {
        List<?> values = switch (compare.operand()) {
            case Operand.Value one -> List.of(one.value());
            case Operand.Values several -> several.values();
            case Operand.OfTerm other -> List.of();
            case Operand.At at -> List.of();
            case Operand.Me me -> List.of();
            case Operand.MyTeams mine -> List.of();
            case Operand.None none -> List.of();
        };
        TermPath path = catalog.resolve(compare.term());
        for (Object value : values) {
            try {
                path.last().kind().checkAsked(value, path.last());
            } catch (BadValue e) {
                throw e.about(path.path());
            }
        }
    }
}
