package org.kontor.core.rule;

import java.util.Collection;
import java.util.List;
import org.kontor.api.Field;
import org.kontor.api.Rule;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** An entity's rules, on a batch of its records. Unique rules and indexes are the database's. */
public final class Rules {
    private final EntityMeta entity;
    private final ConditionCheck conditions;

    public Rules(EntityMeta entity, Asker asker) {
        this.entity = entity;
        this.conditions = new ConditionCheck(asker);
    }

    /** Gives empty fields of new records their values. */
    public void fill(Collection<? extends Subject> subjects) {
        for (Rule rule : entity.rules()) {
            if (rule instanceof Rule.Fill fill) {
                subjects.stream().filter(Subject::isNew).forEach(subject -> Fill.apply(fill, subject));
            }
        }
    }

    /** Refuses what breaks a rule. */
    public void check(Collection<? extends Subject> subjects) {
        List<Field<?>> required = entity.declaredFields().stream()
                .filter(field -> field.field().isRequired())
                .<Field<?>>map(FieldMeta::field)
                .toList();
        for (Subject subject : subjects) {
            Required.check(required, subject);
            for (Rule rule : entity.rules()) {
                check(rule, subject);
            }
        }
    }

    /** Refuses what breaks one of these rules. */
    public void checkMusts(Collection<Rule.Must> rules, Collection<? extends Subject> subjects) {
        subjects.forEach(subject -> rules.forEach(rule -> Must.insist(rule, subject, conditions)));
    }

    private void check(Rule rule, Subject subject) {
        switch (rule) {
            case Rule.Must must -> Must.check(must, subject, conditions);
            case Rule.Required required -> Required.check(required, subject, conditions);
            case Rule.Shown shown -> Shown.check(shown, subject, conditions);
            case Rule.Fill fill -> {}
            case Rule.Unique unique -> {}
            case Rule.Index index -> {}
            // about several records, what is stored, or what is made of it: whoever writes the rows asks them
            case Rule.Sum sum -> {}
            case Rule.Formula formula -> {}
            case Rule.Number number -> {}
            case Rule.Frozen frozen -> {}
            case Rule.NoOverlap overlap -> {}
            case Rule.Plays plays -> {}
        }
    }
}
