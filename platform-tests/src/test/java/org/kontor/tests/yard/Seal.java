package org.kontor.tests.yard;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** Hangs on a good. */
final class Seal {
    static final EntityName NAME = EntityName.of("yard", "seal");

    static final Field<String> NUMBER = NAME.text("number").unique();

    private Seal() {}

    static Entity entity() {
        return Entity.of(NAME, "Seal", "Seals").fields(NUMBER);
    }
}
