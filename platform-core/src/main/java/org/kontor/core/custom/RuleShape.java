package org.kontor.core.custom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kontor.api.Message;

/** Looks whether what a rule says has the shape that it is read in: names are texts, lists are lists, objects are objects. */
final class RuleShape {
    /** Refuses what has another shape. */
    @FunctionalInterface
    interface Shape {
        /**
         * @param at where it stands in the rule
         * @param path the rule, for people
         */
        void check(JsonNode said, String at, String path);
    }

    private static final Shape ANY = (said, at, path) -> {};
    private static final Shape TEXT = (said, at, path) -> {
        if (!said.isTextual()) {
            throw Said.refused(
                    at, Message.of("system.model_text", "{key} is a text").with("key", at), path);
        }
    };
    private static final Shape NAME = (said, at, path) -> {
        TEXT.check(said, at, path);
        if (said.textValue().isBlank()) {
            throw needed(at, path);
        }
    };
    private static final Shape YES_NO = (said, at, path) -> {
        if (!said.isBoolean()) {
            throw Said.refused(
                    at,
                    Message.of("system.model_yes_no", "{key} is true or false").with("key", at),
                    path);
        }
    };
    private static final Shape OBJECT = (said, at, path) -> {
        if (!said.isObject()) {
            throw Said.refused(
                    at,
                    Message.of("system.model_object", "{key} of {entity} is an object")
                            .with("key", at),
                    path);
        }
    };
    static final Shape NAMES = list(NAME);
    private static final Shape NAMES_OR_CONDITION =
            (said, at, path) -> (said.isObject() ? OBJECT : NAMES).check(said, at, path);
    private static final Shape NAME_OR_CONDITION =
            (said, at, path) -> (said.isObject() ? OBJECT : NAME).check(said, at, path);
    private static final Shape WHO = object(
            Map.of("roles", NAMES, "teams", NAMES, "users", NAMES, "fields", NAMES, "managers_of", NAMES), Set.of());
    private static final Shape STEP =
            object(Map.of("name", NAME, "by", WHO, "then", WHO, "when", OBJECT, "deadline", OBJECT), Set.of("name"));

    private static final Map<String, Shape> KEYS = Map.ofEntries(
            Map.entry("label", TEXT),
            Map.entry("message", TEXT),
            Map.entry("expression", TEXT),
            Map.entry("pattern", TEXT),
            Map.entry("field", NAME),
            Map.entry("over", NAME),
            Map.entry("span", NAME),
            Map.entry("aspect", NAME),
            Map.entry("fields", NAMES),
            Map.entry("but", NAMES),
            Map.entry("needs", NAMES),
            Map.entry("input", NAMES),
            Map.entry("by", NAMES),
            Map.entry("not_own", YES_NO),
            Map.entry("when", OBJECT),
            Map.entry("values", OBJECT),
            Map.entry("from", names()),
            Map.entry("through", object(Map.of("entity", NAME, "field", NAME), Set.of("entity", "field"))),
            Map.entry(
                    "moves",
                    object(Map.of("field", NAME, "from", NAMES_OR_CONDITION, "to", NAME_OR_CONDITION), Set.of())),
            Map.entry(
                    "approval",
                    object(
                            Map.of(
                                    "waiting", NAME,
                                    "rejected", NAME,
                                    "steps", list(STEP),
                                    "open", NAMES,
                                    "own_allowed", YES_NO),
                            Set.of("waiting", "rejected"))));

    /** What a rule of a kind cannot do without. */
    private static final Map<String, List<String>> NEEDED = Map.of(
            "sum", List.of("field", "through"),
            "formula", List.of("field", "expression"),
            "number", List.of("field"),
            "no_overlap", List.of("span"),
            "plays", List.of("aspect"));

    private RuleShape() {}

    /**
     * Looks at a rule.
     *
     * @param kind one that there is
     * @param path the rule, for people
     * @throws org.kontor.api.Refusal INVALID naming where something of another shape stands, or is missing
     */
    static void check(String kind, JsonNode content, String path) {
        for (Map.Entry<String, JsonNode> each : content.properties()) {
            boolean isWho = kind.equals(TransitionReader.KIND) && each.getKey().equals("by");
            (isWho ? WHO : KEYS.getOrDefault(each.getKey(), ANY)).check(each.getValue(), each.getKey(), path);
        }
        for (String key : NEEDED.getOrDefault(kind, List.of())) {
            if (!content.has(key)) {
                throw needed(key, path);
            }
        }
        if (content.path("moves").isObject() && !content.path("moves").isEmpty()) {
            object(Map.of(), Set.of("field")).check(content.path("moves"), "moves", path);
        }
    }

    private static RuntimeException needed(String at, String path) {
        return Said.refused(
                at, Message.of("system.model_needed", "{entity} needs a {key}").with("key", at), path);
    }

    private static Shape list(Shape each) {
        return (said, at, path) -> {
            Said.array(said, at, path);
            for (int i = 0; i < said.size(); i++) {
                each.check(said.get(i), at + "[" + i + "]", path);
            }
        };
    }

    /** An object whose values are names. */
    private static Shape names() {
        return (said, at, path) -> {
            OBJECT.check(said, at, path);
            said.properties().forEach(each -> NAME.check(each.getValue(), at + "." + each.getKey(), path));
        };
    }

    /** An object; of its keys, those that are not among these are others' to look at. */
    private static Shape object(Map<String, Shape> keys, Set<String> needed) {
        return (said, at, path) -> {
            OBJECT.check(said, at, path);
            said.properties().stream()
                    .filter(each -> !each.getValue().isNull())
                    .forEach(each -> keys.getOrDefault(each.getKey(), ANY)
                            .check(each.getValue(), at + "." + each.getKey(), path));
            needed.stream().sorted().filter(key -> !said.hasNonNull(key)).forEach(key -> {
                throw needed(at + "." + key, path);
            });
        };
    }
}
