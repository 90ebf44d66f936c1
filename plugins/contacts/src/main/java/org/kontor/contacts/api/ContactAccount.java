package org.kontor.contacts.api;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;

/** A further account that a contact person belongs to, where the setting allows several. */
public final class ContactAccount {
    public static final EntityName NAME = EntityName.of("contacts", "contact_account");

    public static final Field<Ref> ACCOUNT =
            NAME.reference("account", Account.NAME).required();
    public static final Field<String> JOB_TITLE =
            NAME.text("job_title").label("Function").maxLength(120);
    public static final Field<Boolean> ACTIVE = NAME.yesNo("active");

    private ContactAccount() {}

    /** The entity. */
    public static Entity entity() {
        return Entity.of(NAME, "Further account", "Further accounts")
                .title(Account.ACCOUNT_NAME.of(ACCOUNT))
                .fields(ACCOUNT, JOB_TITLE, ACTIVE);
    }
}
