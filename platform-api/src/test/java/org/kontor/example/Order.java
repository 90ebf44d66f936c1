package org.kontor.example;

import java.util.List;
import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FileId;
import org.kontor.api.Ref;
import org.kontor.api.Row;

/** What we ordered from a supplier. */
public final class Order {
    public static final EntityName NAME = EntityName.of("inventory", "order");

    public static final Choice DRAFT = Choice.of("draft");
    public static final Choice CONFIRMED = Choice.of("confirmed");
    public static final Choice PARTLY = Choice.of("partly");
    public static final Choice DONE = Choice.of("done");

    public static final Field<Ref> SUPPLIER =
            NAME.reference("supplier", Account.NAME).required();
    public static final Field<String> WAREHOUSE = NAME.text("warehouse").required();
    public static final Field<Choice> STATE = NAME.choice("state", DRAFT, CONFIRMED, PARTLY, DONE);
    public static final Field<FileId> CONFIRMATION = NAME.file("confirmation");
    // @start region="parts"
    public static final Field<List<Row>> LINES = NAME.parts("lines", OrderLine.NAME);
    // @end region="parts"

    private Order() {}

    static Entity entity() {
        return Entity.of(NAME, "Order", "Orders").fields(SUPPLIER, WAREHOUSE, STATE, CONFIRMATION, LINES);
    }
}
