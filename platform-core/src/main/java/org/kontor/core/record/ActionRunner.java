package org.kontor.core.record;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Result;
import org.kontor.api.Verb;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.EntityMeta;

/** Runs actions: permission, sight, state and input first; then the plugin's code; then the state it moves to. */
final class ActionRunner {
    private final Catalog catalog;
    private final RecordReader reader;
    private final RecordEngine engine;
    private final ActionInput input;
    private final Callbacks callbacks;
    private final HookRunner.RecordsMaker records;

    ActionRunner(
            Catalog catalog,
            RecordReader reader,
            FileSight files,
            RecordEngine engine,
            Callbacks callbacks,
            HookRunner.RecordsMaker records) {
        this.catalog = catalog;
        this.reader = reader;
        this.engine = engine;
        this.input = new ActionInput(catalog, reader, files);
        this.callbacks = callbacks;
        this.records = records;
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
        boolean isPermitted = action.permission()
                .filter(permission -> occasion.access().may(permission.id()))
                .isPresent();
        if (!isPermitted) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of("system.may_not_run", "You may not run {action}").with("action", label(action)));
        }
        return id == null
                ? call(occasion, action, new ActionCallee(null, null), assignments)
                : call(occasion, action, hold(occasion, action, id, version), assignments);
    }

    /** The record that an action runs on: whole, and as the actor sees it. */
    private record ActionCallee(
            @Nullable StoredRow whole, @Nullable StoredRow seen) {}

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
        checkState(action, whole);
        boolean isOffered = action.when().equals(Condition.always())
                || reader.matches(occasion.transaction(), occasion.access(), entity, id, action.when());
        if (!isOffered) {
            throw Refusal.of(
                    Refusal.Code.CONFLICT,
                    Message.of("system.action_unfit", "{action} is not possible with this record now")
                            .with("action", label(action)));
        }
        StoredRow seen = reader.find(occasion.transaction(), occasion.access(), entity, id)
                .orElseThrow(Reasons::notFound);
        return new ActionCallee(whole, seen);
    }

    private static void checkState(Action action, StoredRow record) {
        action.move().ifPresent(move -> {
            Object state = record.values().get(move.field().name());
            if (!(state instanceof Choice choice) || !move.from().contains(choice)) {
                throw Refusal.of(
                        Refusal.Code.CONFLICT,
                        Message.of("system.action_state", "{action} is not possible in the state {state}")
                                .with("action", label(action))
                                .with("state", String.valueOf(state)));
            }
        });
    }

    private Result call(Occasion occasion, Action action, ActionCallee callee, List<Assignment> assignments) {
        Map<String, Object> values = input.check(occasion, action, assignments);
        AtomicReference<Result> result = new AtomicReference<>(Result.none());
        Guard guard = new Guard(occasion.guard());
        Occasion inner = occasion.within(action.name().toString(), guard);
        ActionCall call = new ActionCall(action, records.make(inner, true), callee.seen(), values);
        try {
            callbacks.run(action.name().plugin(), () -> action.code().ifPresent(code -> result.set(code.apply(call))));
        } finally {
            guard.close();
        }
        finish(occasion, action, call, callee.whole());
        return result.get();
    }

    /** The action's own code may have changed the record: the state is written on top of that. */
    private void finish(Occasion occasion, Action action, ActionCall call, @Nullable StoredRow before) {
        if (before == null) {
            return;
        }
        List<StoredRow> current = reader.whole(
                occasion.transaction(), before.entity(), List.of(before.ref().id()));
        if (current.isEmpty()) {
            return;
        }
        StoredRow now = current.getFirst();
        List<Assignment> state = call.state().stream()
                .<Assignment>flatMap(choice ->
                        action.move().stream().map(move -> move.field().to(choice)))
                .toList();
        engine.updateByKernel(occasion, now, state, action.name().toString());
    }

    private static String label(Action action) {
        return action.label()
                .orElseGet(() -> CatalogBuilder.readable(action.name().name()));
    }
}
