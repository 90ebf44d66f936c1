package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bodies whose keys are a record's components: what is read of them and what is said of them come from one place. */
final class Shapes {
    private Shapes() {}

    /** The keys: {@code expiresAt} is {@code expires_at} in JSON. */
    static Set<String> keys(Class<? extends Record> shape) {
        return Stream.of(shape.getRecordComponents()).map(Shapes::key).collect(Collectors.toUnmodifiableSet());
    }

    private static String key(RecordComponent component) {
        return component.getName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** Its schema. */
    static ObjectNode schema(Class<? extends Record> shape) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (RecordComponent each : shape.getRecordComponents()) {
            properties.set(key(each), property(each));
            if (!each.getType().isPrimitive() && !each.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(key(each));
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode property(RecordComponent component) {
        Class<?> type = component.getType();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (type == boolean.class) {
            json.put("type", "boolean");
        } else if (type == Integer.class || type == Long.class) {
            json.put("type", "integer");
        } else if (type == Instant.class) {
            json.put("type", "string").put("format", "date-time");
        } else if (type == UUID.class) {
            json.put("type", "string").put("format", "uuid");
        } else if (Map.class.isAssignableFrom(type)) {
            json.put("type", "object");
        } else if (Collection.class.isAssignableFrom(type)) {
            json.put("type", "array").putObject("items").put("type", "string");
        } else if (JsonNode.class.isAssignableFrom(type)) {
            json.put("$ref", OpenApi.SCHEMAS + "Condition");
        } else {
            json.put("type", "string");
        }
        return component.getName().contains("assword") ? json.put("format", "password") : json;
    }
}
