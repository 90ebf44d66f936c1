package org.kontor.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    private final ActionName name;
    private final @Nullable EntityName entity;
    private final @Nullable String label;
    private final @Nullable Permission permission;
    private final Condition when;
    private final List<Field<?>> input;
    private final List<Field<?>> output;
    private final @Nullable Move move;
    private final @Nullable Function<Call, Result> code;

    private Action(
            ActionName name,
            @Nullable EntityName entity,
            @Nullable String label,
            @Nullable Permission permission,
            Condition when,
            List<Field<?>> input,
            List<Field<?>> output,
            @Nullable Move move,
            @Nullable Function<Call, Result> code) {
        this.name = name;
        this.entity = entity;
        this.label = label;
        this.permission = permission;
        this.when = when;
        this.input = input;
        this.output = output;
        this.move = move;
        this.code = code;
    }

    /** An action by its name. */
    public static Action of(ActionName name) {
        EntityName entity = name.entity() == null ? null : EntityName.parse(name.entity());
        return new Action(name, entity, null, null, Condition.always(), List.of(), List.of(), null, null);
    }

    /** An action on one record of an entity. */
    public static Action on(EntityName entity, String name) {
        return of(ActionName.on(entity, name));
    }

    /** What people read on its button, in English. Without it the name speaks. */
    public Action label(String label) {
        return new Action(
                name, entity, Objects.requireNonNull(label, "label"), permission, when, input, output, move, code);
    }

    /** Who may run it: besides this permission, the record must be in sight. An action without one is refused at load. */
    public Action requires(Permission permission) {
        return new Action(
                name, entity, label, Objects.requireNonNull(permission, "permission"), when, input, output, move, code);
    }

    /** On which records it may be run, checked when it runs and shown with the record. */
    public Action when(Condition condition) {
        return new Action(
                name,
                entity,
                label,
                permission,
                Objects.requireNonNull(condition, "condition"),
                input,
                output,
                move,
                code);
    }

    /** What is asked of whoever runs it: fields born from the action's {@link ActionName}. */
    public Action input(Field<?>... fields) {
        return new Action(name, entity, label, permission, when, List.of(fields), output, move, code);
    }

    /** What it answers with {@link Result#values}. */
    public Action output(Field<?>... fields) {
        return new Action(name, entity, label, permission, when, input, List.of(fields), move, code);
    }

    /** It moves the record's state, and nobody else does. */
    public Action moves(Field<Choice> state, Set<Choice> from, Choice... to) {
        return new Action(
                name, entity, label, permission, when, input, output, new Move(state, from, List.of(to)), code);
    }

    /** What it does, in the request's transaction; the record is held while it runs. */
    public Action run(Function<Call, Result> code) {
        return new Action(
                name, entity, label, permission, when, input, output, move, Objects.requireNonNull(code, "code"));
    }

    public ActionName name() {
        return name;
    }

    public Optional<EntityName> entity() {
        return Optional.ofNullable(entity);
    }

    public Optional<String> label() {
        return Optional.ofNullable(label);
    }

    public Optional<Permission> permission() {
        return Optional.ofNullable(permission);
    }

    public Condition when() {
        return when;
    }

    public List<Field<?>> input() {
        return input;
    }

    public List<Field<?>> output() {
        return output;
    }

    public Optional<Move> move() {
        return Optional.ofNullable(move);
    }

    public Optional<Function<Call, Result>> code() {
        return Optional.ofNullable(code);
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
