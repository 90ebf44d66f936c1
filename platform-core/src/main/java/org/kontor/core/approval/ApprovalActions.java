package org.kontor.core.approval;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Call;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Choice;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Permission;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Result;
import org.kontor.api.Task;
import org.kontor.api.Who;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.approval.Approvals.Case;
import org.kontor.core.meta.CatalogBuilder;

/** What people do with approvals. */
public final class ApprovalActions {
    /** Everybody has it: it is for what waits for oneself. */
    public static final Permission OWN =
            Permission.of("system", "use_approvals", "Decide on approvals that wait for oneself, withdraw one's own");

    public static final Permission KEEP = Permission.of(
            "system", "keep_approvals", "Ask others in place of approvers, withdraw everybody's approvals");

    private static final ActionName APPROVE = ActionName.on(ApprovalRecord.NAME, "approve");
    private static final Field<String> AGREEING = APPROVE.longText("comment");
    private static final ActionName REJECT = ActionName.on(ApprovalRecord.NAME, "reject");
    private static final Field<String> REASON = REJECT.longText("reason").required();
    private static final ActionName WITHDRAW = ActionName.on(ApprovalRecord.NAME, "withdraw");
    private static final Field<String> WITHDRAWING = WITHDRAW.longText("comment");
    private static final ActionName REASSIGN = ActionName.on(ApprovalRecord.NAME, "reassign");
    private static final Field<List<Ref>> OTHERS = REASSIGN.references("approvers", CatalogBuilder.USER)
            .help("Who decides now, in place of those who were asked")
            .required();
    private static final Field<String> WHY = REASSIGN.longText("comment");
    private static final ActionName REFRESH = ActionName.of("system", "approvals_refresh");

    private ApprovalActions() {}

    public static Action[] all() {
        return new Action[] {
            Action.of(APPROVE)
                    .label("Approve")
                    .requires(OWN)
                    .by(Who.of(ApprovalRecord.WAITING_FOR))
                    .when(ApprovalRecord.STATE.is(ApprovalRecord.PENDING))
                    .input(AGREEING)
                    .run(ApprovalActions::approve),
            Action.of(REJECT)
                    .label("Reject")
                    .requires(OWN)
                    .by(Who.of(ApprovalRecord.WAITING_FOR))
                    .when(ApprovalRecord.STATE.is(ApprovalRecord.PENDING))
                    .input(REASON)
                    .run(ApprovalActions::reject),
            Action.of(WITHDRAW)
                    .label("Withdraw")
                    .requires(OWN)
                    .by(Who.of(ApprovalRecord.REQUESTER), Who.holding(KEEP))
                    .when(ApprovalRecord.STATE.is(ApprovalRecord.PENDING))
                    .input(WITHDRAWING)
                    .run(ApprovalActions::withdraw),
            Action.of(REASSIGN)
                    .label("Ask others")
                    .requires(KEEP)
                    .when(ApprovalRecord.STATE.is(ApprovalRecord.PENDING))
                    .input(OTHERS, WHY)
                    .run(ApprovalActions::reassign),
            Deadlines.action(),
            Action.of(REFRESH)
                    .label("Look who is asked for approvals")
                    .requires(KEEP)
                    .daily(LocalTime.MIDNIGHT)
                    .behind(ApprovalActions::refresh)
        };
    }

    private static Result approve(Call call) {
        Records kernel = kernel(call.records());
        Approvals approvals = Approvals.of(kernel);
        Case asked = approvals.held(kernel, call.record().ref());
        Seats seats = approvals.seats(kernel, asked);
        UUID me = call.records().actor().ref().id();
        UUID seat = decide(kernel, asked, seats, me, DecisionRecord.APPROVED, call.find(AGREEING));
        approvals.goOn(kernel, asked, seats.with(seat, me));
        return Result.none();
    }

    private static Result reject(Call call) {
        Records kernel = kernel(call.records());
        Approvals approvals = Approvals.of(kernel);
        Case asked = approvals.held(kernel, call.record().ref());
        Seats seats = approvals.seats(kernel, asked);
        UUID me = call.records().actor().ref().id();
        decide(kernel, asked, seats, me, DecisionRecord.REJECTED, call.find(REASON));
        approvals.end(kernel, asked, ApprovalRecord.REJECTED, asked.approval().rejected());
        return Result.none();
    }

    private static UUID decide(
            Records kernel, Case asked, Seats seats, UUID me, Choice what, Optional<String> comment) {
        UUID seat = requireSeat(seats, me);
        Ref inPlaceOf = seat.equals(me) ? null : Ref.of(CatalogBuilder.USER, seat);
        Approvals.note(kernel, asked.row(), what, inPlaceOf, comment.orElse(null));
        return seat;
    }

    /**
     * The seat that somebody takes by deciding.
     *
     * @throws Refusal saying why they have none
     */
    static UUID requireSeat(Seats seats, UUID user) {
        return seats.of(user).orElseThrow(() -> no(seats.why(user)));
    }

    /** Whether it is one by which approvers decide. */
    static boolean decides(Action action) {
        return action.name().equals(APPROVE) || action.name().equals(REJECT);
    }

    /** Of whoever did not ask: nobody else withdraws a request, but for those who keep approvals. */
    static boolean admitsWithdrawing(Action action) {
        if (action.name().equals(WITHDRAW)) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of(
                                    "system.approval_not_yours",
                                    "Whoever asked for it may withdraw it: {permission} is needed")
                            .with("permission", KEEP.id()));
        }
        return false;
    }

    private static Refusal no(Seats.No why) {
        return switch (why) {
            case OWN ->
                Refusal.of(
                        Refusal.Code.FORBIDDEN,
                        Message.of(
                                "system.approval_own",
                                "Nobody decides on their own here: you asked for it, or made or own the record"));
            case KEEPER ->
                Refusal.of(
                        Refusal.Code.FORBIDDEN,
                        Message.of(
                                "system.approval_kept",
                                "You asked others to decide here: you do not decide besides, nor in place of anybody"));
            case DECIDED ->
                Refusal.of(
                        Refusal.Code.CONFLICT,
                        Message.of("system.approval_twice", "You have approved this step already"));
            case REPLACED ->
                Refusal.of(
                        Refusal.Code.CONFLICT,
                        Message.of("system.approval_replaced", "Your deputy has approved this step in your place"));
            case NOT_ASKED ->
                Refusal.of(
                        Refusal.Code.FORBIDDEN, Message.of("system.approval_not_asked", "This step does not ask you"));
        };
    }

    private static Result withdraw(Call call) {
        Records kernel = kernel(call.records());
        Approvals.of(kernel)
                .withdraw(kernel, call.record().ref(), call.find(WITHDRAWING).orElse(null));
        return Result.none();
    }

    private static Result reassign(Call call) {
        Records kernel = kernel(call.records());
        Approvals approvals = Approvals.of(kernel);
        Case asked = approvals.held(kernel, call.record().ref());
        if (call.get(OTHERS).contains(call.records().actor().ref())) {
            throw Refusal.invalid(
                    OTHERS,
                    Message.of(
                            "system.approval_to_oneself",
                            "Nobody asks themselves in place of others: name somebody else"));
        }
        List<Ref> others = approvals.fit(kernel, asked, Approvals.ids(call.get(OTHERS)));
        if (others.size() < call.get(OTHERS).size()) {
            throw Refusal.invalid(
                    OTHERS,
                    Message.of(
                            "system.approval_unfit",
                            "Some of them are no active users, or asked for it, or asked others here, or made or own the record"));
        }
        Approvals.note(
                kernel,
                asked.row(),
                DecisionRecord.REASSIGNED,
                null,
                call.find(WHY).orElse(null));
        int needed = Math.min(asked.step().needed(), others.size());
        approvals.asking(kernel, asked, asked.step(), others, needed);
        return Result.none();
    }

    private static Result refresh(Task task) {
        task.each(
                "approvals",
                Query.of(ApprovalRecord.NAME).where(ApprovalRecord.STATE.is(ApprovalRecord.PENDING)),
                (records, row) -> {
                    Records kernel = kernel(records);
                    Approvals.of(kernel).refresh(kernel, row.ref());
                });
        return Result.none();
    }

    /**
     * Roles, teams, superiors or deputies may have changed: who is asked is looked at anew, once that is committed.
     *
     * @param fields those that say so; none for all
     */
    public static void peopleChanged(Changes changes, Field<?>... fields) {
        boolean isAsked = fields.length == 0;
        for (Change change : changes) {
            isAsked |= change.after().isEmpty()
                    || (change.before().isPresent() && Stream.of(fields).anyMatch(change::changed));
        }
        if (!isAsked) {
            return;
        }
        refreshLater(kernel(changes.records()));
    }

    /** Has it looked at anew, behind; answers whether anything is under way. */
    static boolean refreshLater(Records kernel) {
        Query pending = Query.of(ApprovalRecord.NAME)
                .where(ApprovalRecord.STATE.is(ApprovalRecord.PENDING))
                .limit(1);
        boolean isUnderWay = !kernel.list(pending).rows().isEmpty();
        if (isUnderWay) {
            kernel.later(REFRESH);
        }
        return isUnderWay;
    }

    /** What is under way is not deleted, and what was decided says who did it. */
    public static void checkDeleted(Changes changes) {
        for (Change change : changes) {
            boolean isUnderWay = change.before()
                    .flatMap(row -> row.find(ApprovalRecord.STATE))
                    .filter(ApprovalRecord.PENDING::equals)
                    .isPresent();
            if (change.after().isEmpty() && isUnderWay) {
                throw Refusal.of(
                        Refusal.Code.CONFLICT,
                        Message.of("system.approval_under_way", "This approval has not ended: withdraw it first"));
            }
        }
    }

    /** What was decided of an approval that is under way stays. */
    public static void checkDecisionDeleted(Changes changes) {
        Records kernel = kernel(changes.records());
        for (Change change : changes) {
            boolean isTold = change.after().isEmpty()
                    && change.before()
                            .flatMap(row -> row.find(DecisionRecord.APPROVAL))
                            .flatMap(kernel::find)
                            .flatMap(row -> row.find(ApprovalRecord.STATE))
                            .filter(ApprovalRecord.PENDING::equals)
                            .isPresent();
            if (isTold) {
                throw Refusal.of(
                        Refusal.Code.CONFLICT,
                        Message.of("system.decision_stays", "A decision stays as long as its approval has not ended"));
            }
        }
    }

    static Records kernel(Records records) {
        return records.as(AccessPolicy.self(AccessPolicy.KERNEL));
    }
}
