package org.kontor.core.record;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Assignment;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Result;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.Doers;
import org.kontor.core.access.KernelActor;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/** Runs actions: permission, sight, state and input first; then the plugin's code; then the state it moves to. */
final class ActionRunner {
    private final Catalog catalog;
    private final RecordReader reader;
    private final Transition transition;
    private final ActionInput input;
    private final Callbacks callbacks;
    private final HookRunner.RecordsMaker records;
    private final TaskQueue tasks;
    private final UnaryOperator<Occasion> asKernel;

    /**
     * @param tasks where actions that run behind go
     * @param approvals where approvals are asked for
     * @param asKernel the same occasion in the kernel's own right
     */
    ActionRunner(
            Catalog catalog,
            RecordReader reader,
            FileSight files,
            RecordEngine engine,
            Callbacks callbacks,
            HookRunner.RecordsMaker records,
            TaskQueue tasks,
            ApprovalDesk approvals,
            UnaryOperator<Occasion> asKernel) {
        this.catalog = catalog;
        this.reader = reader;
        this.transition = new Transition(catalog, reader, engine, approvals, records, asKernel);
        this.input = new ActionInput(catalog, reader, files);
        this.callbacks = callbacks;
        this.records = records;
        this.tasks = tasks;
        this.asKernel = asKernel;
    }

    /**
     * Runs an action.
     *
     * @param id of the record that it runs on, or null for an action that belongs to none
     * @param version the record's version as it was read
     */
    Result run(Occasion occasion, ActionName name, @Nullable UUID id, long version, List<Assignment> assignments) {
        Action action = catalog.action(name).orElseThrow(Reasons::notFound);
        if (action.entity().isPresent() != (id != null)) {
            throw Reasons.notFound();
        }
        checkPermission(occasion.access(), action);
        return id == null
                ? call(occasion, action, ActionCallee.NONE, assignments)
                : call(occasion, action, hold(occasion, action, id, version), assignments);
    }

    static void checkPermission(Access access, Action action) {
        if (!Doers.may(action, access)) {
            throw mayNot(action);
        }
    }

    static Refusal mayNot(Action action) {
        return Refusal.of(
                Refusal.Code.FORBIDDEN,
                Message.of("system.may_not_run", "You may not run {action}").with("action", action.name()));
    }

    /**
     * Starts an action as a task, if the transaction commits.
     *
     * @param record that it is to run on, or null
     */
    Ref later(Occasion occasion, ActionName name, @Nullable Ref record, List<Assignment> assignments) {
        Action action = catalog.action(name).orElse(null);
        if (action == null) {
            return order(occasion, name, record, assignments, false);
        }
        if (action.entity().isPresent() != (record != null)) {
            throw Reasons.notFound();
        }
        checkPermission(occasion.access(), action);
        if (record != null) {
            if (!record.entity().equals(action.entity().orElseThrow())) {
                throw Reasons.notFound();
            }
            if (reader.find(occasion.transaction(), occasion.access(), catalog.get(record.entity()), record.id())
                    .isEmpty()) {
                throw Reasons.notFound();
            }
        }
        return order(occasion, name, record, checked(action, input.check(occasion, action, assignments)), true);
    }

    private static List<Assignment> checked(Action action, Map<String, Object> values) {
        return action.input().stream()
                .filter(field -> values.containsKey(field.name()))
                .<Assignment>map(field -> new Assignment.Value(field, values.get(field.name())))
                .toList();
    }

    /** Starts a task that is no action's, if the transaction commits. */
    Ref order(Occasion occasion, ActionName name, @Nullable Ref record) {
        return order(occasion, name, record, List.of(), true);
    }

    private Ref order(
            Occasion occasion, ActionName name, @Nullable Ref record, List<Assignment> values, boolean isKnown) {
        KernelActor by = occasion.access().actor();
        TaskOrder order = new TaskOrder(
                name,
                record,
                by,
                occasion.access().through().orElse(by.plugin()),
                InputJson.of(catalog, values),
                isKnown);
        return tasks.add(occasion.transaction(), records.make(asKernel.apply(occasion), true), order);
    }

    /**
     * The record that an action runs on: whole, and as the actor sees it.
     *
     * @param written what the transaction had written when it was read
     */
    private record ActionCallee(
            @Nullable StoredRow whole, @Nullable StoredRow seen, long written) {

        static final ActionCallee NONE = new ActionCallee(null, null, 0);
    }

    private ActionCallee hold(Occasion occasion, Action action, UUID id, long version) {
        EntityMeta entity = catalog.get(action.entity().orElseThrow());
        List<Locked> locked = reader.lock(occasion.transaction(), occasion.access(), entity, Verb.READ, List.of(id));
        if (locked.isEmpty()) {
            throw Reasons.notFound();
        }
        StoredRow whole = locked.getFirst().row();
        if (whole.version() != version) {
            throw Reasons.stale();
        }
        transition.check(occasion, action, whole);
        StoredRow seen = reader.find(occasion.transaction(), occasion.access(), entity, id)
                .orElseThrow(Reasons::notFound);
        return new ActionCallee(whole, seen, Written.of(occasion.transaction()).times());
    }

    private Result call(Occasion occasion, Action action, ActionCallee callee, List<Assignment> assignments) {
        Map<String, Object> values = input.check(occasion, action, assignments);
        if (callee.whole() != null) {
            transition.checkNeeds(action, callee.whole(), values);
        }
        if (action.task().isPresent()) {
            StoredRow whole = callee.whole();
            Ref task =
                    order(occasion, action.name(), whole == null ? null : whole.ref(), checked(action, values), true);
            finish(
                    occasion,
                    action,
                    new ActionCall(action, records.make(occasion, true), null, values),
                    callee,
                    values);
            return Result.show(task);
        }
        AtomicReference<Result> result = new AtomicReference<>(Result.none());
        Guard guard = new Guard(occasion.guard());
        Occasion inner = occasion.within(action.name().toString(), guard);
        ActionCall call = new ActionCall(action, records.make(inner, true), callee.seen(), values);
        try {
            callbacks.run(
                    CallKind.ACTION,
                    action.name().plugin(),
                    "action " + action.name(),
                    () -> action.code()
                            .ifPresent(code -> result.set(ActionOutput.checked(catalog, action, code.apply(call)))));
        } finally {
            guard.close();
        }
        finish(occasion, action, call, callee, values);
        return result.get();
    }

    /** The action's own code may have changed the record: the state is written on top of that. */
    private void finish(
            Occasion occasion, Action action, ActionCall call, ActionCallee callee, Map<String, Object> values) {
        StoredRow before = callee.whole();
        StoredRow now = before == null ? null : now(occasion, before, callee.written());
        if (before == null || now == null) {
            return;
        }
        transition.write(occasion, action, call.state().orElse(null), values, before, now);
    }

    /** Where approvals are asked for. */
    ApprovalDesk approvals() {
        return transition.approvals();
    }

    /**
     * Moves a record that waited for an approval to where that ended.
     *
     * @return whether it still waited
     */
    boolean settle(Occasion occasion, ApprovalDesk.Settlement settlement) {
        return transition.settle(occasion, settlement);
    }

    /** The record as it is now, or null where it is gone: it is held, so that only this transaction can have changed it. */
    private @Nullable StoredRow now(Occasion occasion, StoredRow before, long written) {
        if (Written.of(occasion.transaction()).times() == written) {
            return before;
        }
        return reader
                .whole(
                        occasion.transaction(),
                        before.entity(),
                        List.of(before.ref().id()))
                .stream()
                .findFirst()
                .orElse(null);
    }
}
