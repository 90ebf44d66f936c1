package org.kontor.example;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.kontor.api.Action;
import org.kontor.api.Approval;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;
import org.kontor.api.Who;

/** Purchases that superiors and, of large ones, buyers agree to. */
public final class Approving implements Plugin {
    static final EntityName PURCHASE = EntityName.of("purchases", "purchase");
    static final Permission SUBMIT = Permission.of("purchases", "submit", "Submit purchases");

    static final Choice DRAFT = Choice.of("draft");
    static final Choice WAITING = Choice.of("waiting");
    static final Choice ORDERED = Choice.of("ordered");
    static final Choice REFUSED = Choice.of("refused");

    static final Field<String> WHAT = PURCHASE.text("what").required();
    static final Field<Choice> STATE = PURCHASE.choice("state", DRAFT, WAITING, ORDERED, REFUSED);
    static final Field<BigDecimal> TOTAL = PURCHASE.decimal("total");
    static final Field<Ref> BUYER = PURCHASE.reference("buyer", EntityName.of("system", "user"));
    static final Field<String> NOTE = PURCHASE.text("note");

    // @start region="who"
    static final Who SUPERIOR = Who.managerOf(PURCHASE.owner());
    static final Who BUYERS = Who.of(BUYER);
    // @end region="who"

    // @start region="approval"
    static final Approval APPROVAL = Approval.of(WAITING, REFUSED)
            .step(Approval.Step.of("superior", SUPERIOR).within(Duration.ofDays(3)))
            .step(Approval.Step.of("buyer", BUYERS)
                    .when(TOTAL.moreThan(new BigDecimal(1000)))
                    .within(Duration.ofDays(5), Who.role("purchases.head")))
            .open(NOTE);
    // @end region="approval"

    // @start region="transition"
    static final Action SUBMITTING = Action.on(PURCHASE, "submit")
            .requires(SUBMIT)
            .by(Who.of(PURCHASE.owner()))
            .needs(TOTAL, BUYER)
            .moves(STATE, Set.of(DRAFT, REFUSED), ORDERED)
            .approval(APPROVAL);
    // @end region="transition"

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("purchases", "Purchases")
                .entities(Entity.of(PURCHASE, "Purchase", "Purchases")
                        .fields(WHAT, STATE, TOTAL, BUYER, NOTE)
                        .title(WHAT)
                        .owned())
                .permissions(SUBMIT)
                .actions(SUBMITTING);
    }
}
