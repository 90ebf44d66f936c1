package org.kontor.core.system;

import java.time.Instant;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FileId;
import org.kontor.api.Ref;
import org.kontor.api.Rule;

/** What was set of what a plugin lets be set, for the system, a team or a user. */
public final class SettingRecord {
    public static final EntityName NAME = EntityName.of("system", "setting");

    public static final Field<String> PLUGIN = NAME.text("plugin").required().maxLength(30);
    public static final Field<String> SETTING_NAME =
            NAME.text("name").required().maxLength(50);
    public static final Field<Ref> TEAM = NAME.reference("for_team", Team.NAME)
            .label("Team")
            .help("Whose members it counts for; empty: not for a team");
    public static final Field<Ref> PERSON =
            NAME.reference("for_user", User.NAME).label("User").help("Whom it counts for; empty: not for a user alone");
    public static final Field<String> CONTENT =
            NAME.longText("content").sensitive().help("As a file of imports writes it; empty: what counts otherwise");
    public static final Field<FileId> FILE = NAME.file("file").help("What is set, where it is a file");
    public static final Field<Instant> SECRET_AT = NAME.moment("secret_at")
            .label("Secret set")
            .help("When a secret was set; the secret itself is never shown")
            .derived();

    /** {@link SettingLevel} as text: what is set is unique for it. */
    static final Field<String> LEVEL = NAME.text("level").maxLength(45).derived();

    private SettingRecord() {}

    static Entity entity() {
        return Entity.of(NAME, "Setting", "Settings")
                .fields(PLUGIN, SETTING_NAME, TEAM, PERSON, CONTENT, FILE, SECRET_AT, LEVEL)
                .title(PLUGIN, SETTING_NAME)
                .configuration(PLUGIN, SETTING_NAME, TEAM)
                // what users set for themselves stays with them
                .configurationWhere(PERSON.isEmpty());
    }

    static Rule[] rules() {
        return new Rule[] {Rule.unique(PLUGIN, SETTING_NAME, LEVEL)};
    }
}
