package org.kontor.example;

import java.math.BigDecimal;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Rule;

/** One product of an order; lives in it. */
public final class OrderLine {
    public static final EntityName NAME = EntityName.of("inventory", "order_line");

    public static final Field<String> PRODUCT = NAME.text("product").required();
    public static final Field<BigDecimal> QUANTITY = NAME.decimal("quantity").required();
    public static final Field<BigDecimal> RECEIVED = NAME.decimal("received");

    private static final Message TOO_MANY = Message.of("inventory.too_many", "More would come than was ordered");

    private OrderLine() {}

    static Entity entity() {
        return Entity.of(NAME, "Order line", "Order lines").fields(PRODUCT, QUANTITY, RECEIVED);
    }

    // @start region="received"
    static Rule[] rules() {
        return new Rule[] {
            Rule.sum(RECEIVED, Measure.sum(ReceiptLine.QUANTITY), ReceiptLine.ORDER_LINE),
            Rule.must("not_more", RECEIVED.atMost(QUANTITY), TOO_MANY)
        };
    }
    // @end region="received"
}
