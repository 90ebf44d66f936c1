package org.kontor.e2e.parts;

import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Grant;
import org.kontor.api.Panel;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Role;
import org.kontor.api.Ui;
import org.kontor.api.Verb;

/** A plugin with a part of each kind; some of them fail, and the others go on. */
public final class PartsPlugin implements Plugin {
    static final EntityName NAME = EntityName.of("parts", "thing");
    static final Field<String> CAPTION = NAME.text("caption").required();
    static final Field<Long> STARS = NAME.integer("stars");
    static final Field<Ref> WITH = NAME.reference("belongs_with", NAME);
    static final Field<Ref> ABOUT = NAME.reference("about");
    static final Permission SECRET = Permission.of("parts", "see_secret", "See the secret page");

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("parts", "Parts")
                .entities(Entity.of(NAME, "Thing", "Things")
                        .fields(CAPTION, STARS, WITH, ABOUT)
                        .title(CAPTION))
                .permissions(SECRET)
                .roles(Role.of("parts", "worker", "Worker").grant(Grant.on(NAME, Verb.values())))
                .ui(
                        Ui.menu(NAME, "Things", "box", 10),
                        Ui.module("parts", "main.js"),
                        Ui.panel(NAME, "good", "Good panel").order(1),
                        Ui.panel(NAME, "plain", "Without React").order(2),
                        Ui.panel(NAME, "throwing", "Throwing panel").order(3),
                        Ui.panel(NAME, "facts", "Some facts").order(4).facts(STARS),
                        Ui.panel(NAME, "rated", "Rated things")
                                .order(5)
                                .when(STARS.isEmpty().not())
                                .text("Has *stars*"),
                        Ui.panel(NAME, "words", "About")
                                .order(6)
                                .text(
                                        "Read **this** [page](https://example.com/x), not [that](javascript:alert(1)) <b>one</b>"),
                        Ui.panel(NAME, "framed", "Cut off").order(7).frame("frame.html", CAPTION),
                        Ui.panel(NAME, "others", "Belong here")
                                .in(Panel.Slot.TAB)
                                .listing(Query.of(NAME), WITH, CAPTION, STARS),
                        Ui.panel(NAME, "told", "Told of it").in(Panel.Slot.TAB).listing(Query.of(NAME), ABOUT, CAPTION),
                        Ui.panel(NAME, "top", "On top").in(Panel.Slot.HEADER),
                        Ui.page("board", "Board of things", "chart-bar", 20),
                        Ui.page("secret", "Secret page", "lock", 30).requires(SECRET),
                        Ui.command(NAME, "praise", "Praise", Ui.Place.RECORD).shortcut("p"),
                        Ui.command(NAME, "count", "Count them", Ui.Place.SELECTION, Ui.Place.LIST)
                                .shortcut("c"),
                        Ui.command(NAME, "stumble", "Stumble", Ui.Place.RECORD),
                        Ui.command("wave", "Wave to everybody").shortcut("w"),
                        Ui.command("rename", "Say another name"),
                        Ui.layout("wall", "Wall", "layout-grid").of(NAME).needing(FieldType.INTEGER),
                        Ui.layout("map", "Map", "map").needing(FieldType.MONEY),
                        Ui.tile("today", "Things today", 10),
                        Ui.look(STARS, "stars"));
    }
}
