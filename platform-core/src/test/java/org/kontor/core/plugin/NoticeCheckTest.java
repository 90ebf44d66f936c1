package org.kontor.core.plugin;

import static org.kontor.core.plugin.CheckedShop.CLERK;
import static org.kontor.core.plugin.CheckedShop.CUSTOMER;
import static org.kontor.core.plugin.CheckedShop.LINE;
import static org.kontor.core.plugin.CheckedShop.OPEN;
import static org.kontor.core.plugin.CheckedShop.ORDER;
import static org.kontor.core.plugin.CheckedShop.SHOP;
import static org.kontor.core.plugin.CheckedShop.STATE;
import static org.kontor.core.plugin.Faults.add;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;
import org.kontor.api.Notice;
import org.kontor.api.Way;
import org.kontor.api.When;

class NoticeCheckTest implements FaultsTest {
    static List<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        notice(all, Notice.on(ORDER, "late"), "it is for nobody; say to(…)");
        notice(all, Notice.on(ORDER, "late").to(CUSTOMER), "customer is no user; name a reference to system.user");
        notice(
                all,
                told().when(CLERK.isMe()),
                "clerk is compared with whoever asks, and nobody does; say to(…) who is told");
        notice(
                all,
                told().when(ORDER.moment("due").before(When.now())),
                "due is compared with the time, which goes on by itself; say at(…)");
        notice(
                all,
                told().at(ORDER.moment("due_at")),
                "shop.order has no field due_at; name the field among the entity's fields");
        notice(all, told().label(" "), "its label is blank; leave it out");
        add(
                all,
                () -> SHOP.notices(Notice.on(LINE, "late").to(LINE.creator())),
                "notice late: nobody is told of shop.line; tell of an entity that has records of its own");
        add(
                all,
                () -> SHOP.notices(told(), told().when(STATE.is(OPEN))),
                "notice late: another notice is called shop_late too; choose another name");
        add(
                all,
                () -> SHOP.notices(Notice.on(ORDER, "l".repeat(46)).to(CLERK)),
                "notice " + "l".repeat(46) + ": its name is shop_" + "l".repeat(46)
                        + " among all notices; make it shorter: that has 50 letters at most");
        add(
                all,
                () -> SHOP.ways(Way.of("pigeon", "By pigeon")),
                "way pigeon: its name is not the plugin's; call it shop, or shop_…");
        add(
                all,
                () -> SHOP.ways(Way.of("shop", "By shop"), Way.of("shop", "By shop")),
                "way shop: another way has this name; choose another");
        return all;
    }

    private static Notice told() {
        return Notice.on(ORDER, "late").to(CLERK);
    }

    private static void notice(List<Arguments> all, Notice notice, String fault) {
        add(all, () -> SHOP.notices(notice), "notice late: " + fault);
    }
}
