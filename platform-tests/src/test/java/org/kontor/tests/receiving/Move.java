package org.kontor.tests.receiving;

import java.math.BigDecimal;
import org.kontor.api.Condition;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;

/** A line of the ledger: so many came or went, because of this. Never changed, never deleted. */
final class Move {
    static final EntityName NAME = EntityName.of("receiving", "move");

    static final Field<Ref> LEVEL = NAME.reference("level", Level.NAME).required();
    static final Field<BigDecimal> QUANTITY = NAME.decimal("quantity").required();
    static final Field<Ref> BECAUSE = NAME.reference("because");

    static final Rule LEDGER = Rule.frozen(Condition.always());

    private Move() {}

    static Entity entity() {
        return Entity.of(NAME, "Move", "Moves").fields(LEVEL, QUANTITY, BECAUSE);
    }
}
