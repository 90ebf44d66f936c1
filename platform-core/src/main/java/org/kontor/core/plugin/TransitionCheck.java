package org.kontor.core.plugin;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Action;
import org.kontor.api.Approval;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.ChoiceList;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Operand;
import org.kontor.api.Term;
import org.kontor.api.Values;
import org.kontor.api.Who;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.ChoiceOption;
import org.kontor.core.meta.FieldMeta;

/** Checks what actions say of their record: who may, what it needs, where it goes, what is written, who has to agree. */
final class TransitionCheck {
    private final TermCheck terms;
    private final ConditionCheck conditions;
    private final RightCheck rights;

    TransitionCheck(TermCheck terms, ConditionCheck conditions, RightCheck rights) {
        this.terms = terms;
        this.conditions = conditions;
        this.rights = rights;
    }

    /** Whether it says something that there must be a record for. */
    static boolean needsRecord(Action action) {
        return action.isNotOwn()
                || action.turn().isPresent()
                || action.approval().isPresent()
                || !action.needs().isEmpty()
                || !action.sets().isEmpty()
                || action.by().stream().anyMatch(who -> who instanceof Who.Of || who instanceof Who.ManagerOf);
    }

    void check(Action action, EntityName entity, Place place) {
        people(action.by(), entity, place.in("by"));
        action.needs().forEach(field -> terms.field(field, entity, place.in("needs")));
        action.sets().forEach(each -> set(each, action, entity, place.in("sets")));
        action.turn().ifPresent(turn -> turn(turn, action, entity, place.in("moves")));
        action.approval().ifPresent(approval -> approval(approval, action, entity, place.in("approval")));
    }

    private void people(List<Who> people, EntityName entity, Place place) {
        for (Who who : people) {
            switch (who) {
                case Who.Of of -> user(of.user(), entity, true, place);
                case Who.ManagerOf manager -> user(manager.user(), entity, false, place);
                case Who.Holding holding ->
                    rights.permission(holding.permission().id(), place);
                case Who.InRole role -> {}
                case Who.InTeam team -> {}
                case Who.Named named -> {}
            }
        }
    }

    private void user(Term<?> term, EntityName entity, boolean several, Place place) {
        terms.resolve(term, entity, place).ifPresent(field -> {
            boolean isReference = field.type() == FieldType.REFERENCE || several && field.isReferences();
            if (!isReference || !field.field().targets().equals(List.of(CatalogBuilder.USER))) {
                place.refuse(term.path() + " is no user", "name a reference to " + CatalogBuilder.USER);
            }
        });
    }

    private void set(Assignment assignment, Action action, EntityName entity, Place place) {
        switch (assignment) {
            case Assignment.Value value -> {
                Optional<FieldMeta> field = written(value.field(), entity, place);
                Object said = value.value();
                if (field.isPresent()
                        && said != null
                        && !(said instanceof Operand.Me)
                        && !(said instanceof Operand.At)) {
                    conditions.value(said, field.get(), field.get().name(), place);
                }
            }
            case Assignment.Source source -> {
                Optional<FieldMeta> field = written(source.field(), entity, place);
                if (!source.term().shape().equals(action.name())) {
                    terms.resolve(source.term(), entity, place)
                            .ifPresent(from -> field.ifPresent(to -> taken(from, to, source, place)));
                } else if (action.input().stream()
                        .noneMatch(input -> input.name().equals(source.term().path()))) {
                    place.refuse(source.term().path() + " is no input of it", "name it in input(…)");
                }
            }
            case Values values -> values.assignments().forEach(each -> set(each, action, entity, place));
        }
    }

    private static void taken(FieldMeta from, FieldMeta to, Assignment.Source source, Place place) {
        KeptCheck.notTold(from, to, place);
        if (from.type() != to.type()) {
            place.refuse(
                    source.field().name() + " and " + source.term().path() + " are of different types",
                    "take it from a term of the same type");
        }
    }

    private Optional<FieldMeta> written(Field<?> named, EntityName entity, Place place) {
        Optional<FieldMeta> field = terms.field(named, entity, place);
        field.filter(each -> each.isKept() || each.byRule() || each.isParts() || each.moved())
                .ifPresent(each ->
                        place.refuse(each.name() + " is kept by something else", "set fields that nothing else keeps"));
        return field;
    }

    private void turn(Action.Turn turn, Action action, EntityName entity, Place place) {
        if (action.move().isPresent()) {
            place.refuse("it moves a choice and a reference", "make two actions of it");
        }
        terms.field(turn.field(), entity, place).ifPresent(field -> {
            boolean isAsked = action.input().stream()
                    .anyMatch(input -> input.name().equals(field.name())
                            && input.type() == FieldType.REFERENCE
                            && input.isRequired()
                            && input.targets().equals(field.field().targets()));
            if (field.type() != FieldType.REFERENCE || field.isOpen()) {
                place.refuse(field.name() + " is no reference to one entity", "move a field made by reference(…)");
            } else if (!isAsked) {
                place.refuse(
                        "nobody says where " + field.name() + " is moved to",
                        "ask for a required reference of the same name and targets in input(…)");
            }
        });
        conditions.check(turn.from(), entity, place.in("from"));
        conditions.check(turn.to(), entity, place.in("to"));
    }

    private void approval(Approval approval, Action action, EntityName entity, Place place) {
        Action.Move move = action.move().orElse(null);
        if (move == null || move.to().size() != 1) {
            place.refuse("an approval leads to one state", "say moves(…) with one state to move to");
            return;
        }
        if (action.task().isPresent() || !action.output().isEmpty()) {
            place.refuse("it has to wait and runs behind, or answers something", "do that when the state is reached");
        }
        terms.field(move.field(), entity, place).stream()
                .flatMap(field -> unknown(Stream.of(approval.waiting(), approval.rejected()), field, place))
                .forEach(name -> place.refuse(move.field().name() + " has no state " + name, "name one that it has"));
        boolean isMixed = move.from().contains(approval.waiting())
                || move.to().contains(approval.waiting())
                || approval.waiting().equals(approval.rejected());
        if (isMixed) {
            place.refuse(
                    "the state " + approval.waiting() + " is not for waiting alone",
                    "wait in a state that it does not start from or lead to");
        }
        if (approval.steps().isEmpty()) {
            place.refuse("nobody is asked", "add a step");
        }
        approval.open().forEach(field -> terms.field(field, entity, place.in("open")));
        Set<String> seen = new HashSet<>();
        approval.steps().forEach(step -> step(step, entity, seen, place.in("step " + step.name())));
    }

    /**
     * The names of states that a field does not have. Those of administrators' transitions are asked for where it is known what
     * administrators added to lists.
     */
    static Stream<String> unknown(Stream<Choice> states, FieldMeta field, Place place) {
        boolean isListed = place.pluginId().equals(OwnParts.PLUGIN)
                && field.field().list().filter(ChoiceList::editable).isPresent();
        Set<String> known = field.options().stream().map(ChoiceOption::name).collect(Collectors.toSet());
        return isListed
                ? Stream.of()
                : states.map(Choice::name).distinct().sorted().filter(name -> !known.contains(name));
    }

    private void step(Approval.Step step, EntityName entity, Set<String> seen, Place place) {
        Names.plain(step.name(), "a step's name", place);
        if (!seen.add(step.name())) {
            place.refuse("it is named twice", "choose another name");
        }
        if (step.approvers().isEmpty()) {
            place.refuse("it asks nobody", "name approvers");
        }
        if (step.needed() < 0) {
            place.refuse("it needs " + step.needed() + " approvers", "name 1 or more, or say needsAll()");
        }
        step.deadline()
                .filter(time -> time.isZero() || time.isNegative())
                .ifPresent(time -> place.refuse("its deadline is " + time, "leave some time"));
        people(step.approvers(), entity, place);
        people(step.escalation(), entity, place.in("escalation"));
        conditions.check(step.when(), entity, place.in("when"));
    }
}
