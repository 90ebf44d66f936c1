package org.kontor.core.plugin;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kontor.api.Action;
import org.kontor.api.Approval;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Shape;
import org.kontor.core.meta.ChoiceOption;
import org.kontor.core.meta.FieldMeta;

/** Checks actions, hooks and the fields of shapes that are no entities: inputs, outputs, settings. */
final class ActionCheck {
    private final Declarations declared;
    private final TermCheck terms;
    private final ConditionCheck conditions;
    private final FieldCheck fields;
    private final RightCheck rights;

    /** Who took an action's name, over all plugins. */
    private final Map<String, String> taken = new HashMap<>();

    ActionCheck(
            Declarations declared, TermCheck terms, ConditionCheck conditions, FieldCheck fields, RightCheck rights) {
        this.declared = declared;
        this.terms = terms;
        this.conditions = conditions;
        this.fields = fields;
        this.rights = rights;
    }

    /**
     * Checks a plugin's actions.
     *
     * @param foreign those on foreign entities, or those on its own and on none
     */
    void actions(Contribution contribution, boolean foreign, Place contributed) {
        for (Action action : contribution.actions()) {
            boolean isOwn = action.entity()
                    .map(entity -> entity.plugin().equals(contribution.pluginId()))
                    .orElse(true);
            if (foreign != isOwn) {
                action(action, contribution, contributed.in("action " + action));
            }
        }
    }

    /** Checks hooks and settings. */
    void others(Contribution contribution, Place contributed) {
        new HookCheck(terms, declared).hooks(contribution, contributed);
        new SettingCheck(fields).settings(contribution, contributed);
        new TaskCheck(contribution.pluginId()).backgrounds(contribution, contributed);
    }

    private void action(Action action, Contribution contribution, Place place) {
        if (!action.name().plugin().equals(contribution.pluginId())) {
            place.refuse(
                    "it belongs to the plugin " + action.name().plugin(),
                    "for a foreign entity name it ActionName.on(\"" + contribution.pluginId() + "\", entity, name)");
        }
        Names.plain(action.name().name(), "an action's name", place);
        String other = taken.putIfAbsent(action.name().toString(), place.pluginId());
        if (other != null) {
            place.refuse("the plugin " + other + " has an action of this name", "choose another");
        }
        if (action.permission().isEmpty()) {
            place.refuse("it does not state who may run it", "say requires(permission)");
        }
        action.permission().ifPresent(permission -> rights.permission(permission.id(), place));
        people(action, contribution, place);
        new TaskCheck(contribution.pluginId()).action(action, place);
        Optional<EntityName> entity = action.entity();
        if (entity.isPresent()) {
            if (terms.known(entity.get(), place).isPresent()) {
                conditions.check(action.when(), entity.get(), place.in("when"));
                action.move().ifPresent(move -> move(move, entity.get(), place.in("moves")));
                new TransitionCheck(terms, conditions, rights).check(action, entity.get(), place);
            }
        } else {
            if (!action.when().equals(Condition.always())) {
                place.refuse("it has a condition and no record to ask it of", "make it an action on an entity");
            }
            action.move()
                    .ifPresent(move ->
                            place.refuse("it moves a state and has no record", "make it an action on an entity"));
            if (TransitionCheck.needsRecord(action)) {
                place.refuse("it speaks of a record and has none", "make it an action on an entity");
            }
        }
        Place input = place.in("input");
        shape(action.input(), action.name(), contribution, input);
        Place output = place.in("output");
        shape(action.output(), action.name(), contribution, output);
    }

    private static void people(Action action, Contribution contribution, Place place) {
        RightCheck.own(action.by(), contribution, place.in("by"));
        for (Approval.Step step : action.approval().map(Approval::steps).orElse(List.of())) {
            Place here = place.in("approval").in("step " + step.name());
            RightCheck.own(step.approvers(), contribution, here);
            RightCheck.own(step.escalation(), contribution, here.in("escalation"));
        }
    }

    private void move(Action.Move move, EntityName entity, Place place) {
        Optional<FieldMeta> state = terms.field(move.field(), entity, place);
        if (state.isEmpty()) {
            return;
        }
        if (state.get().type() != FieldType.CHOICE) {
            place.refuse(move.field().name() + " is no choice", "move a field made by choice(…)");
            return;
        }
        List<String> known =
                state.get().options().stream().map(ChoiceOption::name).toList();
        TransitionCheck.unknown(Stream.concat(move.from().stream(), move.to().stream()), state.get(), place)
                .forEach(name -> place.refuse(
                        move.field().name() + " has no state " + name, "use one of " + String.join(", ", known)));
        if (move.from().isEmpty()) {
            place.refuse("it may start from no state", "name at least one");
        }
        if (move.to().isEmpty()) {
            place.refuse("it leads to no state", "name at least one");
        }
    }

    private void shape(List<Field<?>> given, Shape shape, Contribution contribution, Place place) {
        Set<String> seen = new HashSet<>();
        for (Field<?> field : given) {
            Place here = place.in("field " + field.name());
            if (!field.shape().equals(shape)) {
                here.refuse("it was born from " + field.shape(), "make it from the action's name " + shape);
            }
            Names.plain(field.name(), "a field's name", here);
            if (!seen.add(field.name())) {
                here.refuse("it is named twice", "remove one of the two");
            }
            if (field.type() == FieldType.PARTS) {
                field.targets().forEach(part -> terms.known(part, here));
            }
            fields.check(field, contribution, here);
        }
    }
}
