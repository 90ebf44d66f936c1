package org.kontor.contacts.api;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;

/** That a contact person was put into a group by hand. */
public final class GroupMember {
    public static final EntityName NAME = EntityName.of("contacts", "group_member");

    public static final Field<Ref> GROUP =
            NAME.reference("person_group", PersonGroup.NAME).label("Group").required();
    public static final Field<Ref> CONTACT =
            NAME.reference("contact", Contact.NAME).required();
    public static final Field<String> NOTE = NAME.text("note");

    private GroupMember() {}

    /** The entity. */
    public static Entity entity() {
        return Entity.of(NAME, "Group member", "Group members")
                .owned()
                .title(Contact.FULL_NAME.of(CONTACT))
                .fields(GROUP, CONTACT, NOTE);
    }

    /** What is always true of members. */
    public static Rule[] rules() {
        return new Rule[] {Rule.unique(GROUP, CONTACT)};
    }
}
