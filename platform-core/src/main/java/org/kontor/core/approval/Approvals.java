package org.kontor.core.approval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.Approval;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.AllRows;
import org.kontor.core.record.ApprovalDesk;
import org.kontor.core.record.Approving;

/** Approvals of one platform: from the request, step by step, to where the record goes. */
public final class Approvals implements ApprovalDesk {
    private final Catalog catalog;
    private final AccessPolicy policy;
    private final Clock clock;

    public Approvals(Catalog catalog, AccessPolicy policy, Clock clock) {
        this.catalog = catalog;
        this.policy = policy;
        this.clock = clock;
    }

    /** Those of the platform that records were handed out by. */
    static Approvals of(Records records) {
        return (Approvals) Approving.desk(records);
    }

    /** An approval that is under way: what it was declared as, and the record that waits. */
    record Case(Row row, Action action, Row record) {
        Approval approval() {
            return action.approval().orElseThrow();
        }

        Approval.Step step() {
            String name = row.find(ApprovalRecord.STEP).orElse("");
            return approval().steps().stream()
                    .filter(step -> step.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> asleep(row));
        }

        Case with(Row newer) {
            return new Case(newer, action, record);
        }
    }

    @Override
    public boolean ask(Records kernel, Request request) {
        Ref me = kernel.actor().ref();
        Action action = request.action();
        Row row = kernel.create(
                ApprovalRecord.NAME,
                ApprovalRecord.WHAT.to(action.label()
                        .orElseGet(() -> CatalogBuilder.readable(action.name().name()))),
                ApprovalRecord.ABOUT.to(request.record()),
                ApprovalRecord.ACTION.to(action.name().toString()),
                ApprovalRecord.REQUESTER.to(me),
                ApprovalRecord.STATE.to(ApprovalRecord.PENDING),
                ApprovalRecord.BEFORE.to(request.before().name()),
                ApprovalRecord.ROUND.to(0L));
        Case asked = new Case(row, action, kernel.get(request.record()));
        note(kernel, row, DecisionRecord.REQUESTED, null, request.comment());
        Case begun = begin(kernel, asked, 0);
        boolean waits = isPending(begun.row());
        if (waits
                && begun.row()
                        .find(ApprovalRecord.WAITING_FOR)
                        .orElse(List.of())
                        .isEmpty()) {
            throw Refusal.of(
                    Refusal.Code.CONFLICT,
                    Message.of("system.approval_nobody", "Nobody could approve the step {step} of this record")
                            .with("step", begun.step().name()));
        }
        return waits;
    }

    /** What is under way, held by whoever asks until their transaction ends. */
    Case held(Records kernel, Ref approval) {
        Row row = kernel.lock(approval);
        if (!isPending(row)) {
            throw Refusal.of(
                    Refusal.Code.CONFLICT, Message.of("system.approval_over", "This approval has ended already"));
        }
        Ref about = row.find(ApprovalRecord.ABOUT).orElseThrow(() -> asleep(row));
        Action action = action(about.entity(), row.get(ApprovalRecord.ACTION)).orElseThrow(() -> asleep(row));
        return new Case(row, action, kernel.find(about).orElseThrow(() -> asleep(row)));
    }

    private Optional<Action> action(EntityName entity, String name) {
        return catalog.findMeta(entity).stream()
                .flatMap(meta -> meta.actions().stream())
                .filter(action -> action.name().toString().equals(name)
                        && action.approval().isPresent())
                .findFirst();
    }

    private static Refusal asleep(Row row) {
        return Refusal.of(
                Refusal.Code.CONFLICT,
                Message.of(
                                "system.approval_asleep",
                                "What this approval was asked for is not there any more: {action}. Bring it back, or withdraw the"
                                        + " approval")
                        .with("action", row.get(ApprovalRecord.ACTION)));
    }

    static boolean isPending(Row row) {
        return row.get(ApprovalRecord.STATE).equals(ApprovalRecord.PENDING);
    }

    /** Begins the next step that this record needs, or ends what needs none. */
    private Case begin(Records kernel, Case asked, int from) {
        List<Approval.Step> steps = asked.approval().steps();
        for (Approval.Step step : steps.subList(from, steps.size())) {
            Ref record = asked.record().ref();
            boolean isNeeded = !kernel.list(Query.of(record.entity())
                            .where(record.entity().self().is(record).and(step.when()))
                            .limit(1))
                    .rows()
                    .isEmpty();
            if (isNeeded) {
                return asking(kernel, asked, step, List.of(), step.needed());
            }
        }
        return asked.with(end(kernel, asked.row(), ApprovalRecord.APPROVED));
    }

    /**
     * Asks people, anew.
     *
     * @param assigned who decides in place of the step's approvers; nobody where these do
     */
    Case asking(Records kernel, Case asked, Approval.Step step, List<Ref> assigned, int needed) {
        long round = asked.row().get(ApprovalRecord.ROUND) + 1;
        boolean isEscalated =
                !assigned.isEmpty() && asked.row().find(ApprovalRecord.DUE_AT).isPresent();
        Instant due = isEscalated ? null : step.deadline().map(now()::plus).orElse(null);
        Row row = kernel.update(
                asked.row(),
                ApprovalRecord.STEP.to(step.name()),
                ApprovalRecord.ROUND.to(round),
                ApprovalRecord.ASSIGNED.to(assigned),
                ApprovalRecord.NEEDED.to((long) needed),
                ApprovalRecord.DUE_AT.to(due));
        if (due != null) {
            Deadlines.order(kernel, row.ref(), round, due);
        }
        Case begun = asked.with(row);
        return begun.with(refreshed(kernel, row, seats(kernel, begun)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Who is asked, and who has approved, in the round that is under way. */
    Seats seats(Records kernel, Case asked) {
        People people = new People(policy, kernel);
        Set<UUID> approvers =
                asked.row().find(ApprovalRecord.ASSIGNED).orElse(List.of()).isEmpty()
                        ? people.of(asked.step().approvers(), asked.record())
                        : people.active(ids(asked.row().get(ApprovalRecord.ASSIGNED)));
        Map<UUID, UUID> taken = new HashMap<>();
        AllRows.of(
                        kernel,
                        Query.of(DecisionRecord.NAME)
                                .where(DecisionRecord.APPROVAL
                                        .is(asked.row().ref())
                                        .and(DecisionRecord.KIND.is(DecisionRecord.APPROVED))
                                        .and(DecisionRecord.ROUND.is(asked.row().get(ApprovalRecord.ROUND)))))
                .forEach(row -> taken.put(
                        row.find(DecisionRecord.IN_PLACE_OF)
                                .orElse(row.get(DecisionRecord.BY))
                                .id(),
                        row.get(DecisionRecord.BY).id()));
        return new Seats(
                approvers,
                own(asked),
                people.keepers(asked.row().ref()),
                people.deputies(approvers, LocalDate.now(clock)),
                taken);
    }

    private Set<UUID> barred(Records kernel, Case asked) {
        Set<UUID> barred = new People(policy, kernel).keepers(asked.row().ref());
        barred.addAll(own(asked));
        return barred;
    }

    /** Whoever asked, made or owns it, unless they may approve their own. */
    private Set<UUID> own(Case asked) {
        Set<UUID> own = new HashSet<>();
        if (!asked.approval().isOwnAllowed()) {
            EntityName entity = asked.record().ref().entity();
            own.add(asked.row().get(ApprovalRecord.REQUESTER).id());
            asked.record().find(entity.creator()).map(Ref::id).ifPresent(own::add);
            if (catalog.findMeta(entity).filter(EntityMeta::isOwned).isPresent()) {
                asked.record().find(entity.owner()).map(Ref::id).ifPresent(own::add);
            }
        }
        return own;
    }

    private Row refreshed(Records kernel, Row row, Seats seats) {
        Set<UUID> waiting = seats.waiting();
        Set<UUID> known = ids(row.find(ApprovalRecord.WAITING_FOR).orElse(List.of()));
        return waiting.equals(known) ? row : kernel.update(row, ApprovalRecord.WAITING_FOR.to(refs(waiting)));
    }

    /** After somebody approved, or other people are asked: the next step, or the record's end of waiting. */
    void goOn(Records kernel, Case asked, Seats seats) {
        if (!seats.isSatisfied(asked.row().get(ApprovalRecord.NEEDED))) {
            refreshed(kernel, asked.row(), seats);
            return;
        }
        int next = asked.approval().steps().indexOf(asked.step()) + 1;
        Case after = begin(kernel, asked, next);
        if (!isPending(after.row())) {
            settle(kernel, after, asked.action().move().orElseThrow().to().getFirst(), true);
        }
    }

    /** Ends what is under way, and moves the record. */
    void end(Records kernel, Case asked, Choice how, Choice state) {
        settle(kernel, asked.with(end(kernel, asked.row(), how)), state, false);
    }

    private void settle(Records kernel, Case asked, Choice state, boolean isGranted) {
        Settlement settlement = new Settlement(asked.action(), asked.record().ref(), state, isGranted);
        if (!Approving.settle(kernel, settlement)) {
            throw Refusal.of(
                    Refusal.Code.CONFLICT,
                    Message.of("system.approval_moved", "The record does not wait for this approval any more"));
        }
    }

    /** Takes a request back; one of an action that is not there any more leaves its record where it stands. */
    void withdraw(Records kernel, Ref approval, @Nullable String comment) {
        Row row = kernel.lock(approval);
        note(kernel, row, DecisionRecord.WITHDRAWN, null, comment);
        if (isAwake(kernel, row)) {
            Case asked = held(kernel, approval);
            end(kernel, asked, ApprovalRecord.WITHDRAWN, Choice.of(row.get(ApprovalRecord.BEFORE)));
        } else {
            end(kernel, row, ApprovalRecord.WITHDRAWN);
        }
    }

    private Row end(Records kernel, Row row, Choice how) {
        return kernel.update(
                row,
                ApprovalRecord.STATE.to(how),
                ApprovalRecord.WAITING_FOR.to(List.of()),
                ApprovalRecord.DUE_AT.to(null),
                ApprovalRecord.ENDED_AT.to(now()));
    }

    /** Whether the time of a round is over, but for how much clocks of servers differ. */
    boolean isDue(Row row, Duration tolerance) {
        return row.find(ApprovalRecord.DUE_AT)
                .filter(due -> !due.isAfter(now().plus(tolerance)))
                .isPresent();
    }

    /** Those of some people who may decide on a case. */
    List<Ref> fit(Records kernel, Case asked, Set<UUID> people) {
        Set<UUID> fit = new People(policy, kernel).active(people);
        fit.removeAll(barred(kernel, asked));
        return refs(fit);
    }

    /** Whom a step's deadline leads to. */
    List<Ref> escalation(Records kernel, Case asked) {
        Set<UUID> people = new People(policy, kernel).of(asked.step().escalation(), asked.record());
        people.removeAll(barred(kernel, asked));
        return refs(people);
    }

    @Override
    public boolean admits(Records kernel, Action action, Ref record) {
        if (!record.entity().equals(ApprovalRecord.NAME)) {
            return false;
        }
        if (ApprovalActions.decides(action)) {
            Case asked = held(kernel, record);
            ApprovalActions.requireSeat(
                    seats(kernel, asked), kernel.actor().ref().id());
            return true;
        }
        return ApprovalActions.admitsWithdrawing(action);
    }

    @Override
    public Message waits(Records kernel, Records theirs, Ref record) {
        return kernel.list(pending(record).limit(1)).rows().stream()
                .findFirst()
                .flatMap(found -> theirs.find(found.ref()))
                .map(row -> WaitsFor.of(row, theirs))
                .orElseGet(Approving::waits);
    }

    private static Query pending(Ref record) {
        return Query.of(ApprovalRecord.NAME)
                .where(ApprovalRecord.ABOUT.is(record).and(ApprovalRecord.STATE.is(ApprovalRecord.PENDING)));
    }

    @Override
    public void left(Records kernel, Ref record) {
        for (Row found : AllRows.of(kernel, pending(record)).toList()) {
            Row row = kernel.lock(found.ref());
            boolean stillWaits = isPending(row)
                    && action(record.entity(), row.get(ApprovalRecord.ACTION))
                            .filter(action -> kernel.get(record)
                                    .find(action.move().orElseThrow().field())
                                    .filter(action.approval().orElseThrow().waiting()::equals)
                                    .isPresent())
                            .isPresent();
            if (isPending(row) && !stillWaits) {
                note(kernel, row, DecisionRecord.LAPSED, null, null);
                end(kernel, row, ApprovalRecord.LAPSED);
            }
        }
    }

    /** Looks who is asked by now, where roles, teams or deputies may have changed. */
    void refresh(Records kernel, Ref approval) {
        Row row = kernel.lock(approval);
        if (isPending(row) && isAwake(kernel, row)) {
            Case asked = held(kernel, approval);
            goOn(kernel, asked, seats(kernel, asked));
        }
    }

    private boolean isAwake(Records kernel, Row row) {
        Ref about = row.find(ApprovalRecord.ABOUT).orElse(null);
        Action action = about == null
                ? null
                : action(about.entity(), row.get(ApprovalRecord.ACTION)).orElse(null);
        String step = row.find(ApprovalRecord.STEP).orElse("");
        return about != null
                && action != null
                && action.approval().orElseThrow().steps().stream()
                        .anyMatch(each -> each.name().equals(step))
                && kernel.find(about).isPresent();
    }

    /** Writes down who did what. */
    static void note(Records kernel, Row approval, Choice what, @Nullable Ref inPlaceOf, @Nullable String comment) {
        List<Assignment> said = new ArrayList<>(List.of(
                DecisionRecord.APPROVAL.to(approval.ref()),
                DecisionRecord.ABOUT.to(approval.find(ApprovalRecord.ABOUT).orElse(null)),
                DecisionRecord.KIND.to(what),
                DecisionRecord.BY.to(kernel.actor().ref()),
                DecisionRecord.IN_PLACE_OF.to(inPlaceOf),
                DecisionRecord.STEP.to(approval.find(ApprovalRecord.STEP).orElse(null)),
                DecisionRecord.ROUND.to(approval.get(ApprovalRecord.ROUND)),
                DecisionRecord.COMMENT.to(comment)));
        kernel.create(DecisionRecord.NAME, said.toArray(Assignment[]::new));
    }

    static Set<UUID> ids(List<Ref> refs) {
        Set<UUID> ids = new HashSet<>();
        refs.forEach(ref -> ids.add(ref.id()));
        return ids;
    }

    static List<Ref> refs(Set<UUID> ids) {
        return ids.stream().map(id -> Ref.of(CatalogBuilder.USER, id)).toList();
    }
}
