package org.kontor.core.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.custom.CustomModel.OwnField;

/** Reads the values of a wish, each of its type, with what stood there before where it says nothing. */
record Said(JsonNode wish) {
    static final int LONGEST_LABEL = 200;
    private static final int LONGEST_TEXT = 2_000;
    private static final Map<String, Integer> LONGEST = Map.of("label", LONGEST_LABEL, "plural", LONGEST_LABEL);
    /** What may have several lines. */
    private static final Set<String> LINES = Set.of("help", "message");

    private static final Set<String> WORDS = Set.of("label", "plural", "help");
    /** Languages by their short names, as those of people are. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    /** An entity's name, where it is one. */
    static Optional<EntityName> entityName(String text) {
        try {
            return Optional.of(EntityName.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a text is one line of letters that people see, and no longer than that. */
    static boolean isPlain(String text, int longest) {
        return text.length() <= longest && text.chars().noneMatch(letter -> letter < ' ');
    }

    /** Refuses what no database keeps, and no client reads: a text with half a character or nothing in it. */
    void requireWhole(String path) {
        wish.properties().forEach(each -> {
            if (!isAll(each.getValue(), letter -> letter != 0)) {
                throw refused(
                        each.getKey(),
                        Message.of("system.control_character", "Must not hold control characters"),
                        path);
            }
            if (!isAll(each.getValue(), letter -> Character.getType(letter) != Character.SURROGATE)) {
                throw refused(each.getKey(), Message.of("system.broken_text", "Holds half a character"), path);
            }
        });
    }

    private static boolean isAll(JsonNode said, IntPredicate letters) {
        return said.isTextual()
                ? said.textValue().codePoints().allMatch(letters)
                : StreamSupport.stream(said.spliterator(), false).allMatch(each -> isAll(each, letters));
    }

    /** What it says under a key, where it says something. */
    Optional<JsonNode> find(String key) {
        return Optional.ofNullable(wish.get(key)).filter(said -> !said.isNull());
    }

    /** An entity's name that has to be one. */
    static EntityName entity(String key, String text) {
        return entityName(text)
                .orElseThrow(() -> refused(
                        key, Message.of("system.model_entity", "{entity} names no entity: say plugin.entity"), text));
    }

    static JsonNode array(JsonNode said, String key, String path) {
        if (!said.isArray()) {
            throw refused(
                    key,
                    Message.of("system.model_list", "{key} of {entity} is a list")
                            .with("key", key),
                    path);
        }
        return said;
    }

    /** The names of a list, each of which says something. */
    static List<String> names(JsonNode said, String key, String path) {
        RuleShape.NAMES.check(said, key, path);
        return StreamSupport.stream(said.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private static boolean areWords(ObjectNode said) {
        return said.properties().stream()
                .allMatch(language -> LANGUAGE.matcher(language.getKey()).matches()
                        && (language.getValue().isNull()
                                || language.getValue().isObject()
                                        && language.getValue().properties().stream()
                                                .allMatch(Said::isWord)));
    }

    private static boolean isWord(Map.Entry<String, JsonNode> word) {
        return WORDS.contains(word.getKey())
                && (word.getValue().isNull()
                        || word.getValue().isTextual()
                                && isPlain(word.getValue().textValue(), LONGEST_LABEL));
    }

    /** Labels by language, each word by itself: what is not said stays, and {@code null} takes a word or a language away. */
    Map<String, Map<String, String>> words(Map<String, Map<String, String>> before) {
        JsonNode given = find("words").orElse(null);
        if (given == null) {
            return before;
        }
        if (!(given instanceof ObjectNode said) || !areWords(said)) {
            throw refused(
                    "words",
                    Message.of(
                            "system.model_words",
                            "words are labels by language, each at most 200 characters long: '{'\"de\": '{'\"label\": \"Farbe\"'}}'"),
                    "words");
        }
        Map<String, Map<String, String>> all = new LinkedHashMap<>(before);
        said.properties().forEach(language -> {
            Map<String, String> words = language.getValue().isNull()
                    ? new LinkedHashMap<>()
                    : new LinkedHashMap<>(before.getOrDefault(language.getKey(), Map.of()));
            language.getValue().properties().forEach(word -> {
                if (word.getValue().isNull()) {
                    words.remove(word.getKey());
                } else {
                    words.put(word.getKey(), word.getValue().asText());
                }
            });
            if (words.isEmpty()) {
                all.remove(language.getKey());
            } else {
                all.put(language.getKey(), words);
            }
        });
        return all;
    }

    /**
     * How long values may be; 0 for as long as those of the type are, which {@code null} says. What had another type has
     * each of its values looked at, and keeps its length where there is one.
     */
    int length(OwnField was, FieldType type, String path) {
        int before = was.maxLength();
        int own = FieldTypes.ownLength(type);
        JsonNode said = wish.get("max_length");
        if (said == null) {
            return own == 0 ? 0 : before;
        }
        int least = was.type() == type ? before : 1;
        boolean isOwn = said.isNull() && (own == 0 || own >= least);
        boolean isNumber = said.isInt() && said.intValue() >= Math.max(least, 1);
        if (!isOwn && !isNumber) {
            throw refused(
                    "max_length",
                    Message.of(
                            "system.model_length",
                            "max_length of {entity} is a whole number, and never less than it was, since values may be as"
                                    + " long as that"),
                    path);
        }
        return isOwn ? 0 : said.intValue();
    }

    /** How many characters a mask ends with; an empty object for no mask. */
    OptionalInt mask(OptionalInt before, String path) {
        JsonNode said = find("masked").orElse(null);
        if (said == null) {
            return before;
        }
        if (said.isObject() && said.isEmpty()) {
            return OptionalInt.empty();
        }
        JsonNode last = said.path("last");
        boolean fits = said.isObject()
                && said.size() == 1
                && last.isInt()
                && last.intValue() >= 0
                && last.intValue() <= Field.MOST_SHOWN;
        if (!fits) {
            throw refused(
                    "masked",
                    Message.of(
                                    "system.model_masked",
                                    "masked of {entity} says how many characters are shown at its end, 0 to {most}:"
                                            + " '{'\"last\": 4'}'; '{}' takes the mask away")
                            .with("most", Field.MOST_SHOWN),
                    path);
        }
        return OptionalInt.of(last.intValue());
    }

    /** @param before what stood there; empty where nothing did */
    String needed(String key, String before, String path) {
        return text(key)
                .or(() -> Optional.of(before))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> refused(
                        key,
                        Message.of("system.model_needed", "{entity} needs a {key}")
                                .with("key", key),
                        path));
    }

    /** A text that says something, where it says one. */
    Optional<String> name(String key, String path) {
        return find(key).map(said -> needed(key, "", path));
    }

    Optional<String> text(String key) {
        return find(key).map(said -> {
            if (!said.isTextual()) {
                throw refused(
                        key, Message.of("system.model_text", "{key} is a text").with("key", key), key);
            }
            String text = said.textValue().strip();
            int longest = LONGEST.getOrDefault(key, LONGEST_TEXT);
            if (!isPlain(LINES.contains(key) ? text.replaceAll("[\\n\\t]", " ") : text, longest)) {
                throw refused(
                        key,
                        Message.of(
                                        "system.model_text_long",
                                        "{key} has at most {most, number} characters, and none that nobody sees")
                                .with("key", key)
                                .with("most", longest),
                        key);
            }
            return text;
        });
    }

    boolean yes(String key, boolean before) {
        return find(key)
                .map(said -> {
                    if (!said.isBoolean()) {
                        throw refused(
                                key,
                                Message.of("system.model_yes_no", "{key} is true or false")
                                        .with("key", key),
                                key);
                    }
                    return said.booleanValue();
                })
                .orElse(before);
    }

    static Refusal refused(String key, Message reason, String entity) {
        Message said = reason.with("entity", entity);
        return Refusal.of(Refusal.Code.INVALID, said, List.of(new Refusal.FieldError(key, said)));
    }
}
