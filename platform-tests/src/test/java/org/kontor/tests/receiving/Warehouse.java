package org.kontor.tests.receiving;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** Where things lie. */
final class Warehouse {
    static final EntityName NAME = EntityName.of("receiving", "warehouse");

    static final Field<String> LABEL = NAME.text("label").required();

    private Warehouse() {}

    static Entity entity() {
        return Entity.of(NAME, "Warehouse", "Warehouses").fields(LABEL);
    }
}
