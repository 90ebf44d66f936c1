package org.kontor.tests.posting;

import java.math.BigDecimal;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** The tax of all lines of one rate: rounded once, never line by line. */
final class Tax {
    static final EntityName NAME = EntityName.of("posting", "tax");

    static final Field<BigDecimal> RATE = NAME.decimal("rate").derived();
    static final Field<BigDecimal> DISCOUNT = NAME.decimal("discount").derived();
    static final Field<BigDecimal> BASIS = NAME.decimal("basis").derived();
    static final Field<BigDecimal> AMOUNT = NAME.decimal("amount").derived();
    static final Field<BigDecimal> ROUNDING = NAME.decimal("rounding").derived();
    static final Field<BigDecimal> DUE = NAME.decimal("due").derived();

    private Tax() {}

    static Entity entity() {
        return Entity.of(NAME, "Tax", "Taxes").fields(RATE, DISCOUNT, BASIS, AMOUNT, ROUNDING, DUE);
    }
}
