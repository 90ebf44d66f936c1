package org.kontor.core.rule;

import java.util.List;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Rule;

/** Where a condition holds, fields have a value. */
public final class Required {
    /** The reason for refusing an empty field. */
    public static final Message MISSING = Message.of("system.required", "Must not be empty");

    private Required() {}

    static void check(Rule.Required rule, Subject subject, ConditionCheck conditions) {
        if (conditions.holds(rule.condition(), subject)) {
            check(rule.fields(), subject);
        }
    }

    /** Refuses each of the fields that is empty. */
    public static void check(List<Field<?>> fields, Subject subject) {
        for (Field<?> field : fields) {
            if (subject.value(field) == null) {
                subject.refuse(field.name(), MISSING);
            }
        }
    }
}
