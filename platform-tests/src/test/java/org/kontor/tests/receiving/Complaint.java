package org.kontor.tests.receiving;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;

/** What was wrong with something that was ordered. */
final class Complaint {
    static final EntityName NAME = EntityName.of("receiving", "complaint");

    static final Field<Ref> ORDER_LINE =
            NAME.reference("order_line", OrderLine.NAME).required();
    static final Field<String> WHAT = NAME.text("what").required();

    private Complaint() {}

    static Entity entity() {
        return Entity.of(NAME, "Complaint", "Complaints").fields(ORDER_LINE, WHAT);
    }
}
