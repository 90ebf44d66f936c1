package org.kontor.tests.posting;

import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Actor;
import org.kontor.api.Call;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Field;
import org.kontor.api.Hook;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.api.Task;

/** Documents and what is done with them. */
public final class PostingPlugin implements Plugin {
    static final Permission POST = Permission.of("posting", "post", "Post documents");
    static final ActionName FOLLOW = ActionName.on(Document.NAME, "follow");
    static final Field<Choice> AS =
            FOLLOW.choice("as_kind", Document.ORDER, Document.INVOICE).required();

    @Override
    public Contribution contribute(PluginContext context) {
        Actor self = context.self();
        return Contribution.of("posting", "Posting")
                .entities(Document.entity(), Line.entity(), Tax.entity(), Receipt.entity())
                .rules(Document.NAME, Document.rules())
                .rules(Receipt.NAME, Receipt.rule())
                .hooks(Hook.before(Document.NAME, Totals::workOut))
                .permissions(POST)
                .actions(
                        Action.on(Document.NAME, "post")
                                .requires(POST)
                                .moves(Document.STATE, Set.of(Document.DRAFT), Document.POSTED)
                                .run(call -> Result.none()),
                        Action.on(Document.NAME, "settle")
                                .requires(POST)
                                .moves(Document.STATE, Set.of(Document.POSTED), Document.SETTLED)
                                .run(call -> settle(call, self)),
                        Action.of(FOLLOW).requires(POST).input(AS).run(PostingPlugin::follow),
                        Action.on(Document.NAME, "credit").requires(POST).run(PostingPlugin::credit),
                        Action.of(ActionName.of("posting", "receipt_all"))
                                .requires(POST)
                                .behind(PostingPlugin::receiptAll),
                        Action.on(Document.NAME, "tamper").requires(POST).run(call -> tamper(call, self)));
    }

    private static Result settle(Call call, Actor self) {
        call.records()
                .as(self)
                .update(call.record(), Document.PAID.to(call.record().get(Document.DUE)));
        return Result.none();
    }

    /** Makes a receipt for each draft, one after the other and at leisure: most of its time lies between its steps. */
    private static Result receiptAll(Task task) {
        List<Ref> drafts = task.read(records ->
                records.list(Query.of(Document.NAME).where(Document.STATE.is(Document.DRAFT))).rows().stream()
                        .map(Row::ref)
                        .toList());
        for (Ref draft : drafts) {
            task.write(
                    "receipt for " + draft.id(),
                    records ->
                            records.create(Receipt.NAME, Receipt.OF.to(draft)).ref());
            LockSupport.parkNanos(20_000_000);
        }
        return Result.none();
    }

    /** The next document of the chain, with the lines of the one before. */
    private static Result follow(Call call) {
        Row next = call.records()
                .create(
                        Document.NAME,
                        call.record().copy(Document.KIND),
                        Document.KIND.to(call.get(AS)),
                        Document.MADE_FROM.to(call.record().ref()));
        return Result.show(next.ref());
    }

    /** Takes back what was posted, line by line. */
    private static Result credit(Call call) {
        Records records = call.records();
        List<Row> lines = call.record().get(Document.LINES).stream()
                .map(line -> records.part(
                        Line.NAME,
                        line.copy(Line.QUANTITY),
                        Line.QUANTITY.to(line.get(Line.QUANTITY).negate())))
                .toList();
        Row credit = records.create(
                Document.NAME,
                call.record().copy(Document.KIND, Document.LINES, Document.PAID),
                Document.KIND.to(Document.CREDIT),
                Document.LINES.to(lines),
                Document.MADE_FROM.to(call.record().ref()));
        return Result.show(credit.ref());
    }

    /** What a plugin's mistake would do, in the plugin's own right. */
    private static Result tamper(Call call, Actor self) {
        call.records().as(self).update(call.record(), Document.CUSTOMER.to("somebody else"));
        return Result.none();
    }
}
