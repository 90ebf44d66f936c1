package org.kontor.core.system;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Rule;

/** What an administrator set of what a plugin lets be set. */
public final class Setting {
    public static final EntityName NAME = EntityName.of("system", "setting");

    public static final Field<String> PLUGIN = NAME.text("plugin").required().maxLength(30);
    public static final Field<String> SETTING_NAME =
            NAME.text("name").required().maxLength(50);
    public static final Field<String> CONTENT = NAME.longText("content")
            .sensitive()
            .help("As a file of imports writes it; empty: what the plugin thinks best");

    private Setting() {}

    static Entity entity() {
        return Entity.of(NAME, "Setting", "Settings")
                .fields(PLUGIN, SETTING_NAME, CONTENT)
                .title(PLUGIN, SETTING_NAME);
    }

    static Rule[] rules() {
        return new Rule[] {Rule.unique(PLUGIN, SETTING_NAME)};
    }
}
