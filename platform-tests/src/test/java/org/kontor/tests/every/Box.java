package org.kontor.tests.every;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** What things lie in; belongs to nobody. */
public final class Box {
    public static final EntityName NAME = EntityName.of("every", "box");

    public static final Field<String> LABEL = NAME.text("label").required();
    public static final Field<Long> SIZE = NAME.integer("size");
    public static final Field<String> KEY = NAME.text("lock_code").sensitive();

    private Box() {}

    static Entity entity() {
        return Entity.of(NAME, "Box", "Boxes").fields(LABEL, SIZE, KEY);
    }
}
