package org.kontor.core.meta;

import java.util.HashMap;
import java.util.Map;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Rule;
import org.kontor.api.Values;

/**
 * One rule by which an entity's records play an aspect.
 *
 * @param number among all rules that play the aspect
 * @param entity whose records
 * @param turn among the rules by which this entity plays the aspect; each makes a row of the same record
 * @param when which records
 * @param fields what is said to the aspect's fields, by their names; a value or a term
 */
public record Play(int number, EntityName entity, int turn, Condition when, Map<String, Assignment> fields) {
    /** As often may one entity play one aspect: the rows' ids tell the turns apart in one hexadecimal digit. */
    public static final int MOST_TURNS = 8;

    public Play {
        fields = Map.copyOf(fields);
    }

    static Play of(int number, EntityName entity, int turn, Rule.Plays rule) {
        Map<String, Assignment> fields = new HashMap<>();
        rule.fields().forEach(assignment -> {
            switch (assignment) {
                case Assignment.Value value -> fields.put(value.field().name(), value);
                case Assignment.Source source -> fields.put(source.field().name(), source);
                case Values values -> throw new IllegalStateException("checked at load");
            }
        });
        return new Play(number, entity, turn, rule.when(), fields);
    }
}
