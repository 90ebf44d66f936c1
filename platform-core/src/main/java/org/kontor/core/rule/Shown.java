package org.kontor.core.rule;

import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Rule;

/** Where a condition does not hold, fields get no value and keep none. */
final class Shown {
    private static final Message NOT_SHOWN =
            Message.of("system.not_shown", "Has no place in this record and must be empty");

    private Shown() {}

    static void check(Rule.Shown rule, Subject subject, ConditionCheck conditions) {
        if (conditions.holds(rule.condition(), subject)) {
            return;
        }
        Subject earlier = subject.earlier();
        boolean ceases = earlier == null || conditions.holds(rule.condition(), earlier);
        for (Field<?> field : rule.fields()) {
            // what lay there before the rule did stays, until somebody touches it
            if (subject.value(field) != null && (ceases || subject.changes(field.name()))) {
                subject.refuse(field.name(), NOT_SHOWN);
            }
        }
    }
}
