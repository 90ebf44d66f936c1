package org.kontor.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Operand;
import org.kontor.api.Operator;
import org.kontor.core.meta.EntityMeta;

/** What a rule's condition on a record's own fields says of it, worked out the slow and plain way from JSON. */
final class NaiveCondition {
    private NaiveCondition() {}

    static boolean holds(EntityMeta entity, Condition condition, JsonNode record) {
        return switch (condition) {
            case Condition.All all -> all.conditions().stream().allMatch(each -> holds(entity, each, record));
            case Condition.Any any -> any.conditions().stream().anyMatch(each -> holds(entity, each, record));
            case Condition.Not not -> !holds(entity, not.condition(), record);
            case Condition.Compare compare -> holds(entity, compare, record);
            case Condition.Some some -> throw new IllegalArgumentException("it asks for other records: " + some);
            case Condition.SomeOf some -> throw new IllegalArgumentException("it asks for other records: " + some);
        };
    }

    private static boolean holds(EntityMeta entity, Condition.Compare compare, JsonNode record) {
        String path = compare.term().path();
        JsonNode operand = switch (compare.operand()) {
            case Operand.Value value -> json(value.value());
            case Operand.Values values ->
                Json.array(values.values().stream().map(NaiveCondition::json).toArray());
            case Operand.OfTerm other -> record.path(other.term().path());
            case Operand.None none -> Json.node(true);
            default -> throw new IllegalArgumentException("it depends on who asks and when: " + compare);
        };
        if (NaiveComparison.isEmpty(operand)) {
            return compare.operator() == Operator.IS_NOT;
        }
        return NaiveComparison.holds(entity.get(path).type(), record.path(path), compare.operator(), operand);
    }

    private static JsonNode json(Object value) {
        return switch (value) {
            case Choice choice -> Json.node(choice.name());
            case BigDecimal number -> Json.node(number.toPlainString());
            case Boolean yes -> Json.node(yes);
            case Long number -> Json.node(number);
            default -> Json.node(value.toString());
        };
    }
}
