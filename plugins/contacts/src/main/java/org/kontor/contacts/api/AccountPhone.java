package org.kontor.contacts.api;

import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** A further phone number of an account. */
public final class AccountPhone {
    public static final EntityName NAME = EntityName.of("contacts", "account_phone");

    public static final Field<Choice> KIND = NAME.choice("kind", Lists.PHONE_KIND);
    public static final Field<String> PHONE = NAME.phone("phone").required().searchable();

    /** The number in its international form, where it is a valid one. */
    public static final Field<String> PHONE_E164 =
            NAME.text("phone_e164").label("Phone, international").maxLength(20).derived();

    public static final Field<String> NOTE = NAME.text("note");

    private AccountPhone() {}

    /** The entity. */
    public static Entity entity() {
        return Entity.of(NAME, "Phone", "Phones").title(PHONE).fields(KIND, PHONE, PHONE_E164, NOTE);
    }
}
