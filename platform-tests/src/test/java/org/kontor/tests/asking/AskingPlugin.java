package org.kontor.tests.asking;

import java.math.BigDecimal;
import java.util.Set;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
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

/** Orders that whoever holds a permission, and of large ones somebody named, agrees to. */
public final class AskingPlugin implements Plugin {
    static final EntityName ORDER = EntityName.of("asking", "purchase");
    static final Permission SUBMIT = Permission.of("asking", "submit", "Submit orders");
    static final Permission RELEASE = Permission.of("asking", "release", "Release orders");

    static final Choice DRAFT = Choice.of("draft");
    static final Choice WAITING = Choice.of("waiting");
    static final Choice ORDERED = Choice.of("ordered");
    static final Choice REFUSED = Choice.of("refused");

    static final Field<String> WHAT = ORDER.text("what").required();
    static final Field<Choice> STATE = ORDER.choice("state", DRAFT, WAITING, ORDERED, REFUSED);
    static final Field<BigDecimal> TOTAL = ORDER.decimal("total");
    static final Field<Ref> BUYER = ORDER.reference("buyer", EntityName.of("system", "user"));
    static final Field<String> REASON = ORDER.text("reason");

    private static final Field<String> MEMO = ORDER.text("memo").retired();
    private static final Field<BigDecimal> DISCOUNT = ORDER.decimal("discount").retired();

    private static final EntityName NOTE = EntityName.of("asking", "note");
    private static final Field<Ref> ABOUT = NOTE.reference("about").required();
    private static final Field<String> WORDS = NOTE.text("words").required();

    private static final ActionName SUBMITTING = ActionName.on(ORDER, "submit");
    private static final Field<String> WHY = SUBMITTING.text("why");

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("asking", "Asking")
                .entities(
                        Entity.of(ORDER, "Order", "Orders")
                                .fields(WHAT, STATE, TOTAL, BUYER, REASON, MEMO, DISCOUNT)
                                .title(WHAT),
                        Entity.of(NOTE, "Note", "Notes")
                                .fields(ABOUT, WORDS)
                                .title(WORDS)
                                .attachedTo(ABOUT))
                .permissions(SUBMIT, RELEASE)
                .actions(Action.of(SUBMITTING)
                        .requires(SUBMIT)
                        .input(WHY)
                        .needs(TOTAL, REASON)
                        .sets(REASON.from(WHY))
                        .moves(STATE, Set.of(DRAFT, REFUSED), ORDERED)
                        .approval(Approval.of(WAITING, REFUSED)
                                .step(Approval.Step.of(
                                        "release",
                                        Who.holding(RELEASE),
                                        Who.user("ada"),
                                        Who.role("releasers"),
                                        Who.team("buyers")))
                                .step(Approval.Step.of("buyer", Who.of(BUYER)).when(TOTAL.moreThan(BigDecimal.TEN)))));
    }
}
