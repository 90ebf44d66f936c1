package org.kontor.core.system;

import java.util.List;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Rule;

/** A page of figures, lists and charts as somebody puts them together, for themselves or shared; one is a user's home. */
public final class Dashboard {
    public static final EntityName NAME = EntityName.of("system", "dashboard");

    /** Under this name users keep in which order they have dashboards, and which is their home. */
    public static final EntityName HOME = EntityName.of("system", "home");

    /** How many widgets a dashboard has at most. */
    public static final int MOST_WIDGETS = 40;

    public static final Field<String> TITLE =
            NAME.text("name").required().maxLength(200).searchable();
    public static final Field<String> ICON =
            NAME.text("icon").maxLength(50).help("Its name, in small letters, digits and -");
    public static final Field<Long> RANK = NAME.integer("rank").help("Smaller comes first");
    public static final Field<Boolean> OPENS = NAME.yesNo("opens")
            .label("Is the home")
            .help("The home of its owner, or of whom it is shared with and has none of their own");
    public static final Field<Boolean> EVERYBODY = NAME.yesNo("everybody").label("Shared with everybody");
    public static final Field<List<Ref>> ROLES =
            NAME.references("roles", Role.NAME).label("Shared with roles");
    public static final Field<List<Row>> WIDGETS = NAME.parts("widgets", DashboardWidget.NAME);
    static final Field<String> SHARED_AS = NAME.text("shared_as")
            .maxLength(200)
            .help("The name of one that is shared with roles or everybody, which no other has")
            .derived();

    private Dashboard() {}

    static Entity entity() {
        return Entity.of(NAME, "Dashboard", "Dashboards")
                .fields(TITLE, ICON, RANK, OPENS, EVERYBODY, ROLES, WIDGETS, SHARED_AS)
                .title(TITLE)
                .owned()
                .configuration(TITLE)
                .configurationWhere(SHARED_AS.isEmpty().not())
                .help("Pages of figures, lists and charts; each shows whoever opens it what they may see");
    }

    static Rule[] rules() {
        return new Rule[] {
            Rule.unique(TITLE, SHARED_AS), Rule.fill(OPENS.to(false), EVERYBODY.to(false), RANK.to(1000L))
        };
    }
}
