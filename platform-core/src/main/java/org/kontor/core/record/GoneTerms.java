package org.kontor.core.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.FieldType;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * Finds in stored conditions what speaks of fields that are deleted for good, and takes it out, so that whatever bears their
 * name later is not meant. It goes by the JSON, since such a condition cannot be read any more.
 *
 * @param isGone whether an entity of that name is deleted
 * @param fields that are deleted of entities that go on, by the entity's name
 */
public record GoneTerms(Predicate<String> isGone, Map<String, Set<String>> fields) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> LISTS = Set.of("and", "or");

    /** Whether a stored condition speaks of what is gone. */
    boolean isNamed(Catalog catalog, String stored) {
        JsonNode read = read(stored);
        return !without(catalog, read).equals(read.path("where"));
    }

    /**
     * A stored condition without those terms: a list of conditions that none is left of goes too, and so does what was said of
     * it. Empty where nothing is left.
     */
    Optional<String> without(Catalog catalog, String stored) {
        JsonNode left = without(catalog, read(stored));
        if (left.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        written.set("entity", read(stored).path("entity"));
        written.set("where", left);
        return Optional.of(written.toString());
    }

    private static JsonNode read(String stored) {
        try {
            return JSON.readTree(stored);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private ObjectNode without(Catalog catalog, JsonNode stored) {
        return condition(catalog, stored.path("where"), stored.path("entity").asText());
    }

    /** What is left of a condition; an empty object where nothing is. */
    private ObjectNode condition(Catalog catalog, JsonNode json, String entity) {
        ObjectNode left = JsonNodeFactory.instance.objectNode();
        if (json.path("some").isTextual()) {
            return some(catalog, json, entity);
        }
        for (Map.Entry<String, JsonNode> each : json.properties()) {
            String key = each.getKey();
            if (LISTS.contains(key)) {
                list(catalog, each.getValue(), entity).ifPresent(list -> left.set(key, list));
            } else if (key.equals("not")) {
                ObjectNode inner = condition(catalog, each.getValue(), entity);
                if (isAsked(inner, each.getValue())) {
                    left.set(key, inner);
                }
            } else if (!isGone(catalog, entity, key)) {
                ObjectNode comparisons = JsonNodeFactory.instance.objectNode();
                each.getValue().properties().stream()
                        .filter(one -> !namesGone(catalog, one.getValue(), entity))
                        .forEach(one -> comparisons.set(one.getKey(), one.getValue()));
                if (isAsked(comparisons, each.getValue())) {
                    left.set(key, comparisons);
                }
            }
        }
        return left;
    }

    /** What was empty before says what it says: everything, or nothing. */
    private static boolean isAsked(JsonNode left, JsonNode before) {
        return !left.isEmpty() || before.isEmpty();
    }

    private Optional<ArrayNode> list(Catalog catalog, JsonNode list, String entity) {
        ArrayNode left = JsonNodeFactory.instance.arrayNode();
        for (JsonNode each : list) {
            ObjectNode inner = condition(catalog, each, entity);
            if (isAsked(inner, each)) {
                left.add(inner);
            }
        }
        return isAsked(left, list) ? Optional.of(left) : Optional.empty();
    }

    private ObjectNode some(Catalog catalog, JsonNode json, String entity) {
        ObjectNode left = JsonNodeFactory.instance.objectNode();
        String path = json.path("some").asText();
        String asked = asked(catalog, entity, path);
        boolean isPath = catalog.findMeta(name(entity)).isPresent() && isGone(catalog, entity, path);
        if (asked == null || isPath) {
            return left;
        }
        ObjectNode where = condition(catalog, json.path("where"), asked);
        if (!isAsked(where, json.path("where"))) {
            return left;
        }
        left.set("some", json.get("some"));
        if (json.has("where")) {
            left.set("where", where);
        }
        return left;
    }

    /** Of which entity a {@code some} asks; null where that is gone, or the reference to what is asked is. */
    private @Nullable String asked(Catalog catalog, String entity, String path) {
        FieldMeta last = last(catalog, entity, path);
        if (last != null && (last.isParts() || last.isReferences())) {
            return last.field().targets().getFirst().toString();
        }
        int dot = path.lastIndexOf('.');
        String from = path.substring(0, Math.max(dot, 0));
        boolean isBack = from.indexOf('.') > 0;
        if (isBack && (isGone.test(from) || isGone(catalog, from, path.substring(dot + 1)))) {
            return null;
        }
        return isBack ? from : entity;
    }

    private boolean namesGone(Catalog catalog, JsonNode operand, String entity) {
        return operand.isObject()
                && operand.path("field").isTextual()
                && isGone(catalog, entity, operand.path("field").asText());
    }

    /** Whether a path leads over a field, or to one, that is gone. */
    private boolean isGone(Catalog catalog, String entity, String path) {
        String at = entity;
        for (String name : path.split(":", 2)[0].split("\\.", -1)) {
            if (isGone.test(at) || fields.getOrDefault(at, Set.of()).contains(name)) {
                return true;
            }
            FieldMeta field = field(catalog, at, name);
            if (field == null
                    || field.type() != FieldType.REFERENCE
                    || field.field().targets().size() != 1) {
                return false;
            }
            at = field.field().targets().getFirst().toString();
        }
        return false;
    }

    private static @Nullable FieldMeta last(Catalog catalog, String entity, String path) {
        String at = entity;
        FieldMeta field = null;
        for (String name : path.split("\\.", -1)) {
            field = field(catalog, at, name);
            if (field == null) {
                return null;
            }
            at = field.field().targets().isEmpty()
                    ? ""
                    : field.field().targets().getFirst().toString();
        }
        return field;
    }

    private static @Nullable FieldMeta field(Catalog catalog, String entity, String name) {
        Optional<EntityMeta> meta = entity.isEmpty() ? Optional.empty() : catalog.findMeta(name(entity));
        return meta.flatMap(each -> each.findByAnyName(name)).orElse(null);
    }

    private static EntityName name(String entity) {
        return EntityName.parse(entity);
    }
}
