package org.kontor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.core.plugin.CheckedShop.ACCOUNT;
import static org.kontor.core.plugin.CheckedShop.CITY;
import static org.kontor.core.plugin.CheckedShop.CONTACTS;
import static org.kontor.core.plugin.CheckedShop.CUSTOMER;
import static org.kontor.core.plugin.CheckedShop.LINE;
import static org.kontor.core.plugin.CheckedShop.LINES;
import static org.kontor.core.plugin.CheckedShop.NOTE;
import static org.kontor.core.plugin.CheckedShop.NUMBER;
import static org.kontor.core.plugin.CheckedShop.ORDER;
import static org.kontor.core.plugin.CheckedShop.QUANTITY;
import static org.kontor.core.plugin.CheckedShop.SHOP;
import static org.kontor.core.plugin.CheckedShop.SYSTEM;
import static org.kontor.core.plugin.Faults.add;
import static org.kontor.core.plugin.Faults.check;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.kontor.api.Assignment;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Measure;
import org.kontor.api.Query;
import org.kontor.api.Rule;
import org.kontor.api.Upgrade;
import org.kontor.api.Verb;

/** Faults of upgrades. */
class UpgradeCheckTest implements FaultsTest {
    private static final Field<Long> TOTAL = ORDER.integer("total");
    private static final Field<String> LOYALTY = ACCOUNT.text("shop_loyalty");
    private static final Upgrade FINE = Upgrade.to("2.0").fill(ORDER, Query.of(ORDER), NUMBER.to("none"));

    private static Upgrade fill(EntityName entity, Assignment... assignments) {
        return Upgrade.to("2.0").fill(entity, Query.of(entity), assignments);
    }

    private static void upgrade(List<Arguments> all, Upgrade upgrade, String told) {
        add(all, () -> SHOP.upgrades(upgrade), "upgrade to " + upgrade.version() + told);
    }

    static List<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        upgrade(
                all,
                new Upgrade("two", FINE.fills()),
                ": its version cannot be read; write up to four numbers with points, such as 2.0");
        upgrade(all, Upgrade.to("2.0"), ": it fills nothing; say fill(…), or leave it out");
        add(
                all,
                () -> SHOP.upgrades(FINE, new Upgrade("2", FINE.fills())),
                "upgrade to 2: another upgrade leads to this version; put the fills of both into one");
        upgrade(
                all,
                fill(EntityName.of("shop", "odrer"), NUMBER.to("none")),
                ", fill 1: there is no entity shop.odrer; did you mean shop.order?");
        upgrade(
                all,
                Upgrade.to("2.0").fill(ORDER, Query.of(LINE), NUMBER.to("none")),
                ", fill 1: it fills shop.order and asks for shop.line; ask for records of shop.order");
        upgrade(
                all,
                Upgrade.to("2.0").fill(ORDER, Query.of(ORDER).limit(5), NUMBER.to("none")),
                ", fill 1: its question says more than which records; leave order, limit, groups and the rest out");
        upgrade(all, fill(ORDER), ", fill 1: it sets nothing; name a field with to(…) or from(…)");
        upgrade(
                all,
                fill(ORDER, NUMBER.to("a"), NUMBER.to("b")),
                ", fill 1, field number: it is set twice; remove one of the two");
        upgrade(
                all,
                fill(ORDER, LINES.to(null)),
                ", fill 1, field lines: parts cannot be filled; fill the fields of the parts' entity");
        upgrade(all, fill(ORDER, NOTE.from(NOTE)), ", fill 1, field note: it is filled from itself; name another term");
        upgrade(
                all,
                fill(LINE, QUANTITY.to(1L), LINE.text("colour").to("red")),
                ", fill 1, field colour: shop.line has no field colour; name the field among the entity's fields");
        add(
                all,
                () -> SHOP.needs(ACCOUNT, Verb.READ).upgrades(fill(ACCOUNT, CITY.to("Praha"))),
                "upgrade to 2.0, fill 1, field city: it is another plugin's field; fill fields that this plugin declares");
        add(
                all,
                () -> SHOP.fields(ACCOUNT, LOYALTY).upgrades(fill(ACCOUNT, LOYALTY.from(CITY))),
                "upgrade to 2.0, fill 1: it reads city of another plugin's entity; say needs(contacts.account, READ)");
        return all;
    }

    @Test
    void aPluginMayFillItsOwnFieldsOfAForeignEntity() {
        assertThat(check(SYSTEM, CONTACTS, SHOP.fields(ACCOUNT, LOYALTY).upgrades(fill(ACCOUNT, LOYALTY.to("new")))))
                .isEmpty();
        assertThat(check(
                        SYSTEM,
                        CONTACTS,
                        SHOP.fields(ACCOUNT, LOYALTY)
                                .needs(ACCOUNT, Verb.READ)
                                .upgrades(fill(ACCOUNT, LOYALTY.from(CITY)))))
                .isEmpty();
    }

    @Test
    void whatARuleKeepsIsLeftToTheRule() {
        Contribution counted = Contribution.of("shop", "Shop")
                .entities(
                        CheckedShop.ORDERS.fields(NUMBER, TOTAL, CUSTOMER, CheckedShop.STATE, LINES),
                        CheckedShop.ORDER_LINES)
                .rules(ORDER, Rule.sum(TOTAL, Measure.sum(QUANTITY), LINE.parent()));
        assertThat(check(SYSTEM, CONTACTS, counted.upgrades(fill(ORDER, TOTAL.to(1L)))))
                .contains(
                        "upgrade to 2.0, fill 1, field total: it is kept by a rule; leave it to the rule, which counts what is there");
    }

    @Test
    void anUpgradeLeadsToNoVersionThatThePluginHasNotReached() {
        for (String version : List.of("1.9", "1.9.9-SNAPSHOT")) {
            assertThat(checked(version))
                    .containsExactly("upgrade to 2.0: the plugin itself is version " + version
                            + "; name a version that is there, or raise the plugin's");
        }
        for (String version : List.of("2", "2.0-SNAPSHOT", "3.1", "development")) {
            assertThat(checked(version)).as(version).isEmpty();
        }
    }

    private static List<String> checked(String version) {
        Candidate shop = new Candidate("shop", SHOP.upgrades(FINE), UpgradeCheckTest.class.getClassLoader(), version);
        return ContributionCheck.check(List.of(Candidate.of(SYSTEM), Candidate.of(CONTACTS), shop)).stream()
                .map(Violation::toString)
                .toList();
    }
}
