package org.kontor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.core.plugin.CheckedShop.ACCOUNT;
import static org.kontor.core.plugin.CheckedShop.CITY;
import static org.kontor.core.plugin.CheckedShop.CONTACTS;
import static org.kontor.core.plugin.CheckedShop.CUSTOMER;
import static org.kontor.core.plugin.CheckedShop.NOTE;
import static org.kontor.core.plugin.CheckedShop.NUMBER;
import static org.kontor.core.plugin.CheckedShop.ORDER;
import static org.kontor.core.plugin.CheckedShop.SHOP;
import static org.kontor.core.plugin.CheckedShop.STATE;
import static org.kontor.core.plugin.CheckedShop.SYSTEM;
import static org.kontor.core.plugin.Faults.add;
import static org.kontor.core.plugin.Faults.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.kontor.api.Aspect;
import org.kontor.api.Condition;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Grant;
import org.kontor.api.Measure;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Role;
import org.kontor.api.Rule;
import org.kontor.api.Ui;
import org.kontor.api.Verb;

/** Faults of aspects and of rules that play them. */
class PlaysCheckTest implements FaultsTest {
    private static final EntityName VISIT = EntityName.of("shop", "visit");
    private static final Field<Instant> AT = VISIT.moment("at").required();
    private static final Field<String> WHERE = VISIT.text("place");
    private static final Field<Ref> WHO = VISIT.reference("who", ACCOUNT);
    private static final Aspect VISITS = Aspect.of(VISIT, "Visit", "Visits")
            .fields(AT, WHERE, WHO)
            .title(WHERE)
            .listedBy(WHO, AT);
    private static final Field<Instant> DUE = ORDER.moment("due");
    private static final Field<String> PHONE = ACCOUNT.text("phone_of_office");

    static List<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        rules(all);
        aspects(all);
        return all;
    }

    private static void plays(List<Arguments> all, Rule rule, String told) {
        add(all, () -> SHOP.aspects(VISITS).rules(ORDER, rule), "rules of shop.order, plays shop.visit" + told);
    }

    private static void rules(List<Arguments> all) {
        plays(
                all,
                Rule.plays(VISIT, Condition.always(), WHERE.from(NUMBER)),
                ": it says nothing to at, which every row has; say what it takes from");
        plays(
                all,
                Rule.plays(VISIT, Condition.always(), AT.from(DUE), WHERE.from(NOTE)),
                ", field place: text is filled from long text; fill from a term of the same type");
        plays(
                all,
                Rule.plays(VISIT, Condition.always(), AT.from(DUE), WHERE.from(NUMBER), WHERE.to("x")),
                ", field place: it is named twice; remove one of the two");
        plays(
                all,
                Rule.plays(
                        VISIT,
                        Condition.always(),
                        AT.from(DUE),
                        VISIT.text("plaze").to("x")),
                ", field plaze: shop.visit has no field plaze; did you mean place?");
        plays(
                all,
                Rule.plays(VISIT, Condition.always(), AT.from(DUE), NUMBER.to("x")),
                ", field number: shop.order.number is no field of shop.visit; say something to fields of the aspect only");
        plays(
                all,
                Rule.plays(VISIT, Condition.always(), AT.from(DUE), WHERE.to(null)),
                ", field place: it says nothing; leave it out");
        plays(
                all,
                Rule.plays(VISIT, Condition.always(), AT.from(DUE), WHERE.from(PHONE.of(CUSTOMER))),
                ", field place: customer.phone_of_office is sensitive and another record's; let the entity that has it play"
                        + " the aspect itself");
        plays(
                all,
                Rule.plays(VISIT, PHONE.of(CUSTOMER).isEmpty(), AT.from(DUE)),
                ": customer.phone_of_office is sensitive, and whether a record plays would tell of it; ask for another field");
        plays(
                all,
                Rule.plays(VISIT, CITY.is("x"), AT.from(DUE)),
                ": contacts.account.city is no field of shop.order; use a field of shop.order, or ask for it behind a"
                        + " reference with of(…)");
        add(
                all,
                () -> SHOP.rules(ORDER, Rule.plays(ACCOUNT, Condition.always())),
                "rules of shop.order, plays contacts.account: contacts.account is an entity with records of its own; play"
                        + " an aspect");
        add(
                all,
                () -> SHOP.aspects(VISITS)
                        .rules(
                                ORDER,
                                IntStream.range(0, 9)
                                        .mapToObj(any -> Rule.plays(VISIT, Condition.always(), AT.from(DUE)))
                                        .toArray(Rule[]::new)),
                "rules of shop.order, plays shop.visit: shop.order plays it more than 8 times; say it with fewer, wider"
                        + " conditions");
    }

    private static void aspect(List<Arguments> all, Aspect aspect, String told) {
        add(all, () -> SHOP.aspects(aspect), "aspect " + aspect.name() + told);
    }

    private static void aspects(List<Arguments> all) {
        aspect(
                all,
                Aspect.of(EntityName.of("contacts", "visit"), "Visit", "Visits"),
                ": the aspect belongs to the plugin contacts; declare own aspects only, named shop.…");
        aspect(all, Aspect.of(VISIT, "Visit", "Visits"), ": it has no field; say what those who play it are to say");
        aspect(
                all,
                Aspect.of(VISIT, "Visit", "Visits").fields(VISIT.reference("source")),
                ", field source: each row has a source of its own; choose another name");
        aspect(
                all,
                Aspect.of(VISIT, "Visit", "Visits").fields(WHERE.sensitive()),
                ", field place: a field of an aspect is not unique, sensitive, derived, translated or retired: what plays it"
                        + " is; say it of the fields that play it");
        aspect(
                all,
                Aspect.of(VISIT, "Visit", "Visits").fields(VISIT.richText("text")),
                ", field text: an aspect has no rich text; use a field with a single value");
        aspect(
                all,
                Aspect.of(VISIT, "Visit", "Visits").fields(WHERE).listedBy(AT),
                ", listed by: shop.visit.at is no field of the aspect; name its own fields");
        add(
                all,
                () -> SHOP.aspects(VISITS).rules(VISIT, Rule.index(AT)),
                "rules of shop.visit: shop.visit is an aspect, which has no records of its own; name an entity");
        add(
                all,
                () -> SHOP.aspects(VISITS)
                        .roles(Role.of("shop", "clerk", "Clerk").grant(Grant.on(VISIT, Verb.READ))),
                "role shop.clerk, grant on shop.visit: shop.visit is an aspect, which has no records of its own; name an"
                        + " entity");
        add(
                all,
                () -> SHOP.aspects(VISITS)
                        .entities(Entity.of(EntityName.of("shop", "deal"), "Deal", "Deals")
                                .fields(EntityName.of("shop", "deal").reference("visit", VISIT))),
                "entity shop.deal, field visit: shop.visit is an aspect, which has no records of its own; name an entity");
    }

    @Test
    void anAspectIsPlayedByItsNamesAloneAndShownLikeAnEntity() {
        EntityName far = EntityName.of("fleet", "trip");
        assertThat(check(
                        SYSTEM,
                        CONTACTS,
                        SHOP.aspects(VISITS)
                                .rules(
                                        ORDER,
                                        Rule.plays(
                                                VISIT,
                                                STATE.isEmpty().not(),
                                                VISIT.moment("at").from(DUE),
                                                VISIT.text("place").from(CITY.of(CUSTOMER)),
                                                VISIT.reference("who", ACCOUNT).from(CUSTOMER)),
                                        Rule.plays(
                                                far,
                                                Condition.always(),
                                                far.text("anything").from(NUMBER)))
                                .ui(
                                        Ui.menu(VISIT, "Visits", "walk", 1),
                                        Ui.related(ACCOUNT, "visits", "Visits", WHO, 1),
                                        new Ui.Widget(
                                                "shop",
                                                "many",
                                                "Visits",
                                                Query.of(VISIT)
                                                        .where(VISIT.source()
                                                                .isEmpty()
                                                                .not()),
                                                Measure.count()))))
                .isEmpty();
    }
}
