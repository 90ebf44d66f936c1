package org.kontor.contacts.api;

import org.kontor.api.Condition;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** A database of parties that administrators define: customers of the shop, suppliers of wood, whatever they like. */
public final class Base {
    public static final EntityName NAME = EntityName.of("contacts", "base");

    public static final Field<String> BASE_NAME =
            NAME.text("name").required().unique().maxLength(100).searchable();
    public static final Field<String> DESCRIPTION = NAME.longText("description");
    public static final Field<Condition> CRITERION =
            NAME.condition("criterion").help("Accounts that meet it are put into the base by \"Collect\"");

    private Base() {}

    /** The entity. */
    public static Entity entity() {
        return Entity.of(NAME, "Base", "Bases")
                .title(BASE_NAME)
                .fields(BASE_NAME, DESCRIPTION, CRITERION)
                .configuration(BASE_NAME);
    }
}
