package org.kontor.tests.yard;

import java.util.List;
import org.kontor.api.Condition;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Rule;

/** Lies in a crate, under rules of every kind. */
final class Good {
    static final EntityName NAME = EntityName.of("yard", "good");

    static final Field<String> LABEL = NAME.text("label").required();
    static final Field<String> CODE = NAME.text("code").unique();
    static final Field<Ref> CRATE = NAME.reference("crate", Crate.NAME).required();
    static final Field<Ref> SPARE = NAME.reference("spare", Crate.NAME);
    static final Field<Long> WEIGHT = NAME.integer("weight");
    static final Field<Boolean> CHECKED = NAME.yesNo("checked");
    static final Field<String> CHECKER = NAME.text("checker");
    static final Field<List<Row>> SEALS = NAME.parts("seals", Seal.NAME);

    private Good() {}

    static Entity entity() {
        return Entity.of(NAME, "Good", "Goods")
                .fields(LABEL, CODE, CRATE, SPARE, WEIGHT, CHECKED, CHECKER, SEALS)
                .title(LABEL);
    }

    static Rule[] rules() {
        return new Rule[] {
            Rule.must(
                    "fits",
                    WEIGHT.atMost(Crate.CAPACITY.of(CRATE)),
                    Message.of("yard.too_heavy", "The good is too heavy for its crate")),
            Rule.must(
                    "settled",
                    Condition.any(
                            CHECKED.isEmpty(),
                            CHECKED.is(false),
                            Condition.some(Complaint.GOOD, Complaint.OPEN.is(true))
                                    .not()),
                    Message.of("yard.unsettled", "A good that was checked has no open complaint")),
            Rule.required(CHECKED.is(true), CHECKER)
        };
    }
}
