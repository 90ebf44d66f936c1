package org.kontor.example;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Measure;
import org.kontor.api.Period;
import org.kontor.api.Row;
import org.kontor.api.Rule;

/** What a customer owes us, and when that was posted. */
public final class Invoice {
    public static final EntityName NAME = EntityName.of("billing", "invoice");

    public static final Choice INVOICE = Choice.of("re");
    public static final Choice CREDIT = Choice.of("gs");
    public static final Choice DRAFT = Choice.of("draft");
    public static final Choice POSTED = Choice.of("posted");
    public static final Choice PAID = Choice.of("paid");

    public static final Field<Choice> KIND =
            NAME.choice("kind", INVOICE, CREDIT).required();
    public static final Field<LocalDate> DATE = NAME.date("posted_on").required();
    public static final Field<Choice> STATE = NAME.choice("state", DRAFT, POSTED, PAID);
    public static final Field<String> NUMBER = NAME.text("number").unique();
    public static final Field<BigDecimal> TOTAL = NAME.decimal("total");
    public static final Field<BigDecimal> PAID_SO_FAR = NAME.decimal("paid_so_far");
    public static final Field<BigDecimal> OPEN = NAME.decimal("open");
    public static final Field<String> REASON = NAME.text("reason");
    public static final Field<List<Row>> LINES = NAME.parts("lines", InvoiceLine.NAME);

    // @start region="kept"
    static final Rule ADDS_UP = Rule.sum(TOTAL, Measure.sum(InvoiceLine.AMOUNT), InvoiceLine.NAME.parent());
    static final Rule STILL_OPEN = Rule.formula(OPEN, "total - coalesce(paid_so_far, 0)");
    static final Rule NUMBERED =
            Rule.number(NUMBER, "{kind}{year}-{count:5}", STATE.is(POSTED), KIND, DATE.by(Period.YEAR));
    // @end region="kept"

    // @start region="frozen"
    static final Rule STAYS_AS_POSTED =
            Rule.frozen(STATE.in(List.of(POSTED, PAID))).but(STATE);
    // @end region="frozen"

    // @start region="shown"
    static final Rule CREDITED_FOR_A_REASON = Rule.shown(KIND.is(CREDIT), REASON);
    // @end region="shown"

    private Invoice() {}

    static Entity entity() {
        return Entity.of(NAME, "Invoice", "Invoices")
                .fields(KIND, DATE, STATE, NUMBER, TOTAL, PAID_SO_FAR, OPEN, REASON, LINES);
    }
}
