package org.kontor.core.plugin;

import static org.kontor.core.plugin.CheckedShop.ACCOUNT;
import static org.kontor.core.plugin.CheckedShop.LINE;
import static org.kontor.core.plugin.CheckedShop.NUMBER;
import static org.kontor.core.plugin.CheckedShop.OPEN;
import static org.kontor.core.plugin.CheckedShop.ORDER;
import static org.kontor.core.plugin.CheckedShop.PAID;
import static org.kontor.core.plugin.CheckedShop.SELL;
import static org.kontor.core.plugin.CheckedShop.SHOP;
import static org.kontor.core.plugin.CheckedShop.STATE;
import static org.kontor.core.plugin.CheckedShop.pay;
import static org.kontor.core.plugin.Faults.action;
import static org.kontor.core.plugin.Faults.add;
import static org.kontor.core.plugin.Faults.deal;
import static org.kontor.core.plugin.Faults.name;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.provider.Arguments;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Approval;
import org.kontor.api.Choice;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Hook;
import org.kontor.api.Permission;
import org.kontor.api.Result;
import org.kontor.api.Role;
import org.kontor.api.Setting;
import org.kontor.api.ShapeName;
import org.kontor.api.Who;

/** Faults of actions, hooks and settings. */
class ActionCheckTest implements FaultsTest {
    static List<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        actions(all);
        return all;
    }

    private static void actions(List<Arguments> all) {
        ActionName name = ActionName.on(ORDER, "pay");
        action(
                all,
                Action.on(ACCOUNT, "pay").requires(SELL).run(call -> Result.none()),
                "action contacts.account.pay: it belongs to the plugin contacts; for a foreign entity name it ActionName.on(\"shop\", entity, name)");
        action(
                all,
                Action.on(ORDER, "Pay").requires(SELL).run(call -> Result.none()),
                "action shop.order.Pay: 'Pay' is not an action's name; use lower-case letters, digits and _, beginning with a letter, at most 50 characters");
        add(
                all,
                () -> SHOP.actions(pay(), pay()),
                "action shop.order.pay: the plugin shop has an action of this name; choose another");
        action(
                all,
                Action.on(ORDER, "pay").run(call -> Result.none()),
                "action shop.order.pay: it does not state who may run it; say requires(permission)");
        action(
                all,
                Action.on(ORDER, "pay").requires(SELL),
                "action shop.order.pay: it has no code; say run(code) or behind(code), or what it moves or sets");
        action(
                all,
                pay().requires(Permission.of("shop", "sel", "Sell")),
                "action shop.order.pay: nobody declares the permission shop.sel; did you mean shop.sell?");
        action(
                all,
                pay().by(Who.role("shop.chief"), Who.role("others.chief"), Who.role("chiefs")),
                "action shop.order.pay, by: the plugin does not declare the role shop.chief; declare it in roles(…)");
        add(
                all,
                () -> SHOP.roles(Role.of("shop", "chief", "Chief"))
                        .actions(pay().by(Who.role("shop.chief"), Who.role("shop.chef"))),
                "action shop.order.pay, by: the plugin does not declare the role shop.chef; did you mean shop.chief?");
        Field<Choice> stage = name("deal").choice("stage", OPEN, Choice.of("asked"), PAID);
        add(
                all,
                () -> deal(deal -> deal.fields(stage))
                        .actions(Action.on(name("deal"), "pay")
                                .requires(SELL)
                                .moves(stage, Set.of(OPEN), PAID)
                                .approval(Approval.of(Choice.of("asked"), OPEN)
                                        .step(Approval.Step.of("first", Who.holding(SELL))
                                                .within(Duration.ofDays(1), Who.role("shop.chief"))))),
                "action shop.deal.pay, approval, step first, escalation: the plugin does not declare the role shop.chief; declare it in roles(…)");
        action(
                all,
                Action.on(name("ordr"), "pay").requires(SELL).run(call -> Result.none()),
                "action shop.ordr.pay: there is no entity shop.ordr; did you mean shop.order?");
        action(
                all,
                pay().when(ORDER.text("numbr").is("1")),
                "action shop.order.pay, when: shop.order has no field numbr; did you mean number?");
        action(
                all,
                Action.of(ActionName.of("shop", "close"))
                        .requires(SELL)
                        .when(NUMBER.is("1"))
                        .run(call -> Result.none()),
                "action shop.close: it has a condition and no record to ask it of; make it an action on an entity");
        action(
                all,
                Action.of(ActionName.of("shop", "close"))
                        .requires(SELL)
                        .moves(STATE, Set.of(OPEN), PAID)
                        .run(call -> Result.none()),
                "action shop.close: it moves a state and has no record; make it an action on an entity");
        action(
                all,
                pay().moves(STATE, Set.of(OPEN), Choice.of("lost")),
                "action shop.order.pay, moves: state has no state lost; use one of open, paid");
        action(
                all,
                pay().moves(STATE, Set.of(), PAID),
                "action shop.order.pay, moves: it may start from no state; name at least one");
        action(
                all,
                pay().moves(STATE, Set.of(OPEN)),
                "action shop.order.pay, moves: it leads to no state; name at least one");
        @SuppressWarnings({"unchecked", "rawtypes"})
        Field<Choice> number = (Field) NUMBER;
        action(
                all,
                pay().moves(number, Set.of(OPEN), PAID),
                "action shop.order.pay, moves: number is no choice; move a field made by choice(…)");
        action(
                all,
                pay().input(NUMBER),
                "action shop.order.pay, input, field number: it was born from shop.order; make it from the action's name shop.order.pay");
        action(
                all,
                pay().output(name.text("a"), name.text("a")),
                "action shop.order.pay, output, field a: it is named twice; remove one of the two");
        action(
                all,
                pay().input(name.parts("lines", name("lin"))),
                "action shop.order.pay, input, field lines: there is no entity shop.lin; did you mean shop.line?");
        add(
                all,
                () -> SHOP.hooks(Hook.before(name("odrer"), drafts -> {})),
                "hook before shop.odrer: there is no entity shop.odrer; did you mean shop.order?");
        add(
                all,
                () -> SHOP.hooks(after(name("odrer"))),
                "hook after shop.odrer: there is no entity shop.odrer; did you mean shop.order?");
        add(
                all,
                () -> SHOP.hooks(after(ACCOUNT)),
                "hook after contacts.account: the plugin may not read contacts.account; say needs(contacts.account, Verb.READ), which administrators see");
        add(
                all,
                () -> SHOP.hooks(after(LINE)),
                "hook after shop.line: the change log knows parts with their whole; make it a hook on shop.order");
        add(
                all,
                () -> SHOP.hooks(after(ORDER), after(ORDER)),
                "hook after shop.order: it is there twice: by plugin and entity its place in the change log is kept; make one of the two");
        add(
                all,
                () -> SHOP.settings(ShapeName.of("contacts", "settings").text("a")),
                "setting contacts.settings.a: it was born from contacts.settings; make it from ShapeName.of(\"shop\", \"settings\")");
        add(
                all,
                () -> SHOP.settings(
                        ShapeName.of("shop", "settings").text("a"),
                        ShapeName.of("shop", "settings").text("a")),
                "setting shop.settings.a: it is declared twice; remove one of the two");
        add(
                all,
                () -> SHOP.settings(ShapeName.of("shop", "settings").parts("a", LINE)),
                "setting shop.settings.a: settings hold no parts; declare an entity");
        ShapeName settings = ShapeName.of("shop", "settings");
        add(
                all,
                () -> SHOP.settings(Setting.of(settings.file("a")).perUser()),
                "setting shop.settings.a: users set no files; leave out perUser(), or declare an entity");
        add(
                all,
                () -> SHOP.settings(Setting.of(settings.integer("a")).secret()),
                "setting shop.settings.a: a secret is a text; make it by text(…) or longText(…)");
        add(
                all,
                () -> SHOP.settings(
                        Setting.of(settings.text("a")).otherwise("b").secret()),
                "setting shop.settings.a: what stands in the code is no secret; leave out otherwise(…)");
        add(
                all,
                () -> SHOP.settings(Setting.of(settings.text("a").maxLength(2)).otherwise("abc")),
                "setting shop.settings.a: what holds otherwise does not fit: At most 2 characters, not 3; say another otherwise(…)");
    }

    private static Hook after(EntityName entity) {
        return Hook.after(entity, (task, changes) -> {});
    }
}
