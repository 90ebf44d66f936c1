package org.kontor.contacts.api;

import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** Something told of a contact person: a role, a preference, an interest; as many as there are. */
public final class ContactAttribute {
    public static final EntityName NAME = EntityName.of("contacts", "contact_attribute");

    public static final Field<Choice> KIND =
            NAME.choice("kind", Lists.ATTRIBUTE_KIND).required();
    public static final Field<String> CONTENT = NAME.text("content").required().searchable();

    private ContactAttribute() {}

    /** The entity. */
    public static Entity entity() {
        return Entity.of(NAME, "Attribute", "Attributes").title(CONTENT).fields(KIND, CONTENT);
    }
}
