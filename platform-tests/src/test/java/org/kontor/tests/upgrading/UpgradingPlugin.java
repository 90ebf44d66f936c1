package org.kontor.tests.upgrading;

import java.util.List;
import java.util.Set;
import org.kontor.api.Action;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Query;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.api.Rule;
import org.kontor.api.Upgrade;

/** Tells by a system property, which its class loader shares with the tests, which version it is. */
public final class UpgradingPlugin implements Plugin {
    /** Names the property. */
    public static final String VERSION = "kontor.test.upgrading";

    private static final EntityName PLACE = EntityName.of("upgrading", "place");
    private static final Field<String> LABEL = PLACE.text("label");
    private static final Field<String> CAPTION = PLACE.text("caption");
    private static final Field<String> TOWN = PLACE.text("town");
    private static final Field<String> CITY = PLACE.text("city");
    private static final Field<String> MARK = PLACE.text("mark").derived();

    private static final EntityName LINE = EntityName.of("upgrading", "line");
    private static final Field<String> WHAT = LINE.text("what");
    private static final Field<String> TAX = LINE.text("tax");

    private static final Choice DRAFT = Choice.of("draft");
    private static final Choice CLOSED = Choice.of("closed");
    private static final EntityName PAPER = EntityName.of("upgrading", "paper");
    private static final Field<Choice> STATE = PAPER.choice("state", DRAFT, CLOSED);
    private static final Field<String> WORDS = PAPER.text("words");
    private static final Field<String> CODE = PAPER.text("code");
    private static final Field<Choice> SEEN = PAPER.choice("seen", Choice.of("no"), Choice.of("yes"));
    private static final Field<List<Row>> LINES = PAPER.parts("lines", LINE);
    private static final Permission LOOK = Permission.of("upgrading", "look", "Look");

    @Override
    public Contribution contribute(PluginContext context) {
        String version = System.getProperty(VERSION, "1");
        Contribution plugin = Contribution.of("upgrading", "Upgrading")
                .rules(PAPER, Rule.frozen(STATE.is(CLOSED)))
                .permissions(LOOK);
        if (version.equals("1")) {
            return plugin.entities(
                    Entity.of(PLACE, "Place", "Places").fields(LABEL, TOWN),
                    Entity.of(LINE, "Line", "Lines").fields(WHAT),
                    Entity.of(PAPER, "Paper", "Papers").fields(STATE, WORDS, LINES));
        }
        Field<?> label = version.equals("renamed") ? CAPTION.formerly("label") : LABEL;
        Contribution second = plugin.entities(
                        Entity.of(PLACE, "Place", "Places").fields(label, TOWN.retired(), CITY, MARK),
                        Entity.of(LINE, "Line", "Lines").fields(WHAT, TAX),
                        Entity.of(PAPER, "Paper", "Papers").fields(STATE, WORDS, CODE, SEEN, LINES))
                .rules(
                        PLACE,
                        Rule.must(
                                "above_water",
                                CITY.isNot("Atlantis"),
                                Message.of("upgrading.sunk", "This town has sunk")))
                .actions(Action.on(PAPER, "look")
                        .requires(LOOK)
                        .moves(SEEN, Set.of(Choice.of("no")), Choice.of("yes"))
                        .run(call -> Result.none()))
                .upgrades(Upgrade.to("2.0")
                        .fill(
                                PLACE,
                                Query.of(PLACE)
                                        .where(CITY.isEmpty().and(TOWN.isEmpty().not())),
                                CITY.from(TOWN))
                        .fill(
                                PAPER,
                                Query.of(PAPER).where(CODE.isEmpty().or(SEEN.isEmpty())),
                                CODE.to("old"),
                                SEEN.to(Choice.of("no")))
                        .fill(LINE, Query.of(LINE).where(TAX.isEmpty()), TAX.to("none")));
        return version.equals("3")
                ? second.upgrades(Upgrade.to("3").fill(PLACE, Query.of(PLACE).where(MARK.isEmpty()), MARK.from(CITY)))
                : second;
    }
}
