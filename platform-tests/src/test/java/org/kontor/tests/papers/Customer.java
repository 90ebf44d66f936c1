package org.kontor.tests.papers;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** To whom it is offered. */
public final class Customer {
    public static final EntityName NAME = EntityName.of("papers", "customer");

    static final Field<String> FULL_NAME = NAME.text("full_name").required();
    static final Field<String> CITY = NAME.text("city");

    private Customer() {}

    static Entity entity() {
        return Entity.of(NAME, "Customer", "Customers").fields(FULL_NAME, CITY).title(FULL_NAME);
    }
}
