package org.kontor.contacts.api;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;

/** A unit of our own company: a branch, a department, a team; units form a tree. */
public final class OrganizationalUnit {
    public static final EntityName NAME = EntityName.of("contacts", "organizational_unit");

    public static final Field<String> UNIT_NAME =
            NAME.text("name").required().maxLength(120).searchable();
    public static final Field<String> CODE = NAME.text("code").unique().maxLength(30);
    public static final Field<Ref> ORGANIZATION =
            NAME.reference("organization", Organization.NAME).label("Own company");
    public static final Field<Ref> PARENT = NAME.reference("parent_unit", NAME).label("Belongs to");
    public static final Field<Ref> HEAD = NAME.reference("head", EntityName.of("system", "user"));
    public static final Field<Boolean> ACTIVE = NAME.yesNo("active");

    private OrganizationalUnit() {}

    /** The entity. */
    public static Entity entity() {
        return Entity.of(NAME, "Organisational unit", "Organisational units")
                .title(UNIT_NAME)
                .fields(UNIT_NAME, CODE, ORGANIZATION, PARENT, HEAD, ACTIVE);
    }

    /** What is always true of units. */
    public static Rule[] rules() {
        return new Rule[] {Rule.fill(ACTIVE.to(true)), Rule.index(UNIT_NAME)};
    }
}
