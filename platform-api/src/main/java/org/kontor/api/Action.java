package org.kontor.api;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A verb beyond create, update and delete: offered over REST, in the UI and to other plugins. Immutable; every method
 * that sets something answers a copy, and {@link #run} completes it.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="action"}
 */
public final class Action {
    /**
     * The states that an action moves a record between.
     *
     * @param field the choice that holds the state; it is written by actions alone
     * @param from states from which the action may start
     * @param to states that it may set; with one, it is set without being named
     */
    public record Move(Field<Choice> field, Set<Choice> from, List<Choice> to) {
        public Move {
            Objects.requireNonNull(field, "field");
            from = Set.copyOf(from);
            to = List.copyOf(to);
        }
    }

    /**
     * A reference that an action moves from one record to another: from phase to phase.
     *
     * @param field the reference; it is written by actions alone
     * @param from what holds of the record before
     * @param to what holds of it afterwards
     */
    public record Turn(Field<Ref> field, Condition from, Condition to) {
        public Turn {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }
    }

    /** What can be set; it is copied before it is, and shared from then on. */
    private static final class Traits implements Cloneable {
        private @Nullable String label;
        private @Nullable Permission permission;
        private Condition when = Condition.always();
        private List<Field<?>> input = List.of();
        private List<Field<?>> output = List.of();
        private @Nullable Move move;
        private @Nullable Turn turn;
        private @Nullable Approval approval;
        private List<Who> by = List.of();
        private boolean notOwn;
        private List<Field<?>> needs = List.of();
        private List<Assignment> sets = List.of();
        private Set<FieldType> offeredOn = Set.of();
        private @Nullable Function<Call, Result> code;
        private @Nullable Function<Task, Result> task;
        private @Nullable Duration every;
        private @Nullable LocalTime daily;
        private @Nullable Duration deadline;

        @Override
        protected Traits clone() {
            try {
                return (Traits) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private final ActionName name;
    private final @Nullable EntityName entity;
    private final Traits traits;

    private Action(ActionName name, @Nullable EntityName entity, Traits traits) {
        this.name = name;
        this.entity = entity;
        this.traits = traits;
    }

    /** An action by its name. */
    public static Action of(ActionName name) {
        EntityName entity = name.entity() == null ? null : EntityName.parse(name.entity());
        return new Action(name, entity, new Traits());
    }

    /** An action on one record of an entity. */
    public static Action on(EntityName entity, String name) {
        return of(ActionName.on(entity, name));
    }

    /** What people read on its button, in English. Without it the name speaks. */
    public Action label(String label) {
        Objects.requireNonNull(label, "label");
        return with(t -> t.label = label);
    }

    /** Who may run it: besides this permission, the record must be in sight. An action without one is refused at load. */
    public Action requires(Permission permission) {
        Objects.requireNonNull(permission, "permission");
        return with(t -> t.permission = permission);
    }

    /** On which records it may be run, checked when it runs and shown with the record. */
    public Action when(Condition condition) {
        Objects.requireNonNull(condition, "condition");
        return with(t -> t.when = condition);
    }

    /** What is asked of whoever runs it: fields born from the action's {@link ActionName}. */
    public Action input(Field<?>... fields) {
        return with(t -> t.input = List.of(fields));
    }

    /** What it answers with {@link Result#values}: each value is checked against its field, and required ones are there. */
    public Action output(Field<?>... fields) {
        return with(t -> t.output = List.of(fields));
    }

    /**
     * It moves the record's state, and nobody else does. One that runs {@link #behind} names one state, set when it is
     * started; what follows is written by its task.
     */
    public Action moves(Field<Choice> state, Set<Choice> from, Choice... to) {
        Move move = new Move(state, from, List.of(to));
        return with(t -> t.move = move);
    }

    /**
     * It moves a reference, such as a phase, and nobody else does. Where to is asked for: among the action's input stands a
     * reference of the same name.
     *
     * @param from what must hold of the record before
     * @param to what must hold of it afterwards
     */
    public Action moves(Field<Ref> reference, Condition from, Condition to) {
        Turn turn = new Turn(reference, from, to);
        return with(t -> t.turn = turn);
    }

    /**
     * Who may run it: one of these, and nobody else. Without it, whoever holds the permission; with it, the permission
     * narrows API tokens alone.
     */
    public Action by(Who... people) {
        return with(t -> t.by = List.of(people));
    }

    /** Nobody runs it on a record that they made or own. */
    public Action notOwn() {
        return with(t -> t.notOwn = true);
    }

    /** Fields of the record that must hold something when it runs, what is given with it counted. */
    public Action needs(Field<?>... fields) {
        return with(t -> t.needs = List.of(fields));
    }

    /**
     * What it writes into the record, together with the state: values, terms of the record, or inputs by {@code
     * REASON.from(INPUT)}. Where an approval is needed, inputs are written when it is asked for, the rest when it is given.
     */
    public Action sets(Assignment... assignments) {
        return with(t -> t.sets = List.of(assignments));
    }

    /**
     * Others have to agree first. For an action that {@link #moves} to one state; what else it does, it does when it is asked
     * for.
     */
    public Action approval(Approval approval) {
        Objects.requireNonNull(approval, "approval");
        return with(t -> t.approval = approval);
    }

    /**
     * It is offered beside every field of these types, of any entity, and takes the field's value as its one input of that
     * type: dialling beside phone numbers. For an action that belongs to no record.
     */
    public Action offeredOn(FieldType... types) {
        return with(t -> t.offeredOn = Set.of(types));
    }

    /** What it does, in the request's transaction; the record is held while it runs. */
    public Action run(Function<Call, Result> code) {
        Objects.requireNonNull(code, "code");
        return with(t -> t.code = code);
    }

    /**
     * What it does after the request was answered, as a {@link Task} that outlives the request, the node and the restart.
     * It is started when the request's transaction commits, and runs as whoever started it, by the rights they have then.
     */
    public Action behind(Function<Task, Result> code) {
        Objects.requireNonNull(code, "code");
        return with(t -> t.task = code);
    }

    /**
     * It starts by itself again and again, as the plugin's own actor and on one node of the cluster; at least a second lies
     * between two starts. While it still runs it is not started again, and what was missed while no node ran is made up for
     * once. For an action that belongs to no record and asks for nothing.
     */
    public Action every(Duration time) {
        Objects.requireNonNull(time, "time");
        return with(t -> {
            t.every = time;
            t.daily = null;
        });
    }

    /** It starts by itself at this time of each day, in the server's time zone; otherwise as {@link #every}. */
    public Action daily(LocalTime time) {
        Objects.requireNonNull(time, "time");
        return with(t -> {
            t.daily = time;
            t.every = null;
        });
    }

    /** How long its task may run from its start or its resumption; then it counts as failed. Configured unless set. */
    public Action deadline(Duration time) {
        Objects.requireNonNull(time, "time");
        return with(t -> t.deadline = time);
    }

    public ActionName name() {
        return name;
    }

    public Optional<EntityName> entity() {
        return Optional.ofNullable(entity);
    }

    public Optional<String> label() {
        return Optional.ofNullable(traits.label);
    }

    public Optional<Permission> permission() {
        return Optional.ofNullable(traits.permission);
    }

    public Condition when() {
        return traits.when;
    }

    public List<Field<?>> input() {
        return traits.input;
    }

    public List<Field<?>> output() {
        return traits.output;
    }

    public Optional<Move> move() {
        return Optional.ofNullable(traits.move);
    }

    /** The reference that it moves, if it does. */
    public Optional<Turn> turn() {
        return Optional.ofNullable(traits.turn);
    }

    /** Who has to agree first, if somebody has. */
    public Optional<Approval> approval() {
        return Optional.ofNullable(traits.approval);
    }

    /** Who may run it; nobody named where its permission says so. */
    public List<Who> by() {
        return traits.by;
    }

    /** Whether nobody runs it on their own records. */
    public boolean isNotOwn() {
        return traits.notOwn;
    }

    /** The fields that must hold something. */
    public List<Field<?>> needs() {
        return traits.needs;
    }

    /** What it writes into the record. */
    public List<Assignment> sets() {
        return traits.sets;
    }

    public Optional<Function<Call, Result>> code() {
        return Optional.ofNullable(traits.code);
    }

    /** The types of field beside which it is offered; none unless set. */
    public Set<FieldType> offeredOn() {
        return traits.offeredOn;
    }

    /** What its task does, if it has one. */
    public Optional<Function<Task, Result>> task() {
        return Optional.ofNullable(traits.task);
    }

    /** The time between its starts, if it starts by itself. */
    public Optional<Duration> every() {
        return Optional.ofNullable(traits.every);
    }

    /** The time of day at which it starts by itself, if it does. */
    public Optional<LocalTime> daily() {
        return Optional.ofNullable(traits.daily);
    }

    /** How long its task may run, if that was set. */
    public Optional<Duration> deadline() {
        return Optional.ofNullable(traits.deadline);
    }

    private Action with(Consumer<Traits> change) {
        Traits copy = traits.clone();
        change.accept(copy);
        return new Action(name, entity, copy);
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
