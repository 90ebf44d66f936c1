package org.kontor.core.system;

import java.util.List;
import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Row;
import org.kontor.api.Rule;

/** Rights under a name, given to users. */
public final class Role {
    public static final EntityName NAME = EntityName.of("system", "role");

    public static final Choice PLUGIN = Choice.of("plugin");
    public static final Choice OWN = Choice.of("own");

    public static final Field<String> ROLE_NAME = NAME.text("name")
            .required()
            .unique()
            .maxLength(100)
            .help("Lower-case letters, digits and _; plugins' own roles are named plugin.role");
    public static final Field<String> LABEL =
            NAME.text("label").required().maxLength(200).searchable();
    public static final Field<Boolean> ADMINISTRATOR =
            NAME.yesNo("administrator").help("May do everything, with all data");
    public static final Field<Choice> ORIGIN =
            NAME.choice("origin", OWN, PLUGIN).help("A plugin's role says itself what it grants; copy it to change it");
    public static final Field<List<Row>> GRANTS = NAME.parts("grants", Grant.NAME);
    public static final Field<List<Row>> PERMISSIONS = NAME.parts("permissions", RolePermission.NAME);

    private Role() {}

    static Entity entity() {
        return Entity.of(NAME, "Role", "Roles")
                .fields(ROLE_NAME, LABEL, ADMINISTRATOR, ORIGIN, GRANTS, PERMISSIONS)
                .title(LABEL)
                .configuration(ROLE_NAME)
                // a plugin's role comes with the plugin
                .configurationWhere(ORIGIN.is(OWN));
    }

    static Rule[] rules() {
        return new Rule[] {Rule.fill(ADMINISTRATOR.to(false), ORIGIN.to(OWN))};
    }
}
