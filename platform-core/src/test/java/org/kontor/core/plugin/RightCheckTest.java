package org.kontor.core.plugin;

import static org.kontor.core.plugin.CheckedShop.ACCOUNT;
import static org.kontor.core.plugin.CheckedShop.CITY;
import static org.kontor.core.plugin.CheckedShop.ORDER;
import static org.kontor.core.plugin.CheckedShop.SELL;
import static org.kontor.core.plugin.CheckedShop.SHOP;
import static org.kontor.core.plugin.Faults.add;
import static org.kontor.core.plugin.Faults.grant;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;
import org.kontor.api.EntityName;
import org.kontor.api.Grant;
import org.kontor.api.Permission;
import org.kontor.api.Role;
import org.kontor.api.Scope;
import org.kontor.api.Verb;

/** Faults of permissions, roles and needs. */
class RightCheckTest implements FaultsTest {
    static List<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        rights(all);
        return all;
    }

    private static void rights(List<Arguments> all) {
        add(
                all,
                () -> SHOP.permissions(Permission.of("contacts", "sell", "Sell")),
                "permission contacts.sell: it belongs to the plugin contacts; declare own permissions only");
        add(
                all,
                () -> SHOP.permissions(Permission.of("shop", "Sell!", "Sell")),
                "permission shop.Sell!: 'Sell!' is not a permission's name; use lower-case letters, digits, _ and ., beginning with a letter, at most 100 characters");
        add(all, () -> SHOP.permissions(SELL), "permission shop.sell: it is declared twice; remove one of the two");
        add(
                all,
                () -> SHOP.permissions(Permission.of("shop", "order.read", "Read")),
                "permission shop.order.read: an entity's verb has this id already; choose another name");
        add(
                all,
                () -> SHOP.roles(Role.of("contacts", "clerk", "Clerk")),
                "role contacts.clerk: it belongs to the plugin contacts; declare own roles only");
        add(
                all,
                () -> SHOP.roles(Role.of("shop", "A clerk", "Clerk")),
                "role shop.A clerk: 'A clerk' is not a role's name; use lower-case letters, digits and _, beginning with a letter, at most 50 characters");
        add(
                all,
                () -> SHOP.roles(Role.of("shop", "clerk", "Clerk"), Role.of("shop", "clerk", "Clerk")),
                "role shop.clerk: it is declared twice; remove one of the two");
        grant(
                all,
                Grant.on(EntityName.of("shop", "odrer"), Verb.READ),
                "grant on shop.odrer: there is no entity shop.odrer; did you mean shop.order?");
        grant(
                all,
                Grant.on(ORDER, Verb.READ).within(Scope.TEAM),
                "grant on shop.order: its records have no owner and no team, so that within(TEAM) reaches none;"
                        + " say owned() on the entity, or leave the scope out");
        grant(all, Grant.on(ORDER), "grant on shop.order: it grants no verb; name at least one");
        grant(
                all,
                Grant.on(ORDER, Verb.READ).only(CITY),
                "grant on shop.order: contacts.account.city is no field of shop.order; use a field of shop.order, or ask for it behind a reference with of(…)");
        grant(
                all,
                Grant.on(ORDER, Verb.READ).where(ORDER.text("numbr").is("1")),
                "grant on shop.order: shop.order has no field numbr; did you mean number?");
        add(
                all,
                () -> SHOP.roles(Role.of("shop", "clerk", "Clerk").may(Permission.of("shop", "sel", "Sell"))),
                "role shop.clerk: nobody declares the permission shop.sel; did you mean shop.sell?");
        add(
                all,
                () -> SHOP.needs(ORDER, Verb.READ),
                "need of shop.order: the plugin has every right on its own entities; remove it");
        add(all, () -> SHOP.needs(ACCOUNT), "need of contacts.account: it names no verb; name at least one");
        add(
                all,
                () -> SHOP.needs(EntityName.of("mail", "letter"), Verb.READ),
                "need of mail.letter: there is no entity mail.letter; install the plugin mail, which is not there or was left out");
    }
}
