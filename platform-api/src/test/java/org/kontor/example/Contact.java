package org.kontor.example;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;

// @start region="entity"
/** A person we do business with. */
public final class Contact {
    public static final EntityName NAME = EntityName.of("contacts", "contact");

    public static final Field<String> FULL_NAME =
            NAME.text("full_name").required().maxLength(200).searchable();
    public static final Field<String> EMAIL = NAME.email("email").unique().searchable();
    public static final Field<Ref> ACCOUNT = NAME.reference("account", Account.NAME);

    static Entity entity() {
        return Entity.of(NAME, "Contact", "Contacts")
                .fields(FULL_NAME, EMAIL, ACCOUNT)
                .title(FULL_NAME);
    }

    private Contact() {}
}
// @end region="entity"
