package org.kontor.tests.receiving;

import java.util.List;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Row;

/** What came at one time. */
final class Receipt {
    static final EntityName NAME = EntityName.of("receiving", "receipt");

    static final Field<Ref> ORDER = NAME.reference("of_order", Order.NAME).required();
    static final Field<List<Row>> LINES = NAME.parts("lines", ReceiptLine.NAME);

    private Receipt() {}

    static Entity entity() {
        return Entity.of(NAME, "Receipt", "Receipts").fields(ORDER, LINES);
    }
}
