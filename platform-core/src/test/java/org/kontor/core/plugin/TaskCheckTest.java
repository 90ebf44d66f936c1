package org.kontor.core.plugin;

import static org.kontor.core.plugin.CheckedShop.OPEN;
import static org.kontor.core.plugin.CheckedShop.ORDER;
import static org.kontor.core.plugin.CheckedShop.PAID;
import static org.kontor.core.plugin.CheckedShop.SELL;
import static org.kontor.core.plugin.CheckedShop.SHOP;
import static org.kontor.core.plugin.CheckedShop.STATE;
import static org.kontor.core.plugin.CheckedShop.pay;
import static org.kontor.core.plugin.Faults.action;
import static org.kontor.core.plugin.Faults.add;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.provider.Arguments;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Background;
import org.kontor.api.FieldType;
import org.kontor.api.Result;

/** Faults of what runs behind requests and by itself. */
class TaskCheckTest implements FaultsTest {
    private static final ActionName DIAL = ActionName.of("shop", "dial");

    static List<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        action(
                all,
                pay().behind(task -> Result.none()),
                "action shop.order.pay: it has two codes; say run(code) or behind(code), not both");
        action(
                all,
                Action.on(ORDER, "pay")
                        .requires(SELL)
                        .moves(STATE, Set.of(OPEN), OPEN, PAID)
                        .behind(task -> Result.none()),
                "action shop.order.pay: it moves to one of several states before its task has run; name the state that it moves to when it is started, and have the task write the next");
        action(
                all,
                pay().every(Duration.ofMinutes(1)),
                "action shop.order.pay: it starts by itself and would need a record; make it an action of its own");
        action(
                all,
                free().every(Duration.ofMillis(10)),
                "action shop.dial: it starts every PT0.01S; leave at least a second between");
        action(
                all,
                free().deadline(Duration.ofDays(8)),
                "action shop.dial: its deadline is PT192H; name 1 second to 7 days");
        action(
                all,
                free().offeredOn(FieldType.PHONE),
                "action shop.dial: it is offered on PHONE and has 0 inputs of that type; give it exactly one");
        action(
                all,
                free().input(DIAL.phone("number"), DIAL.text("why").required()).offeredOn(FieldType.PHONE),
                "action shop.dial: it is offered on fields and asks for more than one value; require no other input");
        add(
                all,
                () -> SHOP.backgrounds(Background.single("listen", r -> {}), Background.single("listen", r -> {})),
                "background listen: it is declared twice; remove one of the two");
        return all;
    }

    private static Action free() {
        return Action.of(DIAL).requires(SELL).behind(task -> Result.none());
    }
}
