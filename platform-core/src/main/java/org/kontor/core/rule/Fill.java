package org.kontor.core.rule;

import org.kontor.api.Assignment;
import org.kontor.api.Field;
import org.kontor.api.Rule;

/** Fields get a value when a record is made without one. */
final class Fill {
    private Fill() {}

    static void apply(Rule.Fill rule, Subject subject) {
        rule.assignments().forEach(each -> apply(each, subject));
    }

    private static void apply(Assignment assignment, Subject subject) {
        switch (assignment) {
            case Assignment.Value value -> fill(value.field(), value, subject);
            case Assignment.Source source -> fill(source.field(), source, subject);
            case org.kontor.api.Values values -> values.assignments().forEach(each -> apply(each, subject));
        }
    }

    private static void fill(Field<?> field, Assignment assignment, Subject subject) {
        if (subject.value(field) == null) {
            subject.fill(assignment);
        }
    }
}
