package org.kontor.tests.receiving;

import java.util.List;
import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Row;

/** What was ordered, for which warehouse. */
final class Order {
    static final EntityName NAME = EntityName.of("receiving", "order");

    static final Choice CONFIRMED = Choice.of("confirmed");
    static final Choice PARTLY = Choice.of("partly");
    static final Choice DONE = Choice.of("done");

    static final Field<Ref> WAREHOUSE =
            NAME.reference("warehouse", Warehouse.NAME).required();
    static final Field<Choice> STATE = NAME.choice("state", CONFIRMED, PARTLY, DONE);
    static final Field<List<Row>> LINES = NAME.parts("lines", OrderLine.NAME);

    private Order() {}

    static Entity entity() {
        return Entity.of(NAME, "Order", "Orders").fields(WAREHOUSE, STATE, LINES);
    }
}
