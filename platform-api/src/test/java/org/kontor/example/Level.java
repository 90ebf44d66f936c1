package org.kontor.example;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Rule;

/** A product in a warehouse. */
public final class Level {
    public static final EntityName NAME = EntityName.of("inventory", "level");

    public static final Field<String> PRODUCT = NAME.text("product").required();
    public static final Field<String> WAREHOUSE = NAME.text("warehouse").required();

    static final Rule ONE_OF_EACH = Rule.unique(PRODUCT, WAREHOUSE);

    private Level() {}

    static Entity entity() {
        return Entity.of(NAME, "Level", "Levels").fields(PRODUCT, WAREHOUSE);
    }
}
