package org.kontor.example;

import java.math.BigDecimal;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** One product of an order; lives in it. */
public final class OrderLine {
    public static final EntityName NAME = EntityName.of("inventory", "order_line");

    public static final Field<String> PRODUCT = NAME.text("product").required();
    public static final Field<BigDecimal> QUANTITY = NAME.decimal("quantity").required();
    public static final Field<BigDecimal> RECEIVED = NAME.decimal("received");

    private OrderLine() {}

    static Entity entity() {
        return Entity.of(NAME, "Order line", "Order lines").fields(PRODUCT, QUANTITY, RECEIVED);
    }
}
