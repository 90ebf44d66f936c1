package org.kontor.core.rule;

import org.kontor.api.Rule;

/** Every record meets the condition. */
final class Must {
    private Must() {}

    static void check(Rule.Must rule, Subject subject, ConditionCheck conditions) {
        if (!conditions.isKept(rule.condition(), subject)) {
            subject.refuse(rule.message());
        }
    }
}
