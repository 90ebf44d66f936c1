package org.kontor.core.plugin;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Rule;

/** Checks what entities say of their records as configuration: what names one there names it everywhere. */
final class ConfigurationCheck {
    private static final Set<FieldType> NAMING = EnumSet.of(
            FieldType.TEXT,
            FieldType.EMAIL,
            FieldType.PHONE,
            FieldType.URL,
            FieldType.COUNTRY,
            FieldType.INTEGER,
            FieldType.DATE,
            FieldType.CHOICE,
            FieldType.REFERENCE);

    private final Declarations declared;
    private final TermCheck terms;
    private final ConditionCheck conditions;

    ConfigurationCheck(Declarations declared, TermCheck terms, ConditionCheck conditions) {
        this.declared = declared;
        this.terms = terms;
        this.conditions = conditions;
    }

    void check(Contribution contribution, Place contributed) {
        for (Entity entity : contribution.entities()) {
            Place place = contributed.in("entity " + entity.name()).in("configuration");
            if (!entity.isConfiguration()) {
                if (!entity.moving().equals(Condition.always())) {
                    place.refuse(
                            "it says which records are configuration, and not what names them",
                            "say configuration(…) with the fields that name a record everywhere");
                }
                continue;
            }
            if (!declared.parents(entity.name()).isEmpty()) {
                place.refuse("parts move with the record that they live in", "remove configuration(…)");
            }
            conditions.check(entity.moving(), entity.name(), place);
            entity.key().forEach(field -> key(field, entity, place.in("field " + field.name())));
            if (!isUnique(entity, contribution)) {
                place.refuse(
                        "two records could be named the same",
                        "make the field unique(), or say Rule.unique(…) of the fields that name a record");
            }
        }
    }

    private void key(Field<?> field, Entity entity, Place place) {
        if (terms.field(field, entity.name(), place).isEmpty()) {
            return;
        }
        if (!NAMING.contains(field.type())) {
            place.refuse(
                    "a field of type " + TermCheck.low(field) + " names no record",
                    "take a line of text, a whole number, a date, a choice or a reference to other configuration");
        }
        if (field.isDerived()) {
            place.refuse("what is worked out may be another in each installation", "take fields that people fill");
        }
        if (field.isSensitive()) {
            place.refuse("a name is shown to everybody who sees the record", "leave sensitive fields out of it");
        }
    }

    /** What hooks or rules work out may stand for fields that may be empty. */
    private static boolean isUnique(Entity entity, Contribution contribution) {
        Set<Field<?>> key = new HashSet<>(entity.key());
        return entity.key().stream().anyMatch(Field::isUnique)
                || contribution.rules().stream()
                        .filter(rules -> rules.entity().equals(entity.name()))
                        .flatMap(rules -> rules.rules().stream())
                        .filter(Rule.Unique.class::isInstance)
                        .map(rule -> ((Rule.Unique) rule).fields())
                        .anyMatch(fields -> isNamed(fields, key));
    }

    private static boolean isNamed(List<Field<?>> fields, Set<Field<?>> key) {
        return fields.stream().anyMatch(key::contains)
                && fields.stream().allMatch(field -> key.contains(field) || field.isDerived());
    }
}
