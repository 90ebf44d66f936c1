package org.kontor.core.plugin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.FieldType;
import org.kontor.api.Operand;
import org.kontor.api.Operator;
import org.kontor.api.Ref;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.MessageText;

/** Checks conditions, and the values in them and in defaults, against the fields that they speak of. */
final class ConditionCheck {
    private final TermCheck terms;

    ConditionCheck(TermCheck terms) {
        this.terms = terms;
    }

    /** Checks a condition that is asked of an entity's records. */
    void check(Condition condition, EntityName entity, Place place) {
        switch (condition) {
            case Condition.All all -> all.conditions().forEach(each -> check(each, entity, place));
            case Condition.Any any -> any.conditions().forEach(each -> check(each, entity, place));
            case Condition.Not not -> check(not.condition(), entity, place);
            case Condition.Compare compare ->
                terms.resolve(compare.term(), entity, place).ifPresent(field -> compare(compare, field, entity, place));
            case Condition.Some some -> back(some, entity, place);
            case Condition.SomeOf some ->
                terms.resolve(some.references(), entity, place)
                        .ifPresent(field -> TermCheck.targetOfSeveral(field)
                                .ifPresentOrElse(
                                        target -> check(some.where(), target, place),
                                        () -> place.refuse(
                                                some.references().path() + " does not hold several references",
                                                "ask this of a field that is declared by references(…)")));
        }
    }

    private void back(Condition.Some some, EntityName entity, Place place) {
        EntityName other = some.back().entity();
        if (other == null) {
            place.refuse(some.back().path() + " is no field of an entity", "use a reference of another entity");
            return;
        }
        terms.resolve(some.back(), other, place).ifPresent(field -> {
            if (!pointsTo(field, entity)) {
                place.refuse(
                        other + "." + some.back().path() + " does not point to " + entity,
                        "use a reference that points to " + entity);
            }
        });
        check(some.where(), other, place);
    }

    /** Whether a field is a reference that may hold a record of the entity. */
    static boolean pointsTo(FieldMeta field, EntityName entity) {
        List<EntityName> targets = field.field().targets();
        return switch (field.type()) {
            case REFERENCE -> targets.isEmpty() || targets.contains(entity);
            case REFERENCES -> targets.contains(entity);
            default -> false;
        };
    }

    private void compare(Condition.Compare compare, FieldMeta field, EntityName entity, Place place) {
        Set<Operator> operators = field.kind().operators();
        String path = compare.term().path();
        if (!operators.contains(compare.operator())) {
            place.refuse(
                    path + " cannot be compared by " + compare.operator().json(),
                    operators.isEmpty()
                            ? "ask for another field"
                            : "use "
                                    + String.join(
                                            ", ",
                                            operators.stream()
                                                    .map(Operator::json)
                                                    .sorted()
                                                    .toList()));
            return;
        }
        switch (compare.operand()) {
            case Operand.Value one -> operand(one.value(), compare.operator(), field, path, place);
            case Operand.Values many -> many.values().forEach(each -> value(each, field, path, place));
            case Operand.OfTerm other ->
                terms.resolve(other.term(), entity, place).ifPresent(found -> {
                    if (found.type() != field.type()) {
                        place.refuse(
                                path + " is " + TermCheck.low(compare.term()) + " and "
                                        + other.term().path() + " is " + TermCheck.low(other.term()),
                                "compare terms of the same type");
                    } else if (!found.mayEqual(field)) {
                        place.refuse(
                                path + " and " + other.term().path() + " never name the same record",
                                "compare references to the same entity");
                    }
                });
            case Operand.At at -> {
                if (field.type() != FieldType.DATE
                        && field.type() != FieldType.MOMENT
                        && field.type() != FieldType.ZONED) {
                    place.refuse(path + " is no date and no moment", "compare dates and moments with " + at.when());
                }
            }
            case Operand.Me me -> mine(field, CatalogBuilder.USER, path, place);
            case Operand.MyTeams teams -> mine(field, CatalogBuilder.TEAM, path, place);
            case Operand.None none -> {}
        }
    }

    private static void mine(FieldMeta field, EntityName target, String path, Place place) {
        if (!pointsTo(field, target)) {
            place.refuse(path + " does not point to " + target, "ask this of references to " + target + " only");
        }
    }

    private void operand(Object value, Operator operator, FieldMeta field, String path, Place place) {
        boolean isOneOfMany = operator == Operator.CONTAINS;
        if (isOneOfMany && field.type() == FieldType.CHOICES && value instanceof Choice) {
            value(Set.of(value), field, path, place);
        } else if (isOneOfMany && field.type() == FieldType.REFERENCES && value instanceof Ref) {
            value(List.of(value), field, path, place);
        } else if (isOneOfMany || operator == Operator.STARTS_WITH) {
            if (!(value instanceof String)) {
                place.refuse(path + " is compared with " + value + ", which is no text", "compare it with a text");
            }
        } else {
            value(value, field, path, place);
        }
    }

    /** Checks that a value is one that the field may have. */
    void value(Object value, FieldMeta field, String path, Place place) {
        if (field.type() == FieldType.CONDITION) {
            return; // a stored condition names its own entity, and is read when it is used
        }
        Optional<String> fault = fault(value, field);
        fault.ifPresent(
                told -> place.refuse(path + " cannot be " + value + ": " + told, "use a value of the field's type"));
    }

    private static Optional<String> fault(Object value, FieldMeta field) {
        try {
            return field.kind().check(value, field) == null ? Optional.of("it says nothing") : Optional.empty();
        } catch (BadValue bad) {
            return Optional.of(MessageText.english(bad.reason()));
        }
    }
}
