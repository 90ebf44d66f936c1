package org.kontor.tests.papers;

import java.math.BigDecimal;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** One thing that is offered. */
public final class OfferLine {
    public static final EntityName NAME = EntityName.of("papers", "offer_line");

    static final Field<String> THING = NAME.text("thing").required();
    static final Field<BigDecimal> QUANTITY = NAME.decimal("quantity");
    static final Field<BigDecimal> PRICE = NAME.price("price");

    private OfferLine() {}

    static Entity entity() {
        return Entity.of(NAME, "Line", "Lines").fields(THING, QUANTITY, PRICE).title(THING);
    }
}
