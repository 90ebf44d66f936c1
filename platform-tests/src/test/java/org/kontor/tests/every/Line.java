package org.kontor.tests.every;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;

/** Lives in a thing. */
public final class Line {
    public static final EntityName NAME = EntityName.of("every", "line");

    public static final Field<String> TEXT = NAME.text("text").required();
    public static final Field<Long> QUANTITY = NAME.integer("quantity");
    public static final Field<Ref> BOX = NAME.reference("box", Box.NAME);

    private Line() {}

    static Entity entity() {
        return Entity.of(NAME, "Line", "Lines").fields(TEXT, QUANTITY, BOX);
    }
}
