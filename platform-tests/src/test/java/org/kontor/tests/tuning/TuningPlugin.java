package org.kontor.tests.tuning;

import java.util.List;
import java.util.Set;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Money;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;
import org.kontor.api.Result;
import org.kontor.api.Role;
import org.kontor.api.Setting;
import org.kontor.api.ShapeName;
import org.kontor.api.Span;

/** Greets people as it is set for them; by a system property tests keep it from starting. */
public final class TuningPlugin implements Plugin {
    /** Names the property; {@code off} for a plugin that cannot start. */
    public static final String STATE = "kontor.test.tuning";

    private static final Permission GREET = Permission.of("tuning", "greet", "Be greeted");
    private static final EntityName USER = EntityName.of("system", "user");
    private static final ShapeName SETTINGS = ShapeName.of("tuning", "settings");
    private static final Field<String> GREETING = SETTINGS.text("greeting").maxLength(40);
    private static final Field<Long> LIMIT = SETTINGS.integer("most");
    private static final Field<String> KEY = SETTINGS.text("secret_key");
    private static final Field<String> PRIVATE = SETTINGS.text("private_note").sensitive();
    private static final Field<Boolean> LOUD = SETTINGS.yesNo("loud");
    private static final Field<Choice> COLOUR = SETTINGS.choice("colour", Choice.of("red"), Choice.of("blue"));
    private static final Field<Set<Choice>> DAYS =
            SETTINGS.choices("days", Choice.of("mon"), Choice.of("tue"), Choice.of("wed"));
    private static final Field<Money> FEE = SETTINGS.money("fee");
    private static final Field<Span> SEASON = SETTINGS.span("season");
    private static final Field<Ref> HOST = SETTINGS.reference("host", USER);
    private static final Field<List<Ref>> GUESTS = SETTINGS.references("guests", USER);

    @Override
    public Contribution contribute(PluginContext context) {
        if (System.getProperty(STATE, "").equals("off")) {
            throw new IllegalStateException("switched off by a test");
        }
        return Contribution.of("tuning", "Tuning")
                .permissions(GREET)
                .roles(Role.of("tuning", "guest", "Guest").may(GREET))
                .settings(
                        Setting.of(GREETING).otherwise("Hello").perTeam().perUser(),
                        Setting.of(LIMIT).otherwise(10L),
                        Setting.of(KEY).secret(),
                        Setting.of(PRIVATE))
                .settings(LOUD, COLOUR, DAYS, FEE, SEASON, HOST, GUESTS)
                .settings(SETTINGS.zoned("opening"), SETTINGS.decimal("share"), SETTINGS.time("closing"))
                .actions(
                        Action.of(ActionName.of("tuning", "greet"))
                                .requires(GREET)
                                .run(call -> say(context.settings()
                                        .of(call.records().actor())
                                        .get(GREETING))),
                        Action.of(ActionName.of("tuning", "unlock"))
                                .requires(GREET)
                                .run(call -> say("a key of "
                                        + context.settings().get(KEY, "").length() + " letters")));
    }

    private static Result say(String text) {
        return Result.say(Message.of("tuning.said", "{text}").with("text", text));
    }
}
