package org.kontor.tests.receiving;

import java.math.BigDecimal;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;

/** How many came of an ordered line. */
final class ReceiptLine {
    static final EntityName NAME = EntityName.of("receiving", "receipt_line");

    static final Field<Ref> ORDER_LINE =
            NAME.reference("order_line", OrderLine.NAME).required();
    static final Field<BigDecimal> QUANTITY = NAME.decimal("quantity").required();

    private ReceiptLine() {}

    static Entity entity() {
        return Entity.of(NAME, "Receipt line", "Receipt lines").fields(ORDER_LINE, QUANTITY);
    }
}
