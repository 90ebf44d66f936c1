package org.kontor.tests.receiving;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** What is ordered. */
final class Product {
    static final EntityName NAME = EntityName.of("receiving", "product");

    static final Field<String> LABEL = NAME.text("label").required();

    private Product() {}

    static Entity entity() {
        return Entity.of(NAME, "Product", "Products").fields(LABEL);
    }
}
