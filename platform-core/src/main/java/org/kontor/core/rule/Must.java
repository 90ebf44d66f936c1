package org.kontor.core.rule;

import org.kontor.api.Rule;

/**
 * Every record meets the condition. Where records wait for approvals, one that broke it already is decided all the same, and
 * goes on when it is closed, since nobody could mend it.
 */
final class Must {
    private Must() {}

    /** Refuses a record that breaks it, unless nobody who writes it could mend that. */
    static void check(Rule.Must rule, Subject subject, ConditionCheck conditions) {
        if (!conditions.isKept(rule.condition(), subject)) {
            Subject earlier = subject.earlier();
            boolean isNew = earlier == null || conditions.isKept(rule.condition(), earlier);
            if (!subject.mayBreak(OwnFields.of(subject.entity(), rule.condition()), isNew)) {
                subject.refuse(rule.message());
            }
        }
    }

    /** Refuses every record that breaks it. */
    static void insist(Rule.Must rule, Subject subject, ConditionCheck conditions) {
        if (!conditions.isKept(rule.condition(), subject)) {
            subject.refuse(rule.message());
        }
    }
}
