package org.kontor.core.system;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** One permission of a role. Lives in its role. */
final class RolePermission {
    static final EntityName NAME = EntityName.of("system", "role_permission");

    static final Field<String> PERMISSION =
            NAME.text("permission").required().maxLength(131).help("Such as contacts.export_vcard");

    private RolePermission() {}

    static Entity entity() {
        return Entity.of(NAME, "Permission", "Permissions").fields(PERMISSION).title(PERMISSION);
    }
}
