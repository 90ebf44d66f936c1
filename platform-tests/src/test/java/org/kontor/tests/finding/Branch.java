package org.kontor.tests.finding;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** A part of a firm. */
final class Branch {
    static final EntityName NAME = EntityName.of("finding", "branch");

    static final Field<String> STREET = NAME.text("street").searchable();

    private Branch() {}

    static Entity entity() {
        return Entity.of(NAME, "Branch", "Branches").fields(STREET);
    }
}
