package org.kontor.core.duplicate;

import java.math.BigDecimal;
import java.util.List;
import org.kontor.api.Condition;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Row;
import org.kontor.api.Rule;

/** From when on records of an entity are taken for one, and what each field counts; without one the defaults hold. */
public final class DuplicateRule {
    public static final EntityName NAME = EntityName.of("system", "duplicate_rule");
    public static final EntityName WEIGHT_NAME = EntityName.of("system", "duplicate_weight");

    /** From this score on records are shown as likely one. */
    public static final double WARN_BY_DEFAULT = 0.75;
    /** From this score on hardly anybody doubts it. */
    public static final double CERTAIN_BY_DEFAULT = 0.95;

    public static final Field<String> FIELD = WEIGHT_NAME
            .text("field")
            .required()
            .maxLength(120)
            .help("A field of the entity, or of its parts as phones.phone");
    static final Field<BigDecimal> WEIGHT = WEIGHT_NAME
            .decimal("weight")
            .required()
            .help("How much it speaks for it when both have the same, from 0 to 0.99; 0 leaves it out");

    public static final Field<String> ENTITY =
            NAME.text("entity").required().unique().maxLength(100).help("Such as contacts.account");
    static final Field<BigDecimal> WARN = NAME.decimal("warn")
            .help("From this score on, between 0 and 1, records are shown as likely one; 0.75 without it");
    static final Field<BigDecimal> CERTAIN = NAME.decimal("certain")
            .help("From this score on, between 0 and 1, they are taken for certainly one; 0.95 without it");
    public static final Field<List<Row>> WEIGHTS = NAME.parts("weights", WEIGHT_NAME);

    private DuplicateRule() {}

    public static Entity entity() {
        return Entity.of(NAME, "Rule for duplicates", "Rules for duplicates")
                .fields(ENTITY, WARN, CERTAIN, WEIGHTS)
                .title(ENTITY)
                .help("From when on records are taken for one, and what each field counts");
    }

    public static Entity weight() {
        return Entity.of(WEIGHT_NAME, "Weight of a field", "Weights of fields").fields(FIELD, WEIGHT);
    }

    public static Rule[] rules() {
        return new Rule[] {
            Rule.must("warn_fits", between(WARN), unfit()), Rule.must("certain_fits", between(CERTAIN), unfit())
        };
    }

    public static Rule[] weightRules() {
        return new Rule[] {
            Rule.must(
                    "weight_fits",
                    WEIGHT.atLeast(BigDecimal.ZERO).and(WEIGHT.atMost(new BigDecimal("0.99"))),
                    Message.of("system.duplicate_weight_unfit", "A weight goes from 0 to 0.99"))
        };
    }

    private static Condition between(Field<BigDecimal> field) {
        return field.isEmpty().or(field.atLeast(BigDecimal.ZERO).and(field.atMost(BigDecimal.ONE)));
    }

    private static Message unfit() {
        return Message.of("system.duplicate_score_unfit", "A score goes from 0 to 1");
    }
}
