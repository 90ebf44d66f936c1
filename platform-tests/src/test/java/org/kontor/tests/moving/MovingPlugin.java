package org.kontor.tests.moving;

import java.math.BigDecimal;
import java.util.List;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Choice;
import org.kontor.api.ChoiceList;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Hook;
import org.kontor.api.Message;
import org.kontor.api.Money;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Rule;
import org.kontor.api.Setting;
import org.kontor.api.ShapeName;

/** Has configuration of its own: stages that goods go through, with what is checked in each. */
public final class MovingPlugin implements Plugin {
    private static final EntityName STAGE = EntityName.of("moving", "stage");
    private static final EntityName CHECK = EntityName.of("moving", "check");
    private static final EntityName GOODS = EntityName.of("moving", "goods");
    private static final EntityName USER = EntityName.of("system", "user");
    private static final EntityName TEAM = EntityName.of("system", "team");

    private static final Field<String> CODE =
            STAGE.text("code").required().unique().maxLength(20);
    private static final Field<String> TEXT = STAGE.longText("instruction");
    private static final Field<Choice> COLOUR =
            STAGE.choice("colour", ChoiceList.editable("moving", "colour", Choice.of("red"), Choice.of("blue")));
    private static final Field<BigDecimal> WEIGHT = STAGE.decimal("weight");
    private static final Field<Money> FEE = STAGE.money("fee");
    private static final Field<Ref> FOLLOWS = STAGE.reference("follows", STAGE);
    private static final Field<Ref> TEAM_OF = STAGE.reference("done_by", TEAM);
    private static final Field<Ref> HEAD = STAGE.reference("head", USER);
    private static final Field<Ref> ABOUT = STAGE.reference("about");
    private static final Field<List<Ref>> NOT_WITH = STAGE.references("not_with", STAGE);
    private static final Field<Condition> TAKES = STAGE.condition("takes");
    private static final Field<List<Row>> CHECKS = STAGE.parts("checks", CHECK);
    private static final Field<String> WHAT = CHECK.text("what").required();
    private static final Field<Long> MINUTES = CHECK.integer("minutes");
    private static final ShapeName SETTINGS = ShapeName.of("moving", "settings");

    private static final Message TOO_HEAVY = Message.of("moving.too_heavy", "A stage carries 100 at most");

    /** Names the property: the code of a stage that is refused once it is written. */
    public static final String REFUSED = "kontor.test.moving";

    private static void refuse(Changes changes) {
        for (Change change : changes) {
            change.after()
                    .filter(row -> row.get(CODE).equals(System.getProperty(REFUSED, "")))
                    .ifPresent(row -> {
                        throw Refusal.of(Refusal.Code.CONFLICT, Message.of("moving.refused", "Not now"));
                    });
        }
    }

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("moving", "Moving")
                .entities(
                        Entity.of(STAGE, "Stage", "Stages")
                                .fields(CODE, TEXT, COLOUR, WEIGHT, FEE, FOLLOWS, TEAM_OF, HEAD, ABOUT, NOT_WITH)
                                .fields(TAKES, CHECKS)
                                .title(CODE)
                                .configuration(CODE),
                        Entity.of(CHECK, "Check", "Checks").fields(WHAT, MINUTES),
                        Entity.of(GOODS, "Good", "Goods").fields(GOODS.text("name"), GOODS.reference("stage", STAGE)))
                .rules(STAGE, Rule.must("not_heavy", WEIGHT.atMost(new BigDecimal("100")), TOO_HEAVY))
                .hooks(Hook.within(STAGE, MovingPlugin::refuse))
                .settings(
                        Setting.of(SETTINGS.text("greeting")).perTeam().perUser(),
                        Setting.of(SETTINGS.text("pass")).secret(),
                        Setting.of(SETTINGS.reference("first_stage", STAGE)),
                        Setting.of(SETTINGS.reference("host", USER)));
    }
}
