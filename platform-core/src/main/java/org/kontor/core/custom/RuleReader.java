package org.kontor.core.custom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Rule;
import org.kontor.api.Span;
import org.kontor.api.Term;
import org.kontor.core.custom.CustomModel.OwnRule;
import org.kontor.core.formula.BadFormula;
import org.kontor.core.formula.Formula;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.TermPath;

/** Reads rules of administrators: the same ones as plugins', with fields by their names and conditions as JSON. */
final class RuleReader {
    /** The keys that each kind knows; {@code when} is a condition, {@code fields} and {@code but} are lists of names. */
    private static final Map<String, Set<String>> KINDS = Map.ofEntries(
            Map.entry("must", Set.of("when", "message")),
            Map.entry("required", Set.of("when", "fields")),
            Map.entry("shown", Set.of("when", "fields")),
            Map.entry("unique", Set.of("fields")),
            Map.entry("index", Set.of("fields")),
            Map.entry("fill", Set.of("values", "from")),
            Map.entry("sum", Set.of("field", "over", "through", "when")),
            Map.entry("formula", Set.of("field", "expression")),
            Map.entry("number", Set.of("field", "pattern", "when", "by")),
            Map.entry("no_overlap", Set.of("span", "fields", "when")),
            Map.entry("plays", Set.of("aspect", "when", "values", "from")),
            Map.entry("frozen", Set.of("when", "fields", "but")),
            Map.entry(TransitionReader.KIND, TransitionReader.KEYS));

    /** How a part's reference to what it is part of is called. */
    static final String PARENT = "parent";

    private static final List<String> NAMES = KINDS.keySet().stream().sorted().toList();

    private final Catalog catalog;

    RuleReader(Catalog catalog) {
        this.catalog = catalog;
    }

    static Choice first() {
        return Choice.of(NAMES.getFirst());
    }

    static Choice[] others() {
        return NAMES.stream().skip(1).map(Choice::of).toArray(Choice[]::new);
    }

    static boolean isKind(String name) {
        return KINDS.containsKey(name);
    }

    /** All of them, for people. */
    static String names() {
        return String.join(", ", NAMES);
    }

    /** The keys of a kind. */
    static Set<String> keys(String kind) {
        return KINDS.getOrDefault(kind, Set.of());
    }

    /**
     * The rule as plugins declare it.
     *
     * @throws BadValue naming what it names and is not there, or does not fit
     */
    Rule rule(OwnRule own) throws BadValue {
        EntityMeta entity = entity(own.entity().toString());
        JsonNode said = own.content();
        if (said.has("message") && !said.get("message").isTextual()) {
            throw new BadValue(shape());
        }
        return switch (own.kind()) {
            case "must" -> must(own);
            case "required" -> new Rule.Required(when(said, own.entity()), fields(said.path("fields"), entity));
            case "shown" -> new Rule.Shown(when(said, own.entity()), fields(said.path("fields"), entity));
            case "unique" -> new Rule.Unique(fields(said.path("fields"), entity));
            case "index" -> new Rule.Index(terms(said.path("fields"), own.entity()));
            case "fill" -> new Rule.Fill(assignments(said, entity, own.entity()));
            case "sum" -> sum(said, entity);
            case "formula" -> formula(said, entity);
            case "number" -> number(said, entity);
            case "no_overlap" -> noOverlap(said, entity);
            case "plays" -> plays(said, own.entity());
            case "frozen" -> frozen(said, entity);
            default -> throw new BadValue(unknownKind(own.kind()));
        };
    }

    private Rule must(OwnRule own) throws BadValue {
        String message = own.content().path("message").asText("");
        if (!own.content().hasNonNull("when") || message.isBlank()) {
            throw new BadValue(Message.of(
                    "system.model_must",
                    "a rule of the kind must says in when what holds, and in message what whoever breaks it is told"));
        }
        return Rule.must(
                own.name(),
                when(own.content(), own.entity()),
                Message.of("custom.rule", "{reason}").with("reason", message));
    }

    /** A formula with the names that fields have by now. */
    static String expression(String written, EntityMeta entity) {
        return Formula.renamed(
                written, name -> entity.findByAnyName(name).map(FieldMeta::name).orElse(name));
    }

    /** One that speaks of a field which is not there sleeps; what else is wrong with it is the check's to say. */
    private static Rule formula(JsonNode said, EntityMeta entity) throws BadValue {
        FieldMeta kept = field(said.path("field").asText(), entity);
        String expression = expression(said.path("expression").asText(), entity);
        boolean isWhole = Formula.names(expression).stream()
                .allMatch(name -> entity.find(name).isPresent());
        if (!isWhole) {
            try {
                Formula.of(expression, kept, entity::find);
            } catch (BadFormula bad) {
                throw new BadValue(
                        Message.of("system.model_formula", "{reason}").with("reason", bad.reason()));
            }
        }
        return Rule.formula(kept.field(), expression);
    }

    /**
     * Looks at what is refused when somebody asks for it, and holds where it is there already: what a formula compares
     * choices with.
     *
     * @throws BadValue naming what a list does not have
     */
    void requireChoices(OwnRule own) throws BadValue {
        if (own.kind().equals("formula")) {
            EntityMeta entity = entity(own.entity().toString());
            Formula.requireChoices(expression(own.content().path("expression").asText(), entity), entity::find);
        }
    }

    /** Whether all entities that it speaks of are there. */
    boolean hasEntities(OwnRule own) {
        return find(own.entity().toString()).isPresent()
                && Stream.of(own.content().at("/through/entity"), own.content().path("aspect"))
                        .allMatch(named ->
                                named.isMissingNode() || find(named.asText()).isPresent());
    }

    private Optional<EntityMeta> find(String name) {
        return Said.entityName(name).flatMap(catalog::findMeta);
    }

    EntityMeta entity(String name) throws BadValue {
        return find(name)
                .orElseThrow(() -> new BadValue(Message.of("system.unknown_entity", "There is no entity {entity}")
                        .with("entity", name)));
    }

    Condition when(JsonNode said, EntityName entity) throws BadValue {
        return said.hasNonNull("when") ? condition(said.get("when"), entity) : Condition.always();
    }

    /** A condition that speaks of what is in use. */
    Condition condition(JsonNode json, EntityName entity) throws BadValue {
        return catalog.conditionJson().parse(json, entity, this::isInUse);
    }

    private boolean isInUse(Term<?> term) {
        try {
            TermPath path = catalog.resolve(term);
            return Stream.concat(path.hops().stream(), Stream.of(path.last()))
                    .noneMatch(field -> field.field().isRetired());
        } catch (BadValue unknown) {
            return false;
        }
    }

    static FieldMeta field(String name, EntityMeta entity) throws BadValue {
        return entity.findByAnyName(name)
                .filter(field -> !field.field().isRetired())
                .orElseThrow(() -> Catalog.unknownField(name));
    }

    private static List<Field<?>> fields(JsonNode names, EntityMeta entity) throws BadValue {
        if (!names.isArray() && !names.isMissingNode()) {
            throw new BadValue(shape());
        }
        List<Field<?>> fields = new ArrayList<>();
        for (JsonNode name : names) {
            fields.add(field(name.asText(), entity).field());
        }
        return fields;
    }

    private static Message shape() {
        return Message.of(
                "system.model_rule_shape",
                "fields, but and by are lists of names, values and from objects with something in them, message a text");
    }

    List<Term<?>> terms(JsonNode paths, EntityName entity) throws BadValue {
        if (!paths.isArray() && !paths.isMissingNode()) {
            throw new BadValue(shape());
        }
        List<Term<?>> terms = new ArrayList<>();
        for (JsonNode path : paths) {
            terms.add(term(path, entity));
        }
        return terms;
    }

    Term<?> term(JsonNode path, EntityName entity) throws BadValue {
        Term<?> term = catalog.term(entity, path.asText());
        if (!isInUse(term)) {
            throw Catalog.unknownField(path.asText());
        }
        return term;
    }

    /** What {@code values} and {@code from} say of an entity's or an aspect's fields, by terms of the asked entity. */
    private List<Assignment> assignments(JsonNode said, EntityMeta filled, EntityName asked) throws BadValue {
        List<Assignment> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : object(said, "values").properties()) {
            all.add(value(field(each.getKey(), filled), each.getValue()));
        }
        for (Map.Entry<String, JsonNode> each : object(said, "from").properties()) {
            all.add(new Assignment.Source(field(each.getKey(), filled).field(), term(each.getValue(), asked)));
        }
        if (all.isEmpty()) {
            throw new BadValue(shape());
        }
        return all;
    }

    private static JsonNode object(JsonNode said, String key) throws BadValue {
        JsonNode object = said.path(key);
        if (!object.isObject() && !object.isMissingNode()) {
            throw new BadValue(shape());
        }
        return object;
    }

    @SuppressWarnings("unchecked") // that it is a text is checked here
    private Rule number(JsonNode said, EntityMeta entity) throws BadValue {
        FieldMeta numbered = field(said.path("field").asText(), entity);
        if (numbered.type() != FieldType.TEXT) {
            throw new BadValue(Message.of("system.model_number", "{field} is no text, and a number is one")
                    .with("field", numbered.name()));
        }
        return new Rule.Number(
                (Field<String>) numbered.field(),
                said.path("pattern").asText("{count}"),
                when(said, entity.name()),
                terms(said.path("by"), entity.name()));
    }

    @SuppressWarnings("unchecked") // that it is a span is checked here
    private Rule noOverlap(JsonNode said, EntityMeta entity) throws BadValue {
        FieldMeta span = field(said.path("span").asText(), entity);
        if (span.type() != FieldType.SPAN) {
            throw new BadValue(Message.of("system.model_span", "{field} has no beginning and end")
                    .with("field", span.name()));
        }
        return new Rule.NoOverlap(
                (Field<Span>) span.field(), fields(said.path("fields"), entity), when(said, entity.name()));
    }

    private Rule plays(JsonNode said, EntityName entity) throws BadValue {
        EntityMeta aspect = entity(said.path("aspect").asText());
        return new Rule.Plays(aspect.name(), when(said, entity), assignments(said, aspect, entity));
    }

    /** All but some fields, or some fields alone: these are read-only then, and whatever comes to the entity later is not. */
    private Rule frozen(JsonNode said, EntityMeta entity) throws BadValue {
        if (!said.hasNonNull("when")) {
            throw new BadValue(Message.of(
                    "system.model_frozen_when", "say in when which records are frozen: else it would be all of them"));
        }
        if (!said.has("fields")) {
            return new Rule.Frozen(when(said, entity.name()), fields(said.path("but"), entity));
        }
        if (said.has("but")) {
            throw new BadValue(Message.of(
                    "system.model_frozen", "say either which fields are frozen, or which are not: fields or but"));
        }
        List<Field<?>> frozen = fields(said.path("fields"), entity);
        List<Field<?>> open = new ArrayList<>();
        for (FieldMeta field : entity.fields()) {
            boolean isOpen = field.system() == null || field.saysWhose();
            if (isOpen && !frozen.contains(field.field())) {
                open.add(field.field());
            }
        }
        return new Rule.Frozen(when(said, entity.name()), open);
    }

    @SuppressWarnings("unchecked") // a field's kind makes its values
    static Assignment value(FieldMeta field, JsonNode json) throws BadValue {
        return ((Field<Object>) field.field()).to(field.kind().parse(json, field.field()));
    }

    private Rule sum(JsonNode said, EntityMeta entity) throws BadValue {
        FieldMeta kept = field(said.path("field").asText(), entity);
        EntityMeta children = entity(said.path("through").path("entity").asText());
        FieldMeta over = said.hasNonNull("over") ? field(said.path("over").asText(), children) : null;
        if (over != null && over.field().isSensitive() && !kept.field().isSensitive()) {
            throw new BadValue(
                    Message.of("system.model_sum_open", "{over} is sensitive: what adds it up has to be sensitive too")
                            .with("over", over.name()));
        }
        return new Rule.Sum(
                kept.field(),
                over == null ? Measure.count() : Measure.sum(over.field()),
                reference(said.path("through").path("field").asText(), children),
                when(said, children.name()));
    }

    @SuppressWarnings("unchecked") // that it is a reference is checked with the rule
    private Term<Ref> reference(String name, EntityMeta children) throws BadValue {
        return name.equals(PARENT)
                ? children.name().parent()
                : (Term<Ref>) field(name, children).field();
    }

    /** What is wrong with a kind's name. */
    static Message unknownKind(String kind) {
        return Message.of("system.model_rule_kind", "There is no kind of rule {kind}: say one of {kinds}")
                .with("kind", kind)
                .with("kinds", names());
    }

    /** The keys that a wish for a rule has beside those of its kind. */
    static Stream<String> ownKeys() {
        return Stream.of("entity", "rule", "to", "kind");
    }
}
