package org.kontor.core.layer;

import java.util.List;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;

/** What a role, a team or a user changes of a list's value: whether it is theirs to choose, and where it stands. */
public final class ValueChange {
    public static final EntityName NAME = EntityName.of("system", "value_change");

    public static final Field<String> LIST =
            NAME.text("list").required().maxLength(120).help("Such as contacts.industry");
    public static final Field<String> VALUE_NAME =
            NAME.text("name").label("Value").required().maxLength(50).help("By its name");
    public static final Field<Boolean> HIDDEN = NAME.yesNo("hidden")
            .help(
                    "Cannot be chosen by them; records that have it keep it. No: chosen again, in place of what a role or a"
                            + " larger team says");
    public static final Field<Long> RANK = NAME.integer("rank").help("Smaller comes first");

    static final LevelFields LEVELS = LevelFields.of(NAME);
    public static final Field<Ref> ROLE = LEVELS.role();
    public static final Field<Ref> TEAM = LEVELS.team();
    public static final Field<Ref> PERSON = LEVELS.person();
    static final Field<String> LEVEL = LEVELS.level();

    static final List<Field<?>> SAID = List.of(LIST, VALUE_NAME, HIDDEN, RANK);

    private ValueChange() {}

    public static Entity entity() {
        return Entity.of(NAME, "Change of a list", "Changes of lists")
                .fields(LIST, VALUE_NAME, ROLE, TEAM, PERSON, HIDDEN, RANK, LEVEL)
                .title(LIST, VALUE_NAME)
                .help("Which values of lists a role or a team chooses from, and in which order")
                .configuration(LIST, VALUE_NAME, ROLE, TEAM)
                .configurationWhere(PERSON.isEmpty());
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.unique(LIST, VALUE_NAME, LEVEL), Rule.index(LEVEL)};
    }
}
