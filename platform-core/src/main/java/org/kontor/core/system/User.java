package org.kontor.core.system;

import java.util.List;
import org.kontor.api.Addressable;
import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.PersonalData;
import org.kontor.api.Ref;
import org.kontor.api.Rule;

/** A person who signs in, or a plugin that acts on its own. */
public final class User {
    public static final EntityName NAME = EntityName.of("system", "user");

    public static final Choice PERSON = Choice.of("person");
    public static final Choice PLUGIN = Choice.of("plugin");

    public static final Field<String> LOGIN = NAME.text("name")
            .label("Login")
            .required()
            .unique()
            .maxLength(100)
            .searchable()
            .help("What the person types to sign in; upper and lower case are the same");
    public static final Field<String> FULL_NAME =
            NAME.text("full_name").required().maxLength(200).searchable();
    public static final Field<String> EMAIL =
            NAME.email("email").label("E-mail").searchable();
    public static final Field<String> LOCALE =
            NAME.text("locale").label("Language").maxLength(35).help("Such as en, de, cs, pl or zh-CN");
    public static final Field<String> ZONE =
            NAME.text("zone").label("Time zone").maxLength(50).help("Such as Europe/Prague");
    public static final Field<Choice> KIND = NAME.choice("kind", PERSON, PLUGIN);
    public static final Field<Boolean> ACTIVE =
            NAME.yesNo("active").help("Whoever is not active is signed out at once and cannot sign in");
    public static final Field<Boolean> ADMINISTRATOR =
            NAME.yesNo("administrator").help("May do everything, with all data");
    public static final Field<Ref> MANAGER =
            NAME.reference("manager", NAME).label("Superior").help("Sees what this user's roles call subordinates'");
    public static final Field<Ref> MAIN_TEAM =
            NAME.reference("main_team", Team.NAME).help("The department: new records of the user belong to it");
    public static final Field<List<Ref>> TEAMS =
            NAME.references("teams", Team.NAME).label("Further teams");
    public static final Field<List<Ref>> ROLES = NAME.references("roles", Role.NAME);

    private User() {}

    static Entity entity() {
        return Entity.of(NAME, "User", "Users")
                .fields(
                        LOGIN,
                        FULL_NAME,
                        EMAIL,
                        LOCALE,
                        ZONE,
                        KIND,
                        ACTIVE,
                        ADMINISTRATOR,
                        MANAGER,
                        MAIN_TEAM,
                        TEAMS,
                        ROLES)
                .title(FULL_NAME)
                .help("Users are deactivated, not deleted: what they did keeps their name");
    }

    static Rule[] rules() {
        return new Rule[] {
            Rule.fill(KIND.to(PERSON), ACTIVE.to(true), ADMINISTRATOR.to(false)),
            Rule.index(FULL_NAME),
            Rule.plays(
                    Addressable.NAME,
                    KIND.is(PERSON).and(ACTIVE.is(true)),
                    Addressable.FULL_NAME.from(FULL_NAME),
                    Addressable.EMAIL.from(EMAIL),
                    Addressable.LANGUAGE.from(LOCALE)),
            Rule.plays(
                    PersonalData.NAME,
                    KIND.is(PERSON),
                    PersonalData.PERSON.from(NAME.self()),
                    PersonalData.WHAT.to("user"),
                    PersonalData.CONTENT.from(FULL_NAME),
                    PersonalData.SINCE.from(NAME.createdAt()))
        };
    }
}
