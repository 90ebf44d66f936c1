package org.kontor.core.formula;

import java.util.Set;
import org.kontor.api.Field;
import org.kontor.api.Rule;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.SumRule;

/** A rule that keeps a field made of others, resolved. */
public sealed interface KeptRule {
    /** Whose field it is. */
    EntityMeta entity();

    /** The field that it keeps. */
    FieldMeta field();

    /** The fields that it is made of; of a sum, those of the records that are summed. */
    Set<Field<?>> madeOf();

    /** A sum. */
    record OfSum(SumRule sum, Set<Field<?>> madeOf) implements KeptRule {
        static OfSum of(SumRule sum) {
            return new OfSum(sum, SumRule.speaksOf(sum.rule()));
        }

        @Override
        public EntityMeta entity() {
            return sum.parent();
        }

        @Override
        public FieldMeta field() {
            return sum.field();
        }
    }

    /**
     * A formula.
     *
     * @param rule as it was declared
     * @param formula as it was understood
     */
    record OfFormula(EntityMeta entity, FieldMeta field, Rule.Formula rule, Formula formula, Set<Field<?>> madeOf)
            implements KeptRule {}
}
