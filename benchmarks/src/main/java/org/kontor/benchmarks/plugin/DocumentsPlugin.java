package org.kontor.benchmarks.plugin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.kontor.api.Action;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Grant;
import org.kontor.api.Hook;
import org.kontor.api.Measure;
import org.kontor.api.Period;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;
import org.kontor.api.Result;
import org.kontor.api.Role;
import org.kontor.api.Row;
import org.kontor.api.Rule;
import org.kontor.api.Scope;
import org.kontor.api.Verb;

/** Invoices with lines, as a plugin of an ERP has them: amounts by a hook, sums, a number at posting, frozen then. */
public final class DocumentsPlugin implements Plugin {
    static final EntityName PRODUCT = EntityName.of("documents", "product");
    static final Field<String> LABEL = PRODUCT.text("label").required();

    static final EntityName CUSTOMER = EntityName.of("documents", "customer");
    static final Field<String> NAMED = CUSTOMER.text("named").required();

    static final EntityName LINE = EntityName.of("documents", "line");
    static final Field<Ref> SOLD = LINE.reference("product", PRODUCT).required();
    static final Field<String> WORDS = LINE.text("words").required();
    static final Field<BigDecimal> QUANTITY = LINE.decimal("quantity").required();
    static final Field<BigDecimal> PRICE = LINE.decimal("price").required();
    static final Field<BigDecimal> AMOUNT = LINE.decimal("amount").derived();

    static final EntityName INVOICE = EntityName.of("documents", "invoice");
    static final Choice DRAFT = Choice.of("draft");
    static final Choice POSTED = Choice.of("posted");
    static final Field<Ref> BUYER = INVOICE.reference("customer", CUSTOMER).required();
    static final Field<Choice> STATE = INVOICE.choice("state", DRAFT, POSTED);
    static final Field<String> NUMBER = INVOICE.text("number").unique();
    static final Field<LocalDate> DATED = INVOICE.date("dated").required();
    static final Field<String> CURRENCY = INVOICE.text("currency").maxLength(3);
    static final Field<BigDecimal> TOTAL = INVOICE.decimal("total");
    static final Field<BigDecimal> PIECES = INVOICE.decimal("pieces");
    static final Field<String> NOTE = INVOICE.text("note").maxLength(500);
    static final Field<List<Row>> LINES = INVOICE.parts("lines", LINE);

    static final Permission MAY_POST = Permission.of("documents", "post", "Post invoices");

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("documents", "Documents")
                .entities(
                        Entity.of(PRODUCT, "Product", "Products").fields(LABEL).title(LABEL),
                        Entity.of(CUSTOMER, "Customer", "Customers")
                                .fields(NAMED)
                                .title(NAMED),
                        Entity.of(LINE, "Line", "Lines").fields(SOLD, WORDS, QUANTITY, PRICE, AMOUNT),
                        Entity.of(INVOICE, "Invoice", "Invoices")
                                .fields(BUYER, STATE, NUMBER, DATED, CURRENCY, TOTAL, PIECES, NOTE, LINES)
                                .title(NUMBER)
                                .owned())
                .rules(
                        INVOICE,
                        Rule.fill(STATE.to(DRAFT)),
                        Rule.fill(CURRENCY.to("EUR")),
                        Rule.sum(TOTAL, Measure.sum(AMOUNT), LINE.parent()),
                        Rule.sum(PIECES, Measure.sum(QUANTITY), LINE.parent()),
                        Rule.number(NUMBER, "{year}-{count:6}", STATE.is(POSTED), DATED.by(Period.YEAR)),
                        Rule.frozen(STATE.is(POSTED)),
                        Rule.index(BUYER, DATED))
                .hooks(Hook.before(LINE, DocumentsPlugin::multiply))
                .actions(Action.on(INVOICE, "post")
                        .requires(MAY_POST)
                        .moves(STATE, Set.of(DRAFT), POSTED)
                        .run(call -> Result.none()))
                .permissions(MAY_POST)
                .roles(Role.of("documents", "clerk", "Clerk")
                        .grant(
                                Grant.on(PRODUCT, Verb.READ),
                                Grant.on(CUSTOMER, Verb.READ),
                                Grant.on(INVOICE, Verb.READ, Verb.CREATE, Verb.UPDATE)
                                        .within(Scope.TEAM))
                        .may(MAY_POST));
    }

    private static void multiply(Drafts lines) {
        for (Draft line : lines) {
            line.find(QUANTITY)
                    .flatMap(quantity -> line.find(PRICE)
                            .map(price -> quantity.multiply(price).setScale(2, RoundingMode.HALF_UP)))
                    .ifPresent(amount -> line.set(AMOUNT.to(amount)));
        }
    }
}
