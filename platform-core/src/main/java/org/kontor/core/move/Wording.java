package org.kontor.core.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Operand;
import org.kontor.api.Ref;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;

/**
 * Turns values from how REST writes them to how a file says them, and back: in a file references are keys, wherever they
 * stand, and long texts are lists of their lines.
 */
final class Wording {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern BY_ID = Pattern.compile("[a-z0-9_]+\\.[a-z0-9_]+/[0-9a-fA-F-]{36}");
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String ENTITY = "entity";
    private static final String ID = "id";
    private static final String KEY = "key";

    private final Movable movable;

    Wording(Movable movable) {
        this.movable = movable;
    }

    /** Finds what names a record. */
    @FunctionalInterface
    interface Keys {
        Optional<ArrayNode> of(EntityName entity, UUID id);
    }

    /** Finds what a key names. */
    @FunctionalInterface
    interface Ids {
        Optional<UUID> of(EntityName entity, ArrayNode key);
    }

    /** A value as a file says it. */
    JsonNode out(FieldMeta field, JsonNode value, Keys keys) throws Unmoved {
        if (value.isNull()) {
            return value;
        }
        return switch (field.type()) {
            case REFERENCE -> keyed(value, keys);
            case REFERENCES -> {
                List<JsonNode> all = new ArrayList<>();
                for (JsonNode each : value) {
                    all.add(keyed(each, keys));
                }
                yield sorted(all);
            }
            case PARTS -> {
                ArrayNode parts = NODES.arrayNode();
                for (JsonNode each : value) {
                    ObjectNode part = parts.addObject();
                    for (FieldMeta inner : movable.fields(movable.part(field))) {
                        if (each.has(inner.name())) {
                            part.set(inner.name(), out(inner, each.get(inner.name()), keys));
                        }
                    }
                }
                yield parts;
            }
            case CONDITION -> condition(value, named(value), keys);
            case CHOICES -> {
                List<JsonNode> all = new ArrayList<>();
                value.forEach(all::add);
                yield sorted(all);
            }
            case LONG_TEXT, RICH_TEXT -> lines(value);
            default -> value;
        };
    }

    private static JsonNode lines(JsonNode value) {
        if (!value.textValue().contains("\n")) {
            return value;
        }
        ArrayNode lines = NODES.arrayNode();
        for (String line : value.textValue().split("\n", -1)) {
            lines.add(line);
        }
        return lines;
    }

    private static ArrayNode sorted(List<JsonNode> all) {
        all.sort(Comparator.comparing(JsonNode::toString));
        return NODES.arrayNode().addAll(all);
    }

    private static JsonNode keyed(JsonNode value, Keys keys) throws Unmoved {
        String entity = value.path(ENTITY).asText();
        ArrayNode key = keys.of(
                        EntityName.parse(entity), UUID.fromString(value.path(ID).asText()))
                .orElseThrow(() -> new Unmoved(
                        Message.of("system.move_unmoved", "it names a record of {entity} that does not move")
                                .with("entity", entity)));
        ObjectNode json = NODES.objectNode().put(ENTITY, entity);
        json.set(KEY, key);
        return json;
    }

    /** The records that a condition names, as it writes them. */
    private Map<String, Ref> named(JsonNode condition) throws Unmoved {
        try {
            Map<String, Ref> all = new HashMap<>();
            named(movable.catalog().conditionJson().parseStored(condition), all);
            return all;
        } catch (BadValue e) {
            throw new Unmoved(e.reason());
        }
    }

    private static void named(Condition condition, Map<String, Ref> all) {
        switch (condition) {
            case Condition.All several -> several.conditions().forEach(each -> named(each, all));
            case Condition.Any several -> several.conditions().forEach(each -> named(each, all));
            case Condition.Not not -> named(not.condition(), all);
            case Condition.Some some -> named(some.where(), all);
            case Condition.SomeOf some -> named(some.where(), all);
            case Condition.Compare compare -> {
                List<?> values = switch (compare.operand()) {
                    case Operand.Value one when one.value() instanceof List<?> several -> several;
                    case Operand.Value one -> List.of(one.value());
                    case Operand.Values several -> several.values();
                    default -> List.of();
                };
                values.stream()
                        .filter(Ref.class::isInstance)
                        .map(Ref.class::cast)
                        .forEach(ref -> all.put(ref.entity() + "/" + ref.id(), ref));
            }
        }
    }

    private static boolean isTexts(JsonNode json, String first, String second) {
        return json.isObject()
                && json.path(first).isTextual()
                && json.path(second).isTextual();
    }

    private static JsonNode condition(JsonNode json, Map<String, Ref> named, Keys keys) throws Unmoved {
        if (isTexts(json, ENTITY, ID)) {
            return keyed(json, keys);
        }
        Ref ref = json.isTextual() ? named.get(json.textValue()) : null;
        if (ref != null) {
            return keyed(
                    NODES.objectNode()
                            .put(ENTITY, ref.entity().toString())
                            .put(ID, ref.id().toString()),
                    keys);
        }
        if (json.isObject()) {
            ObjectNode all = NODES.objectNode();
            for (var each : json.properties()) {
                all.set(each.getKey(), condition(each.getValue(), named, keys));
            }
            return all;
        }
        if (json.isArray()) {
            ArrayNode all = NODES.arrayNode();
            for (JsonNode each : json) {
                all.add(condition(each, named, keys));
            }
            return all;
        }
        return json;
    }

    /** A value as REST takes it. */
    JsonNode in(FieldMeta field, JsonNode value, Ids ids) throws Unmoved {
        if (value.isNull()) {
            return value;
        }
        return switch (field.type()) {
            case REFERENCE -> identified(value, ids);
            case REFERENCES -> {
                ArrayNode all = NODES.arrayNode();
                for (JsonNode each : array(value)) {
                    all.add(identified(each, ids));
                }
                yield all;
            }
            case PARTS -> {
                ArrayNode parts = NODES.arrayNode();
                for (JsonNode each : array(value)) {
                    parts.add(part(field, each, ids));
                }
                yield parts;
            }
            case CONDITION -> asked(value, ids);
            case LONG_TEXT, RICH_TEXT -> joined(value);
            default -> value;
        };
    }

    private ObjectNode part(FieldMeta field, JsonNode json, Ids ids) throws Unmoved {
        if (!json.isObject()) {
            throw new Unmoved(FieldKind.form("[{…}]"));
        }
        List<FieldMeta> known = movable.fields(movable.part(field));
        ObjectNode part = NODES.objectNode();
        for (var each : json.properties()) {
            FieldMeta inner = known.stream()
                    .filter(one -> one.name().equals(each.getKey()))
                    .findFirst()
                    .orElseThrow(
                            () -> new Unmoved(Message.of("system.move_no_field", "there is no field {field} that moves")
                                    .with("field", Texts.shown(each.getKey()))));
            part.set(inner.name(), in(inner, each.getValue(), ids));
        }
        return part;
    }

    private static JsonNode array(JsonNode value) throws Unmoved {
        if (!value.isArray()) {
            throw new Unmoved(FieldKind.form("[…]"));
        }
        return value;
    }

    private static JsonNode joined(JsonNode value) throws Unmoved {
        if (!value.isArray()) {
            return value;
        }
        List<String> lines = new ArrayList<>();
        for (JsonNode line : value) {
            if (!line.isTextual()) {
                throw new Unmoved(Message.of("system.move_lines", "expected a text, or an array of its lines"));
            }
            lines.add(line.textValue());
        }
        return TextNode.valueOf(String.join("\n", lines));
    }

    /** Whether something in a file names a record. */
    static boolean isReference(JsonNode json) {
        return json.isObject()
                && json.size() == 2
                && json.path(ENTITY).isTextual()
                && json.path(KEY).isArray();
    }

    /** A record that a file names. */
    record Named(String entity, ArrayNode key) {
        static Named of(JsonNode reference) {
            return new Named(reference.path(ENTITY).textValue(), (ArrayNode) reference.path(KEY));
        }

        @Override
        public String toString() {
            return entity + " " + key;
        }
    }

    private static ObjectNode identified(JsonNode json, Ids ids) throws Unmoved {
        if (!isReference(json)) {
            throw new Unmoved(Message.of("system.move_key", "expected a record by its key: {example}")
                    .with("example", "{\"entity\": \"system.team\", \"key\": [\"Sales\"]}"));
        }
        Named named = Named.of(json);
        EntityName entity;
        try {
            entity = EntityName.parse(named.entity());
        } catch (IllegalArgumentException e) {
            throw new Unmoved(Message.of("system.model_no_entity", "there is no entity {entity}")
                    .with("entity", Texts.shown(named.entity())));
        }
        UUID id = ids.of(entity, named.key())
                .orElseThrow(() -> new Unmoved(Message.of("system.move_missing", "there is no {record}")
                        .with("record", Texts.shown(named.toString()))));
        return NODES.objectNode().put(ENTITY, named.entity()).put(ID, id.toString());
    }

    /** Refuses a condition of a file that names a record by its id. */
    void checkNoIds(JsonNode condition) throws Unmoved {
        asked(condition, (entity, key) -> Optional.of(NOBODY));
    }

    private static JsonNode asked(JsonNode json, Ids ids) throws Unmoved {
        if (isReference(json)) {
            return identified(json, ids);
        }
        if (isTexts(json, ENTITY, ID)
                || (json.isTextual() && BY_ID.matcher(json.textValue()).matches())) {
            throw new Unmoved(Message.of(
                    "system.move_by_id", "it names a record by its id, which is another one in each installation"));
        }
        if (json.isObject()) {
            ObjectNode all = NODES.objectNode();
            for (var each : json.properties()) {
                all.set(each.getKey(), asked(each.getValue(), ids));
            }
            return all;
        }
        if (json.isArray()) {
            ArrayNode all = NODES.arrayNode();
            for (JsonNode each : json) {
                all.add(asked(each, ids));
            }
            return all;
        }
        return json;
    }
}
