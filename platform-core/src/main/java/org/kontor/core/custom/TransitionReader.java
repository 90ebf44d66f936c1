package org.kontor.core.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Approval;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Operand;
import org.kontor.api.Permission;
import org.kontor.api.Ref;
import org.kontor.api.When;
import org.kontor.api.Who;
import org.kontor.core.custom.CustomModel.OwnRule;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.ChoiceOption;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** Reads transitions of administrators: the same actions as plugins declare, said as JSON. */
final class TransitionReader {
    /** The kind of own rule that is a transition. */
    static final String KIND = "transition";

    static final Set<String> KEYS =
            Set.of("label", "words", "moves", "when", "needs", "values", "from", "input", "by", "not_own", "approval");

    private static final Set<String> APPROVAL_KEYS = Set.of("waiting", "rejected", "steps", "own_allowed", "open");
    private static final Set<String> STEP_KEYS = Set.of("name", "by", "needed", "when", "deadline", "then");
    private static final int MOST_STEPS = 20;
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final Catalog catalog;
    private final RuleReader rules;
    private final WhoReader people;

    TransitionReader(Catalog catalog) {
        this.catalog = catalog;
        this.rules = new RuleReader(catalog);
        this.people = new WhoReader(catalog, rules);
    }

    static boolean is(OwnRule rule) {
        return rule.kind().equals(KIND);
    }

    static ActionName name(OwnRule own) {
        return ActionName.on(CustomModel.PLUGIN, own.entity(), own.name());
    }

    /** What roles are given where the transition says nothing of who may. */
    static Permission permission(OwnRule own) {
        return Permission.of(
                CustomModel.PLUGIN,
                "run." + own.entity() + "." + own.name(),
                own.content().path("label").asText() + " (" + own.entity() + ")");
    }

    /**
     * The transition as plugins declare it.
     *
     * @throws BadValue naming what it names and is not there, or does not fit
     */
    Action action(OwnRule own) throws BadValue {
        EntityMeta entity = rules.entity(own.entity().toString());
        JsonNode said = own.content();
        String label = said.path("label").asText();
        if (label.isBlank() || !Said.isPlain(label, Said.LONGEST_LABEL)) {
            throw TransitionFault.noLabel();
        }
        ActionName name = name(own);
        Action action = Action.of(name).label(label).requires(permission(own)).when(rules.when(said, own.entity()));
        List<Field<?>> input = new ArrayList<>();
        List<Assignment> sets = new ArrayList<>();
        action = moved(action, object(said, "moves"), entity, input);
        for (String each : names(said, "input").stream().map(JsonNode::asText).toList()) {
            FieldMeta field = written(each, entity);
            Field<?> asked = FieldTypes.like(name, field.field());
            input.add(asked);
            sets.add(new Assignment.Source(field.field(), asked));
        }
        sets.addAll(sets(said, entity));
        action = needs(action.sets(sets.toArray(Assignment[]::new)), said, entity);
        if (said.has("by")) {
            JsonNode by = object(said, "by");
            only(by, Set.copyOf(WhoReader.KEYS), "by");
            action = action.by(people.of(by, own.entity()).toArray(Who[]::new));
        }
        action = yes(said, "not_own") ? action.notOwn() : action;
        if (said.has("approval")) {
            action = action.approval(approval(object(said, "approval"), action, entity));
            if (input.stream().noneMatch(field -> field.name().equals("comment"))) {
                input.add(name.longText("comment"));
            }
        }
        return action.input(input.toArray(Field<?>[]::new));
    }

    private Action needs(Action action, JsonNode said, EntityMeta entity) throws BadValue {
        List<Field<?>> needs = new ArrayList<>();
        for (JsonNode each : names(said, "needs")) {
            needs.add(RuleReader.field(each.asText(), entity).field());
        }
        return action.needs(needs.toArray(Field<?>[]::new));
    }

    private Action moved(Action action, JsonNode moves, EntityMeta entity, List<Field<?>> input) throws BadValue {
        only(moves, Set.of("field", "from", "to"), "moves");
        if (moves.isEmpty()) {
            return action;
        }
        FieldMeta field = RuleReader.field(moves.path("field").asText(), entity);
        boolean isOpen = field.owner().equals(CustomModel.PLUGIN)
                || entity.actions().stream().anyMatch(each -> isMovedByPlugin(each, field.field()));
        if (!isOpen) {
            throw TransitionFault.writtenByOthers(field.name());
        }
        if (field.type() == FieldType.REFERENCE && field.field().targets().size() == 1) {
            return turned(action, moves, field, entity, input);
        }
        if (field.type() != FieldType.CHOICE) {
            throw TransitionFault.noState(field.name());
        }
        Set<Choice> from = new HashSet<>();
        for (JsonNode each : names(moves, "from")) {
            from.add(state(each.asText(), field));
        }
        Choice to = state(moves.path("to").asText(), field);
        if (from.isEmpty()) {
            throw TransitionFault.noFrom();
        }
        if (from.contains(to)) {
            throw TransitionFault.same(to.name());
        }
        @SuppressWarnings("unchecked") // a choice's values are choices
        Field<Choice> state = (Field<Choice>) field.field();
        return action.moves(state, from, to);
    }

    private static boolean isMovedByPlugin(Action action, Field<?> field) {
        return !action.name().plugin().equals(CustomModel.PLUGIN)
                && (action.move().filter(move -> move.field().equals(field)).isPresent()
                        || action.turn()
                                .filter(turn -> turn.field().equals(field))
                                .isPresent());
    }

    private static Choice state(String name, FieldMeta field) throws BadValue {
        List<String> states = field.options().stream()
                .filter(ChoiceOption::active)
                .map(ChoiceOption::name)
                .toList();
        if (!states.contains(name)) {
            throw TransitionFault.unknown(field.name(), name, states);
        }
        return Choice.of(name);
    }

    /** From record to record, such as from phase to phase: both ends are conditions, since what is there is data. */
    private Action turned(Action action, JsonNode moves, FieldMeta field, EntityMeta entity, List<Field<?>> input)
            throws BadValue {
        @SuppressWarnings("unchecked") // a reference's values are references
        Field<Ref> reference = (Field<Ref>) field.field();
        input.add(FieldTypes.like(action.name(), reference).required());
        return action.moves(reference, end(moves, "from", entity), end(moves, "to", entity));
    }

    private Condition end(JsonNode moves, String key, EntityMeta entity) throws BadValue {
        return moves.hasNonNull(key) ? rules.condition(moves.get(key), entity.name()) : Condition.always();
    }

    private static FieldMeta written(String name, EntityMeta entity) throws BadValue {
        FieldMeta field = RuleReader.field(name, entity);
        boolean isOthers = field.isKept() || field.byRule() || field.moved() || field.isParts();
        if (isOthers) {
            throw TransitionFault.kept(field.name());
        }
        return field;
    }

    private List<Assignment> sets(JsonNode said, EntityMeta entity) throws BadValue {
        List<Assignment> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : object(said, "values").properties()) {
            FieldMeta field = written(each.getKey(), entity);
            Optional<Object> special = special(field, each.getValue());
            all.add(
                    special.isPresent()
                            ? new Assignment.Value(field.field(), special.get())
                            : RuleReader.value(field, each.getValue()));
        }
        for (Map.Entry<String, JsonNode> each : object(said, "from").properties()) {
            FieldMeta field = written(each.getKey(), entity);
            all.add(new Assignment.Source(field.field(), rules.term(each.getValue(), entity.name())));
        }
        return all;
    }

    /** {@code {"isMe": true}} is whoever runs it, {@code {"when": "now"}} and {@code {"when": "today"}} the time. */
    private static Optional<Object> special(FieldMeta field, JsonNode value) throws BadValue {
        if (value.isObject() && value.size() == 1 && value.path("isMe").asBoolean()) {
            if (field.type() != FieldType.REFERENCE || !field.field().targets().equals(List.of(CatalogBuilder.USER))) {
                throw TransitionFault.noUser(field.name());
            }
            return Optional.of(new Operand.Me());
        }
        if (value.isObject() && value.size() == 1 && value.has("when")) {
            boolean isTime = field.type() == FieldType.DATE
                    || field.type() == FieldType.MOMENT
                    || field.type() == FieldType.ZONED;
            String anchor = value.path("when").asText();
            if (!isTime || !(anchor.equals("now") || anchor.equals("today"))) {
                throw TransitionFault.noTime(field.name());
            }
            return Optional.of(new Operand.At(anchor.equals("now") ? When.now() : When.today()));
        }
        return Optional.empty();
    }

    private Approval approval(JsonNode said, Action action, EntityMeta entity) throws BadValue {
        only(said, APPROVAL_KEYS, "approval");
        Action.Move move = action.move().orElseThrow(TransitionFault::noMove);
        FieldMeta field = entity.get(move.field().name());
        Choice waiting = state(said.path("waiting").asText(), field);
        Choice rejected = state(said.path("rejected").asText(), field);
        if (waiting.equals(rejected)
                || move.from().contains(waiting)
                || move.to().contains(waiting)) {
            throw TransitionFault.waiting(waiting.name());
        }
        Approval approval = Approval.of(waiting, rejected);
        Set<String> taken = new HashSet<>();
        JsonNode steps = said.path("steps");
        if (!steps.isArray() || steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw TransitionFault.noSteps(MOST_STEPS);
        }
        for (JsonNode each : steps) {
            Approval.Step step = step(each, entity.name());
            if (!taken.add(step.name())) {
                throw TransitionFault.twoSteps(step.name());
            }
            approval = approval.step(step);
        }
        List<Field<?>> open = new ArrayList<>();
        for (JsonNode each : names(said, "open")) {
            open.add(RuleReader.field(each.asText(), entity).field());
        }
        approval = approval.open(open.toArray(Field<?>[]::new));
        return yes(said, "own_allowed") ? approval.ownAllowed() : approval;
    }

    private Approval.Step step(JsonNode said, EntityName entity) throws BadValue {
        only(said, STEP_KEYS, "steps");
        String name = said.path("name").asText();
        if (!ModelChange.RULE.matcher(name).matches()) {
            throw TransitionFault.stepName();
        }
        Approval.Step step = Approval.Step.of(name, people(said, "by", entity).toArray(Who[]::new))
                .needs(needed(said.path("needed")))
                .when(rules.when(said, entity));
        boolean hasThen = said.hasNonNull("then");
        if (!said.hasNonNull("deadline")) {
            if (hasThen) {
                throw TransitionFault.noDeadline(name);
            }
            return step;
        }
        Duration deadline = deadline(said.get("deadline"), name);
        return hasThen
                ? step.within(deadline, people(said, "then", entity).toArray(Who[]::new))
                : step.within(deadline);
    }

    private List<Who> people(JsonNode said, String key, EntityName entity) throws BadValue {
        JsonNode object = object(said, key);
        only(object, Set.copyOf(WhoReader.KEYS), key);
        return people.of(object, entity);
    }

    private static int needed(JsonNode said) throws BadValue {
        if (said.isMissingNode() || said.isNull()) {
            return 1;
        }
        if (said.isTextual() && said.textValue().equals("all")) {
            return 0;
        }
        if (!said.isInt() || said.intValue() < 1) {
            throw TransitionFault.needed();
        }
        return said.intValue();
    }

    private static Duration deadline(JsonNode said, String step) throws BadValue {
        only(said, Set.of("days", "hours", "minutes"), "deadline");
        Duration time = Duration.ofDays(said.path("days").asInt())
                .plusHours(said.path("hours").asInt())
                .plusMinutes(said.path("minutes").asInt());
        boolean isWhole = said.properties().stream()
                .allMatch(each -> each.getValue().isInt() && each.getValue().intValue() >= 0);
        if (!isWhole || time.isZero() || time.compareTo(LONGEST) > 0) {
            throw TransitionFault.deadline(step);
        }
        return time;
    }

    /** A list of names under a key; none where there is none. */
    static List<JsonNode> names(JsonNode said, String key) throws BadValue {
        JsonNode list = said.path(key);
        List<JsonNode> names = new ArrayList<>();
        if (!list.isArray() && !list.isMissingNode()) {
            throw TransitionFault.names(key);
        }
        for (JsonNode each : list) {
            if (!each.isTextual() || each.asText().isBlank() || names.contains(each)) {
                throw TransitionFault.namesOnce(key);
            }
            names.add(each);
        }
        return names;
    }

    private static JsonNode object(JsonNode said, String key) throws BadValue {
        JsonNode object = said.path(key);
        if (!object.isObject() && !object.isMissingNode()) {
            throw TransitionFault.noObject(key);
        }
        return object.isMissingNode() ? NOTHING : object;
    }

    private static void only(JsonNode said, Set<String> keys, String what) throws BadValue {
        if (!said.isObject()) {
            throw TransitionFault.noObjects(what);
        }
        for (Map.Entry<String, JsonNode> each : said.properties()) {
            if (!keys.contains(each.getKey())) {
                throw TransitionFault.unknownKey(what, each.getKey(), keys);
            }
        }
    }

    private static boolean yes(JsonNode said, String key) throws BadValue {
        JsonNode yes = said.path(key);
        if (!yes.isMissingNode() && !yes.isBoolean()) {
            throw TransitionFault.yesNo(key);
        }
        return yes.asBoolean();
    }
}
