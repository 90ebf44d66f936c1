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
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Rule;
import org.kontor.api.Term;
import org.kontor.core.custom.CustomModel.OwnRule;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.TermPath;

/** Reads rules of administrators: the same ones as plugins', with fields by their names and conditions as JSON. */
final class RuleReader {
    /** The keys that each kind knows; {@code when} is a condition, {@code fields} and {@code but} are lists of names. */
    private static final Map<String, Set<String>> KINDS = Map.of(
            "must", Set.of("when", "message"),
            "required", Set.of("when", "fields"),
            "shown", Set.of("when", "fields"),
            "unique", Set.of("fields"),
            "index", Set.of("fields"),
            "fill", Set.of("values"),
            "sum", Set.of("field", "over", "through", "when"),
            "formula", Set.of("field", "expression"),
            "frozen", Set.of("when", "but"));

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
            case "must" ->
                Rule.must(
                        own.name(),
                        when(said, own.entity()),
                        Message.of("custom.rule", "{reason}")
                                .with("reason", said.path("message").asText(own.name())));
            case "required" -> new Rule.Required(when(said, own.entity()), fields(said.path("fields"), entity));
            case "shown" -> new Rule.Shown(when(said, own.entity()), fields(said.path("fields"), entity));
            case "unique" -> new Rule.Unique(fields(said.path("fields"), entity));
            case "index" -> new Rule.Index(List.copyOf(fields(said.path("fields"), entity)));
            case "fill" -> new Rule.Fill(values(said.path("values"), entity));
            case "sum" -> sum(said, entity);
            case "formula" ->
                Rule.formula(
                        field(said.path("field").asText(), entity).field(),
                        said.path("expression").asText());
            case "frozen" -> new Rule.Frozen(when(said, own.entity()), fields(said.path("but"), entity));
            default -> throw new BadValue(unknownKind(own.kind()));
        };
    }

    /** Whether all entities that it speaks of are there. */
    boolean hasEntities(OwnRule own) {
        JsonNode child = own.content().path("through").path("entity");
        return find(own.entity().toString()).isPresent()
                && (child.isMissingNode() || find(child.asText()).isPresent());
    }

    private Optional<EntityMeta> find(String name) {
        return Said.entityName(name).flatMap(catalog::findMeta);
    }

    private EntityMeta entity(String name) throws BadValue {
        return find(name)
                .orElseThrow(() -> new BadValue(Message.of("system.unknown_entity", "There is no entity {entity}")
                        .with("entity", name)));
    }

    private Condition when(JsonNode said, EntityName entity) throws BadValue {
        return said.hasNonNull("when")
                ? catalog.conditionJson().parse(said.get("when"), entity, this::isInUse)
                : Condition.always();
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

    private static FieldMeta field(String name, EntityMeta entity) throws BadValue {
        return entity.find(name)
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
                "system.model_rule_shape", "fields and but are lists of names, values an object, message a text");
    }

    private static List<Assignment> values(JsonNode values, EntityMeta entity) throws BadValue {
        if (!values.isObject() || values.isEmpty()) {
            throw new BadValue(shape());
        }
        List<Assignment> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : values.properties()) {
            FieldMeta field = field(each.getKey(), entity);
            all.add(value(field, each.getValue()));
        }
        return all;
    }

    @SuppressWarnings("unchecked") // a field's kind makes its values
    private static Assignment value(FieldMeta field, JsonNode json) throws BadValue {
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
        return name.equals("parent")
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
