package org.kontor.example;

import java.math.BigDecimal;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;

/** How much of an order's line came in; lives in the receipt. */
public final class ReceiptLine {
    public static final EntityName NAME = EntityName.of("inventory", "receipt_line");

    public static final Field<Ref> ORDER_LINE =
            NAME.reference("order_line", OrderLine.NAME).required();
    public static final Field<BigDecimal> QUANTITY = NAME.decimal("quantity").required();

    private ReceiptLine() {}

    static Entity entity() {
        return Entity.of(NAME, "Receipt line", "Receipt lines").fields(ORDER_LINE, QUANTITY);
    }
}
