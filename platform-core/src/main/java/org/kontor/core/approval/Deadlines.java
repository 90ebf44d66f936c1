package org.kontor.core.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Approval;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.api.Task;
import org.kontor.core.approval.Approvals.Case;
import org.kontor.core.task.Later;

/** What is done when the time of a step has passed: a task that waits for its moment, so that one server does it once. */
final class Deadlines {
    private static final ActionName NAME = ActionName.of("system", "approval_deadline");
    private static final Field<Ref> APPROVAL =
            NAME.reference("approval", ApprovalRecord.NAME).required();
    private static final Field<Long> ROUND = NAME.integer("round").required();

    /** So much may the clocks of servers differ. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private Deadlines() {}

    static Action action() {
        return Action.of(NAME)
                .label("End the time of an approval's step")
                .requires(ApprovalActions.KEEP)
                .input(APPROVAL, ROUND)
                .behind(Deadlines::pass);
    }

    /** Has it looked at when the time is over; whoever asked for the approval has no hand in that. */
    static void order(Records kernel, Ref approval, long round, Instant due) {
        Later.at(kernel, due, NAME, APPROVAL.to(approval), ROUND.to(round));
    }

    private static Result pass(Task task) {
        Ref approval = task.get(APPROVAL);
        long round = task.get(ROUND);
        task.write("deadline", records -> {
            Records kernel = ApprovalActions.kernel(records);
            kernel.find(approval).ifPresent(found -> pass(kernel, found, round));
            return null;
        });
        return Result.none();
    }

    private static void pass(Records kernel, Row found, long round) {
        Approvals approvals = Approvals.of(kernel);
        Row row = kernel.lock(found.ref());
        if (!Approvals.isPending(row) || row.get(ApprovalRecord.ROUND) != round) {
            return;
        }
        if (!approvals.isDue(row, TOLERANCE)) {
            throw Refusal.of(
                    Refusal.Code.CONFLICT, Message.of("system.approval_not_due", "The time of this step is not over"));
        }
        Case asked = approvals.held(kernel, row.ref());
        Approval.Step step = asked.step();
        if (step.escalation().isEmpty()) {
            Approvals.note(kernel, row, DecisionRecord.EXPIRED, null, null);
            approvals.end(
                    kernel, asked, ApprovalRecord.REJECTED, asked.approval().rejected());
            return;
        }
        Approvals.note(kernel, row, DecisionRecord.ESCALATED, null, null);
        List<Ref> others = approvals.escalation(kernel, asked);
        if (!others.isEmpty()) {
            approvals.asking(kernel, asked, step, others, 1);
        } else {
            // nobody is left to decide: those who keep approvals see it, and the approvers still may
            kernel.update(row, ApprovalRecord.DUE_AT.to(null));
        }
    }
}
