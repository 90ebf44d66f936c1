package org.kontor.tests.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Measure;
import org.kontor.api.Period;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Rule;

/** A quote, an order, an invoice or a credit note. */
final class Document {
    static final EntityName NAME = EntityName.of("posting", "document");

    static final Choice QUOTE = Choice.of("quote");
    static final Choice ORDER = Choice.of("order");
    static final Choice INVOICE = Choice.of("invoice");
    static final Choice CREDIT = Choice.of("credit");

    static final Choice DRAFT = Choice.of("draft");
    static final Choice POSTED = Choice.of("posted");
    static final Choice SETTLED = Choice.of("settled");

    static final Field<Choice> KIND =
            NAME.choice("kind", QUOTE, ORDER, INVOICE, CREDIT).required();
    static final Field<LocalDate> DATE = NAME.date("on_day").required();
    static final Field<Choice> STATE = NAME.choice("state", DRAFT, POSTED, SETTLED);
    static final Field<String> NUMBER = NAME.text("number").unique();
    static final Field<String> CUSTOMER = NAME.text("customer");
    static final Field<Ref> MADE_FROM = NAME.reference("made_from", NAME);
    static final Field<BigDecimal> DISCOUNT = NAME.decimal("discount");
    static final Field<Boolean> TAX_INCLUDED = NAME.yesNo("tax_included");
    static final Field<List<Row>> LINES = NAME.parts("lines", Line.NAME);
    static final Field<List<Row>> TAXES = NAME.parts("taxes", Tax.NAME).derived();
    static final Field<BigDecimal> NET = NAME.decimal("net");
    static final Field<BigDecimal> TAX = NAME.decimal("tax");
    static final Field<BigDecimal> DUE = NAME.decimal("due");
    static final Field<BigDecimal> PAID = NAME.decimal("paid");

    private Document() {}

    static Entity entity() {
        return Entity.of(NAME, "Document", "Documents")
                .fields(
                        KIND,
                        DATE,
                        STATE,
                        NUMBER,
                        CUSTOMER,
                        MADE_FROM,
                        DISCOUNT,
                        TAX_INCLUDED,
                        LINES,
                        TAXES,
                        NET,
                        TAX,
                        DUE,
                        PAID)
                .title(NUMBER)
                .owned();
    }

    static Rule[] rules() {
        return new Rule[] {
            Rule.sum(NET, Measure.sum(Tax.BASIS), Tax.NAME.parent()),
            Rule.sum(TAX, Measure.sum(Tax.AMOUNT), Tax.NAME.parent()),
            Rule.sum(DUE, Measure.sum(Tax.DUE), Tax.NAME.parent()),
            Rule.number(NUMBER, "{kind}-{year}-{count:5}", STATE.is(POSTED), KIND, DATE.by(Period.YEAR)),
            Rule.frozen(STATE.in(List.of(POSTED, SETTLED))).but(STATE, PAID)
        };
    }
}
