package org.kontor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.core.plugin.CheckedShop.ACCOUNT;
import static org.kontor.core.plugin.CheckedShop.CITY;
import static org.kontor.core.plugin.CheckedShop.CLERK;
import static org.kontor.core.plugin.CheckedShop.CONTACTS;
import static org.kontor.core.plugin.CheckedShop.CUSTOMER;
import static org.kontor.core.plugin.CheckedShop.LINE;
import static org.kontor.core.plugin.CheckedShop.NO;
import static org.kontor.core.plugin.CheckedShop.NOTE;
import static org.kontor.core.plugin.CheckedShop.NUMBER;
import static org.kontor.core.plugin.CheckedShop.OPEN;
import static org.kontor.core.plugin.CheckedShop.ORDER;
import static org.kontor.core.plugin.CheckedShop.PAID;
import static org.kontor.core.plugin.CheckedShop.QUANTITY;
import static org.kontor.core.plugin.CheckedShop.SELL;
import static org.kontor.core.plugin.CheckedShop.SHOP;
import static org.kontor.core.plugin.CheckedShop.STATE;
import static org.kontor.core.plugin.CheckedShop.SYSTEM;
import static org.kontor.core.plugin.CheckedShop.WEIGHT;
import static org.kontor.core.plugin.CheckedShop.pay;
import static org.kontor.core.plugin.Faults.add;
import static org.kontor.core.plugin.Faults.check;
import static org.kontor.core.plugin.Faults.name;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Grant;
import org.kontor.api.Hook;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Period;
import org.kontor.api.Query;
import org.kontor.api.Result;
import org.kontor.api.Role;
import org.kontor.api.Rule;
import org.kontor.api.Scope;
import org.kontor.api.ShapeName;
import org.kontor.api.Ui;
import org.kontor.api.Verb;
import org.kontor.api.When;
import org.kontor.core.system.NoModules;
import org.kontor.core.system.NoTemplates;
import org.kontor.core.system.SystemPlugin;

class ContributionCheckTest implements FaultsTest {
    @Test
    void aGoodContributionPasses() {
        ActionName ship = ActionName.on("shop", ACCOUNT, "ship_all");
        Contribution good = SHOP.dependsOn("contacts")
                .fields(ACCOUNT, ACCOUNT.integer("shop_points"))
                .rules(
                        ORDER,
                        Rule.must("positive", WEIGHT.atLeast(BigDecimal.ZERO), NO),
                        Rule.required(STATE.is(PAID), NUMBER),
                        Rule.unique(NUMBER, CUSTOMER),
                        Rule.index(STATE, ORDER.createdAt()),
                        Rule.fill(STATE.to(OPEN), NUMBER.from(CITY.of(CUSTOMER))))
                .rules(ACCOUNT, Rule.index(ACCOUNT.integer("shop_points")))
                .actions(
                        pay().moves(STATE, Set.of(OPEN), PAID)
                                .when(CLERK.isMe().and(CITY.of(CUSTOMER).startsWith("P")))
                                .input(ActionName.on(ORDER, "pay").decimal("amount")),
                        Action.of(ship).requires(SELL).run(call -> Result.none()))
                .hooks(Hook.before(ORDER, drafts -> {}), Hook.within(ACCOUNT, changes -> {}))
                .roles(Role.of("shop", "clerk", "Clerk")
                        .grant(
                                Grant.on(ORDER, Verb.READ).but(NOTE),
                                Grant.on(ACCOUNT, Verb.READ)
                                        .within(Scope.OWN)
                                        .where(ACCOUNT.owner()
                                                .isMe()
                                                .or(ACCOUNT.team().isMyTeam())))
                        .may(SELL))
                .needs(ACCOUNT, Verb.READ)
                .resources(CodeCheckTest.Orders.class)
                .mappers(CodeCheckTest.Figures.class)
                .migrations("logback-test.xml")
                .settings(ShapeName.of("shop", "settings").text("greeting"))
                .ui(
                        Ui.menu(ORDER, "Orders", "shopping-cart", 1),
                        Ui.view(ORDER, "mine", "Mine")
                                .columns(NUMBER, CITY.of(CUSTOMER), ORDER.creator())
                                .where(ORDER.moment("due").before(When.today()))
                                .sort(NUMBER.ascending())
                                .groupBy(ORDER.moment("due").by(Period.MONTH)),
                        Ui.section(ORDER, "main", "Main", 1, NUMBER),
                        Ui.related(ACCOUNT, "orders", "Orders", CUSTOMER, 1, NUMBER),
                        new Ui.Widget(
                                "shop",
                                "sales",
                                "Sales",
                                Query.of(ORDER).where(Condition.some(LINE.parent(), QUANTITY.moreThan(1L))),
                                Measure.sum(WEIGHT)));

        assertThat(check(SYSTEM, CONTACTS, good)).isEmpty();
    }

    @Test
    void theKernelsOwnContributionHolds() {
        Contribution own = SystemPlugin.contribution(
                () -> {
                    throw new IllegalStateException("nothing is written in this test");
                },
                InstantSource.system(),
                new NoTemplates(),
                NoModules.of(),
                () -> {
                    throw new IllegalStateException("nothing is written in this test");
                },
                user -> true);

        assertThat(check(own)).isEmpty();
    }

    static List<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        head(all);
        return all;
    }

    private static void head(List<Arguments> all) {
        add(
                all,
                () -> SHOP.api(2),
                "the contribution: it is written against version 2 of the plugin API;"
                        + " this kernel serves 1; update Kontor");
        add(
                all,
                () -> SHOP.api(0),
                "the contribution: it is written against version 0 of the plugin API;"
                        + " this kernel serves 1; get a newer version of the plugin");
        add(
                all,
                () -> Contribution.of("shop", " ").permissions(SELL),
                "the contribution: it has no title; say what administrators read");
        add(
                all,
                () -> SHOP.dependsOn("contcts"),
                "dependency on contcts: there is no such plugin; did you mean contacts?");
        add(all, () -> SHOP.dependsOn("zebra"), "dependency on zebra: there is no such plugin; install it");
        add(all, () -> SHOP.dependsOn("shop"), "dependency on shop: a plugin does not depend on itself; remove it");
        add(
                all,
                () -> SHOP.dependsOn("contacts", "contacts"),
                "dependency on contacts: it is named twice; remove one of the two");
    }

    @Test
    void allFaultsOfAPluginAreToldTogether() {
        assertThat(check(
                        SYSTEM,
                        CONTACTS,
                        SHOP.api(7)
                                .dependsOn("zebra")
                                .migrations("none.xml")
                                .hooks(Hook.before(name("odrer"), drafts -> {}))))
                .hasSize(4);
    }

    @Test
    void aFolderNamesThePlugin() {
        assertThat(ContributionCheck.check(List.of(new Candidate(
                        "store", Contribution.of("shop", "Shop"), getClass().getClassLoader(), "1.0"))))
                .extracting(Violation::toString)
                .containsExactly(
                        "the contribution: it says that its id is shop; call the folder plugins/shop, or say Contribution.of(\"store\", …)");
    }

    @Test
    void theKernelsIdsAreTaken() {
        for (String id : List.of("custom", "kontor", "x")) {
            assertThat(check(Contribution.of(id, "Mine")))
                    .containsExactly("the contribution: the id " + id + " is taken by the kernel; choose another");
        }
        assertThat(check(SYSTEM, SYSTEM))
                .contains("the contribution: another plugin has this id; remove one of the two");
    }

    @Test
    void aPluginsIdHasAGrammar() {
        assertThat(check(Contribution.of("My Shop", "Shop")))
                .containsExactly(
                        "the contribution: 'My Shop' is not a plugin's id; use lower-case letters, digits and _, beginning with a letter, at most 30 characters");
    }

    @Test
    void circlesAreToldOfEachMember() {
        assertThat(check(
                        Contribution.of("a", "A").dependsOn("b"),
                        Contribution.of("b", "B").dependsOn("c"),
                        Contribution.of("c", "C").dependsOn("a"),
                        Contribution.of("d", "D").dependsOn("a")))
                .containsExactly(
                        "dependency on b: it depends on a in turn; let one of them speak of the other by name only",
                        "dependency on c: it depends on b in turn; let one of them speak of the other by name only",
                        "dependency on a: it depends on c in turn; let one of them speak of the other by name only");
    }

    @Test
    void twoPluginsThatClaimOneTableAreToldApart() {
        EntityName one = EntityName.of("a", "b_c");
        EntityName other = EntityName.of("a_b", "c");

        assertThat(check(
                        Contribution.of("a", "A").entities(Entity.of(one, "One", "Ones")),
                        Contribution.of("a_b", "B").entities(Entity.of(other, "Other", "Others"))))
                .containsExactly("entity a_b.c: the table a_b_c is taken by the plugin a; choose another name");
    }

    @Test
    void theOwnerOfAnEntityHasADisputedName() {
        Contribution late = Contribution.of("contacts", "Contacts")
                .entities(Entity.of(ACCOUNT, "Account", "Accounts").fields(ACCOUNT.text("shop_points")));
        Contribution early = Contribution.of("shop", "Shop").fields(ACCOUNT, ACCOUNT.text("shop_points"));

        assertThat(ContributionCheck.check(List.of(Candidate.of(early), Candidate.of(late))))
                .extracting(Violation::pluginId)
                .containsExactly("shop");
    }

    @Test
    void aPluginsFaultsAreNotLaidAtAnothersDoor() {
        Contribution greedy = Contribution.of("a", "A")
                .entities(Entity.of(ORDER, "Mine", "Mine").owned())
                .fields(ACCOUNT, ACCOUNT.integer("city"), ACCOUNT.parts("a_lines", LINE))
                .permissions(SELL)
                .rules(ORDER, Rule.must("positive", NUMBER.is("1"), Message.of("a.no", "No")))
                .actions(Action.of(ActionName.on("a", ORDER, "pay")).run(call -> Result.none()));
        Contribution shop = SHOP.rules(ORDER, Rule.must("positive", WEIGHT.atLeast(BigDecimal.ZERO), NO))
                .actions(pay());

        assertThat(ContributionCheck.check(Stream.of(SYSTEM, greedy, CONTACTS, shop)
                        .map(Candidate::of)
                        .toList()))
                .isNotEmpty()
                .extracting(Violation::pluginId)
                .containsOnly("a");
    }
}
