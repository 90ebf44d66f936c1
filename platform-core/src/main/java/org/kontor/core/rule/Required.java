package org.kontor.core.rule;

import java.util.List;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Rule;

/**
 * Where a condition holds, fields have a value. Whoever makes or edits a record is asked for all of them; of a closed one
 * nobody is asked for what it lacked before, since nobody could fill it.
 */
public final class Required {
    /** The reason for refusing an empty field. */
    public static final Message MISSING = Message.of("system.required", "Must not be empty");

    private Required() {}

    static void check(Rule.Required rule, Subject subject, ConditionCheck conditions) {
        if (conditions.holds(rule.condition(), subject)) {
            Subject earlier = subject.earlier();
            check(rule.fields(), subject, earlier == null || !conditions.holds(rule.condition(), earlier));
        }
    }

    /** Refuses each of the fields that is empty. */
    public static void check(List<Field<?>> fields, Subject subject) {
        check(fields, subject, subject.isNew());
    }

    private static void check(List<Field<?>> fields, Subject subject, boolean isNew) {
        for (Field<?> field : fields) {
            if (subject.value(field) == null && !subject.mayLack(field.name(), isNew)) {
                subject.refuse(field.name(), MISSING);
            }
        }
    }
}
