package org.kontor.tests.reckoning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Money;
import org.kontor.api.Period;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.api.Rule;

/** Bills of customers, of which nearly everything is worked out from something else. */
public final class ReckoningPlugin implements Plugin {
    static final EntityName CUSTOMER = EntityName.of("reckoning", "customer");
    static final Field<String> LABEL = CUSTOMER.text("label");
    static final Field<BigDecimal> CREDIT = CUSTOMER.decimal("credit");
    static final Field<BigDecimal> OWED = CUSTOMER.decimal("owed");
    static final Field<BigDecimal> LEFT = CUSTOMER.decimal("left_over");
    static final Field<String> STANDING = CUSTOMER.text("standing");

    static final EntityName LINE = EntityName.of("reckoning", "line");
    static final Field<BigDecimal> QUANTITY = LINE.decimal("quantity");
    static final Field<BigDecimal> PRICE = LINE.price("price");
    static final Field<BigDecimal> TOTAL = LINE.price("total");

    static final EntityName BILL = EntityName.of("reckoning", "bill");
    static final Field<Ref> OF = BILL.reference("customer", CUSTOMER);
    static final Field<Choice> STATE = BILL.choice("state", Choice.of("draft"), Choice.of("posted"));
    static final Field<LocalDate> DATE = BILL.date("on_day");
    static final Field<Long> DAYS = BILL.integer("days");
    static final Field<LocalDate> DUE = BILL.date("due_on");
    static final Field<String> NUMBER = BILL.text("number").unique();
    static final Field<String> SYMBOL = BILL.text("symbol").unique();
    static final Field<List<Row>> LINES = BILL.parts("lines", LINE);
    static final Field<BigDecimal> NET = BILL.price("net");
    static final Field<BigDecimal> GROSS = BILL.price("gross");
    static final Field<BigDecimal> PAID = BILL.price("paid");
    static final Field<BigDecimal> OPEN = BILL.price("open");
    static final Field<Boolean> SETTLED = BILL.yesNo("settled");
    static final Field<Money> TIP = BILL.money("tip");
    static final Field<Money> DOUBLE_TIP = BILL.money("double_tip");

    static final EntityName PAYMENT = EntityName.of("reckoning", "payment");
    static final Field<Ref> BILL_PAID = PAYMENT.reference("bill", BILL);
    static final Field<BigDecimal> AMOUNT = PAYMENT.price("amount");

    static final Permission WORK = Permission.of("reckoning", "work", "Work with bills");

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("reckoning", "Reckoning")
                .entities(
                        Entity.of(CUSTOMER, "Customer", "Customers")
                                .fields(LABEL, CREDIT, OWED, LEFT, STANDING)
                                .title(LABEL),
                        Entity.of(LINE, "Line", "Lines").fields(QUANTITY, PRICE, TOTAL),
                        Entity.of(BILL, "Bill", "Bills")
                                .fields(
                                        OF,
                                        STATE,
                                        DATE,
                                        DAYS,
                                        DUE,
                                        NUMBER,
                                        SYMBOL,
                                        LINES,
                                        NET,
                                        GROSS,
                                        PAID,
                                        OPEN,
                                        SETTLED,
                                        TIP,
                                        DOUBLE_TIP)
                                .title(NUMBER),
                        Entity.of(PAYMENT, "Payment", "Payments").fields(BILL_PAID, AMOUNT))
                .rules(LINE, Rule.formula(TOTAL, "round(quantity * price, 2)"))
                .rules(
                        BILL,
                        Rule.sum(NET, Measure.sum(TOTAL), LINE.parent()),
                        Rule.sum(PAID, Measure.sum(AMOUNT), BILL_PAID),
                        Rule.formula(SETTLED, "open <= 0"),
                        Rule.formula(OPEN, "gross - paid"),
                        Rule.formula(GROSS, "round(net * 1.21, 2)"),
                        Rule.formula(DUE, "on_day + coalesce(days, 14)"),
                        Rule.formula(SYMBOL, "'VS' + number"),
                        Rule.formula(DOUBLE_TIP, "2 * tip"),
                        Rule.number(NUMBER, "{year}-{count:4}", STATE.is(Choice.of("posted")), DATE.by(Period.YEAR)),
                        Rule.frozen(STATE.is(Choice.of("posted"))).but(PAID))
                .rules(
                        CUSTOMER,
                        Rule.sum(OWED, Measure.sum(OPEN), OF),
                        Rule.formula(LEFT, "credit - owed"),
                        Rule.formula(STANDING, "left_over >= 500 ? 'good' : 'narrow'"),
                        Rule.must(
                                "within_credit",
                                LEFT.atLeast(BigDecimal.ZERO),
                                Message.of("reckoning.no_credit", "The customer has no more credit")))
                .permissions(WORK)
                .actions(
                        Action.on(BILL, "post")
                                .requires(WORK)
                                .moves(STATE, Set.of(Choice.of("draft")), Choice.of("posted"))
                                .run(call -> Result.none()),
                        Action.on(CUSTOMER, "remind").requires(WORK).behind(task -> Result.none()),
                        Action.of(ActionName.of("reckoning", "double_all"))
                                .requires(WORK)
                                .run(call -> {
                                    call.records()
                                            .list(Query.of(CUSTOMER))
                                            .rows()
                                            .forEach(row -> call.records()
                                                    .update(
                                                            row,
                                                            CREDIT.to(row.get(CREDIT)
                                                                    .multiply(BigDecimal.TWO))));
                                    return Result.none();
                                }));
    }
}
