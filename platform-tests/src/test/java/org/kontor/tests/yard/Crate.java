package org.kontor.tests.yard;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** What goods cannot do without. */
final class Crate {
    static final EntityName NAME = EntityName.of("yard", "crate");

    static final Field<String> LABEL = NAME.text("label").required();
    static final Field<Long> CAPACITY = NAME.integer("capacity");

    private Crate() {}

    static Entity entity() {
        return Entity.of(NAME, "Crate", "Crates").fields(LABEL, CAPACITY);
    }
}
