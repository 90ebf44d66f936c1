package org.kontor.core.system;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;

/** People who work together: a department, a branch, a project. */
public final class Team {
    public static final EntityName NAME = EntityName.of("system", "team");

    public static final Field<String> TEAM_NAME =
            NAME.text("name").required().unique().maxLength(100).searchable();
    public static final Field<Ref> PART_OF = NAME.reference("part_of", NAME).help("The larger unit it belongs to");
    public static final Field<String> DESCRIPTION = NAME.longText("description");

    private Team() {}

    static Entity entity() {
        return Entity.of(NAME, "Team", "Teams")
                .fields(TEAM_NAME, PART_OF, DESCRIPTION)
                .title(TEAM_NAME)
                .configuration(TEAM_NAME);
    }
}
