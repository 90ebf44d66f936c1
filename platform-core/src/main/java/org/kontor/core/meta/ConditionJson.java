package org.kontor.core.meta;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Operand;
import org.kontor.api.Operator;
import org.kontor.api.Ref;
import org.kontor.api.Term;

/**
 * Conditions as JSON, whose operators are the names of {@link Term}'s methods: {@code {"city": {"is": "Praha"}, "or":
 * [{"grade": {"in": ["a", "b"]}}, {"owner": {"isMe": true}}]}}. Several keys of one object mean all of them.
 */
public final class ConditionJson {
    private static final int MOST_DEPTH = 20;
    private static final int MOST_COMPARISONS = 200;
    private static final int MOST_VALUES = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Catalog catalog;

    ConditionJson(Catalog catalog) {
        this.catalog = catalog;
    }

    /** How much is left to ask, and of what may be asked at all. */
    private static final class Budget {
        private final Predicate<Term<?>> known;
        private int left = MOST_COMPARISONS;

        Budget(Predicate<Term<?>> known) {
            this.known = known;
        }

        void spend() throws BadValue {
            if (--left < 0) {
                throw new BadValue(
                        Message.of("system.condition_too_large", "A condition may hold at most {max} comparisons")
                                .with("max", MOST_COMPARISONS));
            }
        }
    }

    /**
     * Reads a condition on an entity's records.
     *
     * @throws BadValue when a field, an operator or a value does not fit, naming it
     */
    public Condition parse(JsonNode json, EntityName entity) throws BadValue {
        return parse(json, entity, term -> true);
    }

    /**
     * Reads a condition on an entity's records.
     *
     * @param known of which terms it may speak; of the others nothing is told, not even their type
     * @throws BadValue when a field, an operator or a value does not fit, naming it
     */
    public Condition parse(JsonNode json, EntityName entity, Predicate<Term<?>> known) throws BadValue {
        return condition(json, entity, 0, new Budget(known));
    }

    /** Reads a stored condition, which names its entity. */
    public Condition parseStored(String text) throws BadValue {
        try {
            return parseStored(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw FieldKind.expected("system.expected_condition_json", "Expected a condition as JSON");
        }
    }

    /** Reads a stored condition, which names its entity. */
    public Condition parseStored(JsonNode json) throws BadValue {
        return parseStored(json, entity -> true, term -> true);
    }

    /**
     * Reads a condition that is to be stored, from somebody who may not know everything.
     *
     * @param open of which entities it may be asked; the others do not exist
     * @param known of which terms it may speak; of the others nothing is told, not even their type
     * @throws BadValue when it does not fit
     */
    public Condition parseStored(JsonNode json, Predicate<EntityName> open, Predicate<Term<?>> known) throws BadValue {
        JsonNode entity = json.get("entity");
        JsonNode where = json.get("where");
        if (entity == null || !entity.isTextual() || where == null || json.size() != 2) {
            throw FieldKind.expected(FieldKind.form("{\"entity\": \"contacts.account\", \"where\": {…}}"));
        }
        EntityName name;
        try {
            name = EntityName.parse(entity.textValue());
        } catch (IllegalArgumentException e) {
            throw FieldKind.expected(
                    "system.expected_entity_name", "Expected an entity's name such as contacts.account");
        }
        if (catalog.findMeta(name).isEmpty() || !open.test(name)) {
            throw new BadValue(Message.of("system.unknown_entity", "There is no entity {entity}")
                    .with("entity", name.toString()));
        }
        return parse(where, name, known);
    }

    private Condition condition(JsonNode json, EntityName entity, int depth, Budget budget) throws BadValue {
        if (!json.isObject()) {
            throw FieldKind.expected(Message.of("system.expected_condition_form", "Expected a condition such as {form}")
                    .with("form", "{\"city\": {\"is\": \"Praha\"}}"));
        }
        if (depth > MOST_DEPTH) {
            throw new BadValue(Message.of("system.condition_too_deep", "A condition may be at most {max} levels deep")
                    .with("max", MOST_DEPTH));
        }
        if (json.has("some")) {
            return some(json, entity, depth, budget);
        }
        List<Condition> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            switch (entry.getKey()) {
                case "and" -> all.add(new Condition.All(list(entry.getValue(), entity, depth, budget)));
                case "or" -> all.add(new Condition.Any(list(entry.getValue(), entity, depth, budget)));
                case "not" ->
                    all.add(condition(entry.getValue(), entity, depth + 1, budget)
                            .not());
                default -> comparisons(entry.getKey(), entry.getValue(), entity, budget, all);
            }
        }
        return all.size() == 1 ? all.getFirst() : new Condition.All(all);
    }

    private List<Condition> list(JsonNode json, EntityName entity, int depth, Budget budget) throws BadValue {
        if (!json.isArray()) {
            throw FieldKind.expected("system.expected_conditions", "Expected an array of conditions");
        }
        List<Condition> conditions = new ArrayList<>();
        for (JsonNode each : json) {
            int left = budget.left;
            conditions.add(condition(each, entity, depth + 1, budget));
            if (left == budget.left) {
                // what compares nothing takes its room all the same
                budget.spend();
            }
        }
        return conditions;
    }

    private Condition some(JsonNode json, EntityName entity, int depth, Budget budget) throws BadValue {
        JsonNode what = json.get("some");
        JsonNode where = json.get("where");
        if (!what.isTextual() || json.size() > (where == null ? 1 : 2)) {
            throw FieldKind.expected(FieldKind.form("{\"some\": \"addresses\", \"where\": {…}}"));
        }
        budget.spend();
        Term<Ref> back = back(what.textValue(), entity, budget);
        if (back == null) {
            Term<List<Ref>> references = several(what.textValue(), entity, budget);
            EntityName target =
                    catalog.resolve(references).last().field().targets().getFirst();
            return new Condition.SomeOf(references, ofThem(where, target, depth, budget));
        }
        EntityName from = back.entity();
        if (from == null) {
            throw Catalog.unknownField(what.textValue());
        }
        return new Condition.Some(back, ofThem(where, from, depth, budget));
    }

    private Condition ofThem(@Nullable JsonNode where, EntityName entity, int depth, Budget budget) throws BadValue {
        return where == null ? Condition.always() : condition(where, entity, depth + 1, budget);
    }

    /** A field of the entity, or behind its references, that holds several references. */
    @SuppressWarnings("unchecked")
    private Term<List<Ref>> several(String path, EntityName entity, Budget budget) throws BadValue {
        Term<?> term = term(entity, path, budget);
        if (!catalog.resolve(term).last().isReferences()) {
            throw Catalog.unknownField(path);
        }
        return (Term<List<Ref>>) term;
    }

    /** A field of parts of the entity, or {@code plugin.entity.reference} for records that point to it; null for none. */
    private @Nullable Term<Ref> back(String path, EntityName entity, Budget budget) throws BadValue {
        FieldMeta parts = catalog.get(entity)
                .findByAnyName(path)
                .filter(FieldMeta::isParts)
                .orElse(null);
        if (parts != null && budget.known.test(parts.field())) {
            return parts.field().targets().getFirst().parent();
        }
        int last = path.lastIndexOf('.');
        try {
            EntityName from = EntityName.parse(path.substring(0, Math.max(last, 0)));
            Term<?> term = term(from, path.substring(last + 1), budget);
            if (catalog.resolve(term).last().field().targets().contains(entity)) {
                @SuppressWarnings("unchecked")
                Term<Ref> reference = (Term<Ref>) term;
                return reference;
            }
        } catch (IllegalArgumentException | BadValue e) {
            return null;
        }
        return null;
    }

    /** A term that may be spoken of; for all others there is one answer. */
    private Term<?> term(EntityName entity, String path, Budget budget) throws BadValue {
        Term<?> term = catalog.term(entity, path);
        if (!budget.known.test(term)) {
            throw Catalog.unknownField(path);
        }
        return term;
    }

    private void comparisons(String path, JsonNode json, EntityName entity, Budget budget, List<Condition> all)
            throws BadValue {
        Term<?> term = term(entity, path, budget);
        if (!json.isObject() || json.isEmpty()) {
            throw new BadValue(Message.of("system.no_operator", "{field} needs an operator such as '{'\"is\": …'}'")
                    .with("field", path));
        }
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            budget.spend();
            try {
                all.add(comparison(term, entry.getKey(), entry.getValue(), entity, budget));
            } catch (BadValue e) {
                throw e.about(path + " " + entry.getKey());
            }
        }
    }

    private Condition comparison(Term<?> term, String name, JsonNode json, EntityName entity, Budget budget)
            throws BadValue {
        TermPath path = catalog.resolve(term);
        switch (name) {
            case "isMe":
                Operator one = path.last().isReferences() ? Operator.CONTAINS : Operator.IS;
                return yesNo(json, new Condition.Compare(term, allowed(path, one), new Operand.Me()));
            case "isMyTeam":
                return yesNo(json, new Condition.Compare(term, allowed(path, Operator.IN), new Operand.MyTeams()));
            case "isEmpty":
                return yesNo(json, term.isEmpty());
            default:
        }
        Operator operator = allowed(path, operator(name));
        if (json.isObject() && json.has("field") && json.size() == 1) {
            if (!json.get("field").isTextual()) {
                throw FieldKind.expected(FieldKind.form("{\"field\": \"city\"}"));
            }
            return new Condition.Compare(
                    term,
                    operator,
                    new Operand.OfTerm(term(entity, json.get("field").asText(), budget)));
        }
        if (json.isObject() && json.has("when")) {
            return new Condition.Compare(term, operator, new Operand.At(WhenJson.read(json)));
        }
        if (operator == Operator.IN) {
            return new Condition.Compare(term, operator, new Operand.Values(values(path, json)));
        }
        return new Condition.Compare(term, operator, Operand.of(value(path, operator, json)));
    }

    private static Condition yesNo(JsonNode json, Condition condition) throws BadValue {
        if (!json.isBoolean()) {
            throw FieldKind.expected(FieldKind.YES_OR_NO);
        }
        return json.booleanValue() ? condition : condition.not();
    }

    private static Operator operator(String name) throws BadValue {
        for (Operator operator : Operator.values()) {
            if (operator.json().equals(name)) {
                return operator;
            }
        }
        return switch (name) {
            case "before" -> Operator.LESS_THAN;
            case "since" -> Operator.AT_LEAST;
            default ->
                throw new BadValue(Message.of("system.unknown_operator", "There is no operator {operator}")
                        .with("operator", name.length() > 50 ? name.substring(0, 50) : name));
        };
    }

    /** The operator, if the field's kind has it. */
    public static Operator allowed(TermPath path, Operator operator) throws BadValue {
        Set<Operator> known = path.last().kind().operators();
        if (!known.contains(operator)) {
            String others = Stream.concat(
                            known.stream().sorted().map(Operator::json),
                            path.last().isReferences() ? Stream.of("some") : Stream.of())
                    .collect(Collectors.joining(", "));
            if (!others.isEmpty()) {
                throw new BadValue(Message.of(
                                "system.operator_other", "{field} cannot be asked with {operator}, only with {known}")
                        .with("field", path.path())
                        .with("operator", operator.json())
                        .with("known", others));
            }
            throw new BadValue(Message.of("system.operator_unfit", "{field} cannot be asked with {operator}")
                    .with("field", path.path())
                    .with("operator", operator.json()));
        }
        return operator;
    }

    private static List<Object> values(TermPath path, JsonNode json) throws BadValue {
        if (!json.isArray() || json.size() > MOST_VALUES) {
            throw FieldKind.expected(Message.of("system.expected_values", "Expected an array of at most {max} values")
                    .with("max", MOST_VALUES));
        }
        List<Object> values = new ArrayList<>();
        for (JsonNode each : json) {
            values.add(value(path, Operator.IS, each));
        }
        return values;
    }

    private static Object value(TermPath path, Operator operator, JsonNode json) throws BadValue {
        if (operator == Operator.CONTAINS && path.last().type() == FieldType.CHOICES && json.isTextual()) {
            return new Choice(json.textValue());
        }
        // one of several references may be named without an array around it
        JsonNode whole = operator == Operator.CONTAINS && path.last().isReferences() && !json.isArray()
                ? JSON.createArrayNode().add(json)
                : json;
        Object value = json.isNull()
                ? null
                : path.last().kind().parse(whole, path.last().field());
        if (value == null) {
            throw FieldKind.expected("system.expected_value_is_empty", "Expected a value; for none there is isEmpty");
        }
        if (value instanceof String text) {
            ShortText.checkWhole(text);
        }
        return value instanceof List<?> refs && operator == Operator.CONTAINS ? refs.getFirst() : value;
    }

    /** A condition as it is stored; one that speaks of no field belongs to no entity and is stored for users. */
    public String storedText(Condition condition) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.getFactory().createGenerator(text)) {
            writeStored(json, condition);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Writes a condition with its entity. */
    public void writeStored(JsonGenerator json, Condition condition) throws IOException {
        EntityName entity = entity(condition);
        json.writeStartObject();
        json.writeStringField("entity", (entity == null ? CatalogBuilder.USER : entity).toString());
        json.writeFieldName("where");
        write(json, condition);
        json.writeEndObject();
    }

    /** The entity that a condition is asked of, if it says. */
    public @Nullable EntityName entity(Condition condition) {
        return new AskedEntity(catalog).of(condition);
    }

    /** Writes a condition without its entity. */
    public void write(JsonGenerator json, Condition condition) throws IOException {
        new ConditionWriter(catalog, json).write(condition);
    }
}
