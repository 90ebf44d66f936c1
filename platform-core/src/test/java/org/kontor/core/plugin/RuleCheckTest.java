package org.kontor.core.plugin;

import static org.kontor.core.plugin.CheckedShop.ABOUT;
import static org.kontor.core.plugin.CheckedShop.ACCOUNT;
import static org.kontor.core.plugin.CheckedShop.CITY;
import static org.kontor.core.plugin.CheckedShop.CLERK;
import static org.kontor.core.plugin.CheckedShop.CUSTOMER;
import static org.kontor.core.plugin.CheckedShop.LINE;
import static org.kontor.core.plugin.CheckedShop.LINES;
import static org.kontor.core.plugin.CheckedShop.NO;
import static org.kontor.core.plugin.CheckedShop.NOTE;
import static org.kontor.core.plugin.CheckedShop.NUMBER;
import static org.kontor.core.plugin.CheckedShop.ORDER;
import static org.kontor.core.plugin.CheckedShop.PAID;
import static org.kontor.core.plugin.CheckedShop.QUANTITY;
import static org.kontor.core.plugin.CheckedShop.SHOP;
import static org.kontor.core.plugin.CheckedShop.STATE;
import static org.kontor.core.plugin.CheckedShop.USER;
import static org.kontor.core.plugin.Faults.add;
import static org.kontor.core.plugin.Faults.name;
import static org.kontor.core.plugin.Faults.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.provider.Arguments;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Period;
import org.kontor.api.Ref;
import org.kontor.api.Rule;
import org.kontor.api.Term;
import org.kontor.api.When;

/** Faults of rules, and of the terms and conditions in them. */
class RuleCheckTest implements FaultsTest {
    static List<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        rules(all);
        kept(all);
        stored(all);
        return all;
    }

    private static void kept(List<Arguments> all) {
        Field<BigDecimal> sum = CheckedShop.WEIGHT;
        Rule whole = Rule.sum(sum, Measure.sum(QUANTITY), LINE.parent());
        add(all, () -> SHOP.rules(ORDER, whole));
        add(
                all,
                () -> SHOP.rules(ORDER, whole, Rule.sum(sum, Measure.count(), LINE.parent())),
                "rules of shop.order, sum weight: the plugin shop has a rule that keeps it already; keep one of the two");
        add(
                all,
                () -> SHOP.rules(LINE, whole),
                "rules of shop.line, sum weight: its field is one of shop.order, and so the sum is a rule of shop.order; say rules(EntityName.of(\"shop\", \"order\"), Rule.sum(…))");
        rule(
                all,
                Rule.sum(NUMBER, Measure.count(), LINE.parent()),
                "sum number: the field is text; sum into an integer, a decimal or a price");
        rule(
                all,
                Rule.sum(sum, Measure.max(QUANTITY), LINE.parent()),
                "sum weight: it measures something else; use Measure.sum of a field of shop.line, or Measure.count()");
        rule(
                all,
                Rule.sum(sum, Measure.sum(LINE.text("article")), LINE.parent()),
                "sum weight: article is text and cannot be summed into decimal; sum a number that fits");
        rule(
                all,
                Rule.sum(sum, Measure.count(), CUSTOMER),
                "sum weight: shop.order.customer does not point to shop.order alone; sum by a reference to shop.order, or by the parent() of its parts");
        rule(
                all,
                Rule.sum(sum, Measure.count(), LINE.parent())
                        .where(NUMBER.of(LINE.parent()).is("1")),
                "sum weight: its condition cannot be counted: parent.number is no field of the record itself; compare the own fields of shop.line with values");
        add(
                all,
                () -> SHOP.rules(ORDER, Rule.sum(sum, Measure.sum(LINE.decimal("back")), LINE.parent()))
                        .entities(Entity.of(name("loop"), "Loop", "Loops")
                                .fields(
                                        name("loop").integer("total"),
                                        name("loop").reference("up", name("loop"))))
                        .rules(
                                name("loop"),
                                Rule.sum(
                                        name("loop").integer("total"),
                                        Measure.sum(name("loop").integer("total")),
                                        name("loop").reference("up", name("loop")))),
                "rules of shop.order, sum weight: shop.line has no field back; name the field among the entity's fields",
                "rules of shop.loop, sum total: it is made of itself in a circle; take one of the rules out");
        formulas(all, sum);
        rule(
                all,
                Rule.number(NUMBER, "{count}", STATE.is(PAID)),
                "number number: the field is not unique; declare it as unique()");
        add(
                all,
                () -> SHOP.rules(ORDER, Rule.required(STATE.is(PAID), sum), whole),
                "rules of shop.order, required: weight is kept by a rule; leave it out");
        numbers(all);
    }

    private static void formulas(List<Arguments> all, Field<BigDecimal> kept) {
        Map.of(
                        "quantity * 2",
                        "there is no field quantity (at character 1); name the field among the entity's fields",
                        "lines + 1",
                        "lines holds parts: keep a sum of them in a field, and use that (at character 1); mend the formula: the guides have what can stand in one",
                        "number",
                        "the formula gives a text, and weight is decimal (at character 1); mend the formula: the guides have what can stand in one",
                        "weight + 1",
                        "it is made of itself in a circle; take one of the rules out")
                .forEach((formula, told) -> add(
                        all,
                        () -> SHOP.rules(ORDER, Rule.formula(kept, formula)),
                        "rules of shop.order, formula weight: " + told));
    }

    private static void numbers(List<Arguments> all) {
        EntityName bill = name("bill");
        Field<String> number = bill.text("number").unique();
        Field<Choice> kind = bill.choice("kind", PAID);
        Field<LocalDate> date = bill.date("on_day");
        Map.of(
                        Rule.number(number, "{kind}", kind.is(PAID), kind),
                        "the pattern {kind} cannot be read: it has no {count}; see Rule.Number",
                        Rule.number(number, "{kind}{count", kind.is(PAID), kind),
                        "the pattern {kind}{count cannot be read: it has a brace without its partner; see Rule.Number",
                        Rule.number(number, "{count}", kind.is(PAID), kind),
                        "the pattern {count} does not fit: without {kind} two series would give the same numbers; name every term of the series in the pattern, and no other",
                        Rule.number(number, "{year}-{count}", kind.is(PAID), date.by(Period.MONTH)),
                        "the pattern {year}-{count} does not fit: without {month} two series would give the same numbers; name every term of the series in the pattern, and no other",
                        Rule.number(number, "{year}-{count}", kind.is(PAID)),
                        "the pattern {year}-{count} does not fit: {year} is no term of the series; name every term of the series in the pattern, and no other")
                .forEach((rule, told) -> add(
                        all,
                        () -> SHOP.entities(Entity.of(bill, "Bill", "Bills").fields(number, kind, date))
                                .rules(bill, rule),
                        "rules of shop.bill, number number: " + told));
    }

    private static void stored(List<Arguments> all) {
        add(all, () -> SHOP.rules(ORDER, Rule.frozen(STATE.is(PAID)).but(NOTE)));
        rule(
                all,
                Rule.frozen(CLERK.isMe()),
                "frozen: the database cannot hold its condition: clerk of this type is not compared like this; compare the record's own fields with values");
        rule(
                all,
                Rule.frozen(CITY.of(CUSTOMER).is("1")),
                "frozen: the database cannot hold its condition: customer.city is no field of the record itself; compare the record's own fields with values");
        rule(
                all,
                Rule.frozen(STATE.is(PAID)).but(QUANTITY),
                "frozen: shop.line.quantity is a field of a part; open the field of parts as a whole, or a sum that is kept of them");
        rule(
                all,
                Rule.shown(NUMBER.is("1"), NUMBER),
                "shown: number decides whether it is shown itself; ask for another field");
        rule(
                all,
                Rule.shown(CITY.of(CUSTOMER).is("1"), NUMBER),
                "shown: its condition is not about the record itself: customer.city lies elsewhere; compare the record's own fields with values");
        add(
                all,
                () -> SHOP.entities(Entity.of(name("stay"), "Stay", "Stays")
                                .fields(name("stay").span("time"), name("stay").reference("what")))
                        .rules(
                                name("stay"),
                                Rule.noOverlap(
                                        name("stay").span("time"), name("stay").reference("what")),
                                Rule.noOverlap(name("stay").span("time"))),
                "rules of shop.stay, no overlap: what is reference to any entity and no resource; use a reference to one entity, a choice, a whole number or a text",
                "rules of shop.stay, no overlap: it names no resource; say of what the times are");
    }

    private static void rules(List<Arguments> all) {
        rule(
                all,
                Rule.must("Not", NUMBER.is("1"), NO),
                "must Not: 'Not' is not a rule's name; use lower-case letters, digits and _, beginning with a letter, at most 50 characters");
        add(
                all,
                () -> SHOP.rules(ORDER, Rule.must("a", NUMBER.is("1"), NO), Rule.must("a", NUMBER.is("2"), NO)),
                "rules of shop.order, must a: shop.order has another rule of this name; choose another");
        rule(
                all,
                Rule.must("a", NUMBER.is("1"), Message.of("contacts.no", "No")),
                "must a, message contacts.no: the key belongs to another plugin; begin it with shop.");
        rule(
                all,
                Rule.must("a", NUMBER.is("1"), Message.of("shop.no", "{0} no")),
                "must a, message shop.no: its pattern cannot be read: its arguments have numbers, not names; see ICU MessageFormat");
        rule(
                all,
                Rule.must("a", CITY.is("1"), NO),
                "must a: contacts.account.city is no field of shop.order; use a field of shop.order, or ask for it behind a reference with of(…)");
        rule(
                all,
                Rule.must("a", ORDER.text("nummer").is("1"), NO),
                "must a: shop.order has no field nummer; did you mean number?");
        rule(
                all,
                Rule.must("a", ORDER.integer("number").is(1L), NO),
                "must a: shop.order.number is declared as text, not as integer; use the constant that declares the field");
        rule(
                all,
                Rule.must("a", QUANTITY.of(CUSTOMER).is(1L), NO),
                "must a: customer.quantity asks a record of contacts.account for a field of shop.line; use a field of contacts.account");
        rule(
                all,
                Rule.must("a", CITY.of(ABOUT).is("1"), NO),
                "must a: about is no reference to one entity; ask behind references with one target");
        rule(
                all,
                Rule.must("a", ACCOUNT.text("cty").of(CUSTOMER).is("1"), NO),
                "must a: contacts.account has no field cty; did you mean city?");
        rule(
                all,
                Rule.must("a", CITY.of(branches(6)).is("1"), NO),
                "must a: " + "branch.".repeat(6).replaceFirst("^branch", "customer")
                        + "city goes through more than 5 references; ask for less");
        rule(
                all,
                Rule.must("a", ORDER.owner().isMe(), NO),
                "must a: records of shop.order have no owner; declare the entity as owned()");
        rule(
                all,
                Rule.must("a", ORDER.parent().isEmpty(), NO),
                "must a: shop.order is not a part of anything; name it in parts(…) of its parent");
        rule(
                all,
                Rule.must("a", ACCOUNT.owner().isMe(), NO),
                "must a: owner of contacts.account is asked of shop.order; take the term from the name of shop.order");
        rule(
                all,
                Rule.must("a", CUSTOMER.isMe(), NO),
                "must a: customer does not point to system.user; ask this of references to system.user only");
        rule(
                all,
                Rule.must("a", CLERK.isMyTeam(), NO),
                "must a: clerk does not point to system.team; ask this of references to system.team only");
        rule(
                all,
                Rule.must("a", NUMBER.before(When.today()), NO),
                "must a: number is no date and no moment; compare dates and moments with " + When.today());
        rule(
                all,
                Rule.must("a", CUSTOMER.contains("x"), NO),
                "must a: customer cannot be compared by contains; use in, is, isEmpty, isNot");
        rule(
                all,
                Rule.must("a", STATE.is(Choice.of("lost")), NO),
                "must a: state cannot be lost: lost is not one of: open, paid; use a value of the field's type");
        rule(
                all,
                Rule.must("a", CUSTOMER.is(Ref.of(USER, new UUID(1, 1))), NO),
                "must a: customer cannot be system.user/00000000-0000-0001-0000-000000000001: Must be a record of contacts.account, not of system.user; use a value of the field's type");
        rule(
                all,
                Rule.must("a", NUMBER.contains(5), NO),
                "must a: number is compared with 5, which is no text; compare it with a text");
        rule(
                all,
                Rule.must("a", Condition.some(CLERK, NUMBER.is("1")), NO),
                "must a: shop.order.clerk does not point to shop.order; use a reference that points to shop.order");
        rule(
                all,
                Rule.must("a", NUMBER.by(Period.DAY).is("1"), NO),
                "must a: number is no date and no moment; cut dates and moments to periods only");
        rule(all, Rule.required(STATE.is(PAID)), "required: the rule names no field; name at least one");
        rule(
                all,
                Rule.required(STATE.is(PAID), CITY),
                "required: contacts.account.city is no field of shop.order; use a field of shop.order, or ask for it behind a reference with of(…)");
        rule(all, Rule.unique(), "unique: the rule names no field; name at least one");
        rule(all, Rule.unique(NUMBER, NUMBER), "unique: a field is named twice; remove one of the two");
        rule(
                all,
                Rule.unique(NUMBER, NOTE),
                "unique: note is long text and cannot be unique or indexed; use a field with a single, short value");
        rule(
                all,
                Rule.unique(LINES),
                "unique: lines is parts and cannot be unique or indexed; use a field with a single, short value");
        rule(all, Rule.index(), "index: the index names no term; name at least one");
        rule(
                all,
                Rule.index(CITY.of(CUSTOMER)),
                "index: customer.city is no field of shop.order itself; index the entity's own fields");
        rule(
                all,
                Rule.fill(NUMBER.from(NOTE)),
                "fill, field number: text is filled from long text; fill from a term of the same type");
        rule(
                all,
                Rule.fill(CUSTOMER.from(CLERK)),
                "fill, field customer: it is filled from a reference to other entities; fill from a reference to the same ones");
        rule(
                all,
                Rule.fill(CUSTOMER.from(ABOUT)),
                "fill, field customer: it is filled from an open link; fill from a reference to the same entities");
        rule(all, Rule.fill(NUMBER.from(NUMBER)), "fill, field number: it is filled from itself; name another term");
        rule(
                all,
                Rule.fill(STATE.to(Choice.of("lost"))),
                "fill, field state: state cannot be lost: lost is not one of: open, paid; use a value of the field's type");
        rule(all, Rule.fill(NUMBER.to(null)), "fill, field number: it is filled with nothing; leave the rule out");
        rule(
                all,
                Rule.fill(NUMBER.to("x".repeat(41))),
                "fill, field number: number cannot be " + "x".repeat(41)
                        + ": At most 40 characters, not 41; use a value of the field's type");
        rule(
                all,
                Rule.fill(ORDER.parts("lines", LINE).to(List.of())),
                "fill, field lines: parts cannot be filled; make them in a hook");
        add(
                all,
                () -> SHOP.rules(ORDER, Rule.fill(NUMBER.to("1")), Rule.fill(NUMBER.to("2"))),
                "rules of shop.order, fill, field number: the plugin shop fills it already; keep one of the two");
        add(
                all,
                () -> SHOP.rules(EntityName.of("contacts", "acount"), Rule.index(CITY)),
                "rules of contacts.acount: there is no entity contacts.acount; did you mean contacts.account?");
    }

    private static Term<Ref> branches(int hops) {
        Term<Ref> term = CUSTOMER;
        for (int i = 1; i < hops; i++) {
            term = ACCOUNT.reference("branch", ACCOUNT).of(term);
        }
        return term;
    }
}
