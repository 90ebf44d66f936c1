package org.kontor.contacts.api;

import org.kontor.api.Condition;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** A named group of contact persons, put together by hand, by a condition, or both. */
public final class PersonGroup {
    public static final EntityName NAME = EntityName.of("contacts", "person_group");

    public static final Field<String> GROUP_NAME =
            NAME.text("name").required().maxLength(100).searchable();
    public static final Field<String> DESCRIPTION = NAME.longText("description");
    public static final Field<Condition> CRITERION =
            NAME.condition("criterion").help("Contact persons who meet it belong to the group by themselves");

    private PersonGroup() {}

    /** The entity. */
    public static Entity entity() {
        return Entity.of(NAME, "Group of persons", "Groups of persons")
                .owned()
                .title(GROUP_NAME)
                .fields(GROUP_NAME, DESCRIPTION, CRITERION);
    }
}
