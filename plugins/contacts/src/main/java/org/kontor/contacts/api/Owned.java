package org.kontor.contacts.api;

import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;

/** Owner and team of a record as fields that can be set. */
public final class Owned {
    public static final EntityName USER = EntityName.of("system", "user");
    public static final EntityName TEAM = EntityName.of("system", "team");

    private Owned() {}

    /** Whom a record belongs to. */
    public static Field<Ref> owner(EntityName entity) {
        return entity.reference("owner", USER);
    }

    /** The team that a record belongs to. */
    public static Field<Ref> team(EntityName entity) {
        return entity.reference("team", TEAM);
    }
}
