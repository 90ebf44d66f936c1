package org.kontor.contacts.api;

import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** A further address of an account on the web. */
public final class AccountWeb {
    public static final EntityName NAME = EntityName.of("contacts", "account_web");

    public static final Field<Choice> KIND = NAME.choice("kind", Lists.WEB_KIND);
    public static final Field<String> WEB_ADDRESS =
            NAME.url("web_address").required().searchable();
    public static final Field<String> NOTE = NAME.text("note");

    private AccountWeb() {}

    /** The entity. */
    public static Entity entity() {
        return Entity.of(NAME, "Web address", "Web addresses")
                .title(WEB_ADDRESS)
                .fields(KIND, WEB_ADDRESS, NOTE);
    }
}
