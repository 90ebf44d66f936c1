package org.kontor.tests.every;

import java.util.List;
import java.util.Set;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Call;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Field;
import org.kontor.api.Hook;
import org.kontor.api.Message;
import org.kontor.api.Period;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Query;
import org.kontor.api.Result;
import org.kontor.api.Rule;
import org.kontor.api.ShapeName;
import org.kontor.api.When;

/** Something of everything that a plugin can bring. */
public final class EveryPlugin implements Plugin {
    static final Permission WORK = Permission.of("every", "work", "Work on things");
    static final ActionName OPEN = ActionName.on(Thing.NAME, "open");
    static final Field<String> WHY = OPEN.text("why").required();
    static final Field<String> GREETING = ShapeName.of("every", "settings").text("greeting");

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("every", "Everything")
                .entities(Thing.entity(), Line.entity(), Box.entity(), Token.entity())
                .rules(
                        Thing.NAME,
                        Rule.must(
                                "count_not_negative",
                                Thing.COUNT.atLeast(0L),
                                Message.of("every.negative", "The count is not negative")),
                        Rule.fill(Thing.STATE.to(Thing.NEW)),
                        Rule.index(Thing.DAY, Thing.CAPTION))
                .rules(Token.NAME, Token.ONE_EACH)
                .aspects(Sighting.aspect())
                .rules(Thing.NAME, Sighting.ofThings())
                .rules(Line.NAME, Sighting.ofLines())
                .hooks(Hook.before(Thing.NAME, EveryPlugin::measure))
                .permissions(WORK)
                .settings(GREETING)
                .actions(
                        Action.of(OPEN)
                                .requires(WORK)
                                .input(WHY)
                                .moves(Thing.STATE, Set.of(Thing.NEW), Thing.OPEN)
                                .run(EveryPlugin::open),
                        Action.on(Thing.NAME, "finish")
                                .requires(WORK)
                                .when(Thing.COUNT.isEmpty().not())
                                .moves(Thing.STATE, Set.of(Thing.OPEN), Thing.DONE)
                                .run(call -> Result.none()))
                .actions(Action.of(ActionName.of("every", "ring"))
                        .requires(WORK)
                        .run(call -> Result.say(Message.of("every.rang", "It rang"))))
                .actions(Action.of(ActionName.of("every", "find"))
                        .requires(WORK)
                        .run(call -> Result.query(Query.of(Thing.NAME)
                                .where(Condition.all(
                                        Thing.CAPTION.startsWith("found"),
                                        Condition.any(Thing.COUNT.isEmpty(), Thing.COUNT.in(List.of(1L, 2L))),
                                        Thing.NAME.createdAt().before(When.now().plus(1, Period.DAY))))
                                .sort(Thing.CAPTION.descending())
                                .expand(Thing.BOX)
                                .count())))
                .resources(EveryResource.class);
    }

    private static void measure(Drafts drafts) {
        for (Draft draft : drafts) {
            draft.set(Thing.LENGTH.to(
                    draft.find(Thing.CAPTION).map(text -> (long) text.length()).orElse(null)));
        }
    }

    private static Result open(Call call) {
        call.records().update(call.record(), Thing.NOTE.to(call.get(WHY)));
        return Result.say(Message.of("every.opened", "{caption} is open")
                .with("caption", call.record().get(Thing.CAPTION)));
    }
}
