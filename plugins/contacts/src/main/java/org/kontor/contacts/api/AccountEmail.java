package org.kontor.contacts.api;

import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** A further e-mail address of an account. */
public final class AccountEmail {
    public static final EntityName NAME = EntityName.of("contacts", "account_email");

    public static final Field<Choice> KIND = NAME.choice("kind", Lists.EMAIL_KIND);
    public static final Field<String> EMAIL =
            NAME.email("email").label("E-mail").required().searchable();
    public static final Field<String> NOTE = NAME.text("note");

    private AccountEmail() {}

    /** The entity. */
    public static Entity entity() {
        return Entity.of(NAME, "E-mail address", "E-mail addresses")
                .title(EMAIL)
                .fields(KIND, EMAIL, NOTE);
    }
}
