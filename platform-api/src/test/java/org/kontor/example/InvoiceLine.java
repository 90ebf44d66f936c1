package org.kontor.example;

import java.math.BigDecimal;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** One thing that a customer pays for; lives in the invoice. */
public final class InvoiceLine {
    public static final EntityName NAME = EntityName.of("billing", "invoice_line");

    public static final Field<String> WHAT = NAME.text("what").required();
    public static final Field<BigDecimal> AMOUNT = NAME.decimal("amount").required();

    private InvoiceLine() {}

    static Entity entity() {
        return Entity.of(NAME, "Invoice line", "Invoice lines").fields(WHAT, AMOUNT);
    }
}
