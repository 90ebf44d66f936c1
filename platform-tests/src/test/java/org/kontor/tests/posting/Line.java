package org.kontor.tests.posting;

import java.math.BigDecimal;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** What is sold, how many of it and for how much each. */
final class Line {
    static final EntityName NAME = EntityName.of("posting", "line");

    static final Field<String> WHAT = NAME.text("what");
    static final Field<BigDecimal> QUANTITY = NAME.decimal("quantity").required();
    static final Field<BigDecimal> PRICE = NAME.price("price").required();
    static final Field<BigDecimal> RATE = NAME.decimal("rate").required();
    static final Field<BigDecimal> AMOUNT = NAME.decimal("amount").derived();

    private Line() {}

    static Entity entity() {
        return Entity.of(NAME, "Line", "Lines").fields(WHAT, QUANTITY, PRICE, RATE, AMOUNT);
    }
}
