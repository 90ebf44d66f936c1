package org.kontor.core.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.Approval;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Operand;
import org.kontor.api.Records;
import org.kontor.api.Refusal;
import org.kontor.api.Verb;
import org.kontor.core.access.Doers;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.rule.Required;

/** What an action makes of its record: who may, what it needs, where it moves it to, and what it writes along. */
final class Transition {
    private static final String COMMENT = "comment";

    private final Catalog catalog;
    private final RecordReader reader;
    private final RecordEngine engine;
    private final ApprovalDesk approvals;
    private final HookRunner.RecordsMaker records;
    private final UnaryOperator<Occasion> asKernel;

    /** @param asKernel the same occasion in the kernel's own right */
    Transition(
            Catalog catalog,
            RecordReader reader,
            RecordEngine engine,
            ApprovalDesk approvals,
            HookRunner.RecordsMaker records,
            UnaryOperator<Occasion> asKernel) {
        this.catalog = catalog;
        this.reader = reader;
        this.engine = engine;
        this.approvals = approvals;
        this.records = records;
        this.asKernel = asKernel;
    }

    ApprovalDesk approvals() {
        return approvals;
    }

    /**
     * Looks whether the action may run on a held record.
     *
     * @throws Refusal FORBIDDEN for whoever may not, CONFLICT where the record is not one of those
     */
    void check(Occasion occasion, Action action, StoredRow record) {
        Condition may = Doers.of(action, occasion.access(), record.entity().isOwned());
        if (!holds(occasion, record, may) && !approvals.admits(kernel(occasion), action, record.ref())) {
            throw ActionRunner.mayNot(action);
        }
        checkState(action, record);
        boolean isOffered = holds(occasion, record, action.when())
                && holds(occasion, record, action.turn().map(Action.Turn::from).orElse(Condition.always()));
        if (!isOffered) {
            throw unfit(action);
        }
    }

    private boolean holds(Occasion occasion, StoredRow record, Condition condition) {
        return condition.equals(Condition.always())
                || reader.matches(
                        occasion.transaction(),
                        occasion.access(),
                        record.entity(),
                        record.ref().id(),
                        condition);
    }

    /** The state of a record; one that nobody set counts as the first. */
    private static Optional<Choice> state(Action.Move move, StoredRow record) {
        return record.values().get(move.field().name()) instanceof Choice state
                ? Optional.of(state)
                : record.entity().get(move.field().name()).beginning();
    }

    private static void checkState(Action action, StoredRow record) {
        action.move().ifPresent(move -> {
            Choice choice = state(move, record).orElseThrow(() -> unfit(action));
            if (!move.from().contains(choice)) {
                throw Refusal.of(
                        Refusal.Code.CONFLICT,
                        Message.of("system.action_state", "{action} is not possible in the state {state}")
                                .with("action", action.name())
                                .with("state", move.field().to(choice)));
            }
        });
    }

    /**
     * Looks whether the record holds what the action needs.
     *
     * @throws Refusal INVALID with every field that is empty
     */
    void checkNeeds(Action action, StoredRow record, Map<String, Object> input) {
        List<Refusal.FieldError> empty = action.needs().stream()
                .filter(field -> isEmpty(field, action, record, input))
                .map(field -> new Refusal.FieldError(field.name(), Required.MISSING))
                .toList();
        if (!empty.isEmpty()) {
            throw Refusal.of(Refusal.Code.INVALID, Reasons.FIELDS_INVALID, empty);
        }
    }

    private static boolean isEmpty(Field<?> field, Action action, StoredRow record, Map<String, Object> input) {
        Object held = action.sets().stream()
                .filter(each -> each instanceof Assignment.Source source
                        && source.field().equals(field)
                        && isInput(action, source))
                .flatMap(each -> Stream.ofNullable(
                        input.get(((Assignment.Source) each).term().path())))
                .findFirst()
                .orElseGet(() -> record.values().get(field.name()));
        return held == null || held instanceof List<?> several && several.isEmpty();
    }

    private static boolean isInput(Action action, Assignment.Source source) {
        return source.term().shape().equals(action.name());
    }

    /**
     * Moves the record and writes what goes along, or asks for its approval.
     *
     * @param state where to, as the action's code said; null where it leaves it
     * @param before as the record was when the action began
     * @param now as it is
     */
    void write(
            Occasion occasion,
            Action action,
            @Nullable Choice state,
            Map<String, Object> input,
            StoredRow before,
            StoredRow now) {
        Approval approval = action.approval().orElse(null);
        Choice to = approval == null ? state : approval.waiting();
        List<Assignment> writes = new ArrayList<>(moved(action, to));
        action.turn()
                .ifPresent(turn -> writes.add(new Assignment.Value(
                        turn.field(), input.get(turn.field().name()))));
        writes.addAll(given(action, input));
        if (approval == null) {
            writes.addAll(said(occasion, action));
        }
        // whoever sends the same move twice is told the second time, also where the state stays the same
        boolean isUnmarked =
                (action.move().isPresent() || action.turn().isPresent()) && now.version() == before.version();
        engine.updateByKernel(occasion, now, writes, action.name().toString(), isUnmarked);
        action.turn().ifPresent(turn -> checkTurn(occasion, action, turn, before));
        if (approval != null) {
            ask(occasion, action, Optional.ofNullable(input.get(COMMENT)), before);
        } else if (before.entity().isApproved() && action.move().isPresent()) {
            approvals.left(kernel(occasion), before.ref());
        }
    }

    private void ask(Occasion occasion, Action action, Optional<Object> comment, StoredRow before) {
        ApprovalDesk.Request request = new ApprovalDesk.Request(
                action,
                before.ref(),
                state(action.move().orElseThrow(), before).orElseThrow(() -> unfit(action)),
                comment.map(Object::toString).orElse(null));
        if (!approvals.ask(kernel(occasion), request)) {
            settle(
                    occasion,
                    new ApprovalDesk.Settlement(
                            action,
                            before.ref(),
                            action.move().orElseThrow().to().getFirst(),
                            true));
        }
    }

    private Records kernel(Occasion occasion) {
        return records.make(asKernel.apply(occasion), true);
    }

    /**
     * Moves a record that waited for an approval to where that ended.
     *
     * @return whether it still waited
     */
    boolean settle(Occasion occasion, ApprovalDesk.Settlement settlement) {
        Action action = settlement.action();
        EntityMeta entity = catalog.get(settlement.record().entity());
        List<UUID> id = List.of(settlement.record().id());
        boolean isThere = !reader.lock(occasion.transaction(), occasion.access(), entity, Verb.READ, id)
                .isEmpty();
        StoredRow now = isThere
                ? reader.whole(occasion.transaction(), entity, id).stream()
                        .findFirst()
                        .orElse(null)
                : null;
        Field<Choice> state = action.move().orElseThrow().field();
        if (now == null || !settlement.waiting().equals(now.values().get(state.name()))) {
            return false;
        }
        List<Assignment> writes = new ArrayList<>(moved(action, settlement.state()));
        if (settlement.isGranted()) {
            writes.addAll(said(occasion, action));
        }
        engine.updateByKernel(
                occasion.settling(settlement.isGranted()),
                now,
                writes,
                action.name().toString(),
                true);
        return true;
    }

    private static List<Assignment> moved(Action action, @Nullable Choice state) {
        return state == null
                ? List.of()
                : action.move().stream()
                        .<Assignment>map(move -> move.field().to(state))
                        .toList();
    }

    /** What was asked for with the action. */
    private static List<Assignment> given(Action action, Map<String, Object> input) {
        List<Assignment> all = new ArrayList<>();
        for (Assignment each : Assigner.inOrder(action.sets())) {
            if (each instanceof Assignment.Source source
                    && isInput(action, source)
                    && input.containsKey(source.term().path())) {
                all.add(new Assignment.Value(
                        source.field(), input.get(source.term().path())));
            }
        }
        return all;
    }

    /** What the action says without being asked. */
    private List<Assignment> said(Occasion occasion, Action action) {
        List<Assignment> all = new ArrayList<>();
        for (Assignment each : Assigner.inOrder(action.sets())) {
            if (each instanceof Assignment.Value value) {
                all.add(new Assignment.Value(value.field(), said(occasion, value)));
            } else if (each instanceof Assignment.Source source && !isInput(action, source)) {
                all.add(source);
            }
        }
        return all;
    }

    private @Nullable Object said(Occasion occasion, Assignment.Value value) {
        return switch (value.value()) {
            case Operand.Me me -> occasion.access().actor().ref();
            case Operand.At at -> {
                try {
                    yield reader.pointInTime(
                            occasion.transaction(),
                            occasion.access(),
                            at.when(),
                            value.field().type());
                } catch (BadValue e) {
                    throw new IllegalStateException(value.field() + " is no point in time", e);
                }
            }
            case null, default -> value.value();
        };
    }

    private void checkTurn(Occasion occasion, Action action, Action.Turn turn, StoredRow record) {
        if (!holds(occasion, record, turn.to())) {
            Message reason = Message.of("system.action_turn", "{action} does not lead there")
                    .with("action", action.name());
            throw Refusal.of(
                    Refusal.Code.INVALID,
                    reason,
                    List.of(new Refusal.FieldError(turn.field().name(), reason)));
        }
    }

    private static Refusal unfit(Action action) {
        return Refusal.of(
                Refusal.Code.CONFLICT,
                Message.of("system.action_unfit", "{action} is not possible with this record now")
                        .with("action", action.name()));
    }
}
