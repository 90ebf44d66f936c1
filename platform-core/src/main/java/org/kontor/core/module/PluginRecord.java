package org.kontor.core.module;

import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Rule;

/**
 * A plugin as administrators want it, the same for all servers on a database. The kernel alone writes it, when a plan is
 * applied; what became of the plugin on one server is in that server's report.
 */
public final class PluginRecord {
    public static final EntityName NAME = EntityName.of("system", "plugin");

    /** It lies there, and nobody has enabled it yet. */
    public static final Choice AVAILABLE = Choice.of("available");

    public static final Choice ENABLED = Choice.of("enabled");
    public static final Choice DISABLED = Choice.of("disabled");
    /** The kernel disabled it, after it failed again and again. */
    public static final Choice SET_ASIDE = Choice.of("set_aside");
    /** It is gone, and its data are kept. */
    public static final Choice REMOVED = Choice.of("removed");

    private static final int HASH_LENGTH = 64;

    public static final Field<String> PLUGIN =
            NAME.text("plugin").label("Id").required().unique().maxLength(30).derived();
    public static final Field<String> TITLE =
            NAME.text("label").label("Title").required().maxLength(200).derived();
    public static final Field<String> PLUGIN_VERSION =
            NAME.text("plugin_version").label("Version").maxLength(100).derived();
    public static final Field<Choice> STATE = NAME.choice("state", AVAILABLE, ENABLED, DISABLED, SET_ASIDE, REMOVED)
            .required()
            .derived();
    public static final Field<String> HASH = NAME.text("hash")
            .label("SHA-256 of its files")
            .help("Files with another one are not started until an administrator enables them")
            .maxLength(HASH_LENGTH)
            .derived();
    public static final Field<String> REASON =
            NAME.longText("reason").help("Why it was set aside").derived();

    private PluginRecord() {}

    public static Entity entity() {
        return Entity.of(NAME, "Plugin", "Plugins")
                .fields(TITLE, PLUGIN, STATE, PLUGIN_VERSION, HASH, REASON)
                .title(TITLE)
                .help("What this installation is made of");
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.index(TITLE)};
    }
}
