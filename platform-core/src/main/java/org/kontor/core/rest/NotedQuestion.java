package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A question as the log of accesses keeps it: which fields it spoke of and by which operators, never with which values. Who
 * looks for an account number knows it, and whoever reads the log is not to learn it there.
 */
final class NotedQuestion {
    /** What stands for a value. */
    static final String VALUE = "…";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** What names fields, views and numbers of lines. */
    private static final Set<String> PLAIN =
            Set.of("sort", "fields", "expand", "group", "measure", "view", "limit", "count", "can", "as_of", "asOf");

    private static final Set<String> YES_OR_NO = Set.of("isMe", "isMyTeam", "isEmpty");

    private NotedQuestion() {}

    /**
     * What an address asked.
     *
     * @param given its parameters, decoded
     * @param filter reads a filter into the JSON of its condition
     */
    static String of(Map<String, List<String>> given, Function<String, JsonNode> filter) {
        ObjectNode noted = NODES.objectNode();
        new TreeMap<>(given).forEach((name, values) -> {
            if (name.equals("filter")) {
                noted.set(name, condition(filter.apply(values.getFirst())));
            } else {
                noted.put(name, PLAIN.contains(name) ? String.join(",", values) : VALUE);
            }
        });
        return noted.toString();
    }

    /**
     * What was asked of all entities at once, by words.
     *
     * @param entities which ones were named; may be empty
     */
    static String ofSearch(String entities) {
        ObjectNode noted = NODES.objectNode();
        if (!entities.isBlank()) {
            noted.put("entities", entities);
        }
        return noted.put("q", VALUE).toString();
    }

    /** What a body asked. */
    static String of(JsonNode body) {
        ObjectNode noted = NODES.objectNode();
        body.properties().forEach(each -> {
            if (each.getKey().equals("where")) {
                noted.set(each.getKey(), condition(each.getValue()));
            } else if (PLAIN.contains(each.getKey())) {
                noted.set(each.getKey(), each.getValue());
            } else {
                noted.put(each.getKey(), VALUE);
            }
        });
        return noted.toString();
    }

    private static JsonNode condition(JsonNode json) {
        ObjectNode noted = NODES.objectNode();
        boolean isSome = json.path("some").isTextual();
        json.properties().forEach(each -> {
            String key = each.getKey();
            JsonNode value = each.getValue();
            if (isSome) {
                noted.set(key, key.equals("where") ? condition(value) : value);
            } else if (key.equals("and") || key.equals("or")) {
                ArrayNode all = noted.putArray(key);
                value.forEach(one -> all.add(condition(one)));
            } else if (key.equals("not")) {
                noted.set(key, condition(value));
            } else {
                ObjectNode comparisons = noted.putObject(key);
                value.properties().forEach(one -> comparisons.set(one.getKey(), operand(one)));
            }
        });
        return noted;
    }

    /** Other fields and moments such as today are no values; whether something is empty is none either. */
    private static JsonNode operand(Map.Entry<String, JsonNode> comparison) {
        JsonNode value = comparison.getValue();
        boolean isNone = YES_OR_NO.contains(comparison.getKey())
                || value.isObject() && (value.has("field") && value.size() == 1 || value.has("when"));
        return isNone ? value : NODES.textNode(VALUE);
    }
}
