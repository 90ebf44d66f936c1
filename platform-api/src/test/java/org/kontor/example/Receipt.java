package org.kontor.example;

import java.util.List;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Row;

/** Goods that came in for an order. */
public final class Receipt {
    public static final EntityName NAME = EntityName.of("inventory", "receipt");

    public static final Field<Ref> ORDER = NAME.reference("order", Order.NAME).required();
    public static final Field<List<Row>> LINES = NAME.parts("lines", ReceiptLine.NAME);

    private Receipt() {}

    static Entity entity() {
        return Entity.of(NAME, "Receipt", "Receipts").fields(ORDER, LINES);
    }
}
