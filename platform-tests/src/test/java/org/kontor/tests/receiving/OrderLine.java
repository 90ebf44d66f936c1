package org.kontor.tests.receiving;

import java.math.BigDecimal;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Rule;

/** So many of a product, and how many of them have come. */
final class OrderLine {
    static final EntityName NAME = EntityName.of("receiving", "order_line");

    static final Field<Ref> PRODUCT = NAME.reference("product", Product.NAME).required();
    static final Field<BigDecimal> QUANTITY = NAME.decimal("quantity").required();
    static final Field<BigDecimal> RECEIVED = NAME.decimal("received");

    private OrderLine() {}

    static Entity entity() {
        return Entity.of(NAME, "Order line", "Order lines").fields(PRODUCT, QUANTITY, RECEIVED);
    }

    static Rule[] rules() {
        return new Rule[] {
            Rule.sum(RECEIVED, Measure.sum(ReceiptLine.QUANTITY), ReceiptLine.ORDER_LINE),
            Rule.must(
                    "not_more_than_ordered",
                    RECEIVED.atMost(QUANTITY),
                    Message.of("receiving.too_much", "More would come than was ordered"))
        };
    }
}
