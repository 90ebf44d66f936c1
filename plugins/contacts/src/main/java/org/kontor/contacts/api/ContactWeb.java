package org.kontor.contacts.api;

import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** A further address of a contact person on the web. */
public final class ContactWeb {
    public static final EntityName NAME = EntityName.of("contacts", "contact_web");

    public static final Field<Choice> KIND = NAME.choice("kind", Lists.WEB_KIND);
    public static final Field<String> WEB_ADDRESS =
            NAME.url("web_address").required().searchable();
    public static final Field<String> NOTE = NAME.text("note");

    private ContactWeb() {}

    /** The entity. */
    public static Entity entity() {
        return Entity.of(NAME, "Web address", "Web addresses")
                .title(WEB_ADDRESS)
                .fields(KIND, WEB_ADDRESS, NOTE);
    }
}
