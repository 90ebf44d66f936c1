package org.kontor.core.move;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/**
 * A file of configuration, as somebody sent it. That it has this form says nothing yet of what stands in it.
 *
 * @param plugins which were there where it comes from, with their versions
 * @param model wishes for own fields, entities and rules; empty where the file says nothing of them
 * @param entities the records of each, by name
 */
public record ConfigurationFile(
        Map<String, String> plugins, Optional<List<JsonNode>> model, Map<String, List<ObjectNode>> entities) {
    /** The only one so far. */
    static final int FORMAT = 1;

    /** What own fields, entities and rules are called among what moves. */
    public static final String MODEL = "model";

    private static final int MOST_WISHES = 2_000;

    private static final int MOST_RECORDS = 20_000;
    private static final Set<String> MEMBERS =
            Set.of("format", "kontor", "plugins", "model", "entities", "not_carried");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads one.
     *
     * @throws Refusal INVALID when it is none, naming the places
     */
    public static ConfigurationFile of(JsonNode json) {
        List<Refusal.FieldError> errors = new ArrayList<>();
        if (!json.isObject()) {
            throw unfit(List.of(expected("the file", "an object")));
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                errors.add(new Refusal.FieldError(
                        Texts.shown(name),
                        Message.of("system.configuration_member", "A file of configuration has no such member")));
            }
        });
        if (!json.path("format").isInt() || json.path("format").intValue() != FORMAT) {
            errors.add(expected("format", String.valueOf(FORMAT)));
        }
        if (json.has("kontor") && !json.path("kontor").isTextual()) {
            errors.add(expected("kontor", "a version as text"));
        }
        if (json.has("not_carried") && !json.path("not_carried").isArray()) {
            errors.add(expected("not_carried", "an array"));
        }
        Map<String, String> plugins = plugins(json.path("plugins"), errors);
        Optional<List<JsonNode>> model =
                json.has(MODEL) ? Optional.of(model(json.get(MODEL), errors)) : Optional.empty();
        Map<String, List<ObjectNode>> entities = entities(json.path("entities"), errors);
        if (!errors.isEmpty()) {
            throw unfit(errors);
        }
        return new ConfigurationFile(plugins, model, entities);
    }

    private static Map<String, String> plugins(JsonNode json, List<Refusal.FieldError> errors) {
        Map<String, String> plugins = new TreeMap<>();
        if (!json.isObject()) {
            errors.add(expected("plugins", "an object of versions"));
            return plugins;
        }
        json.properties().forEach(each -> {
            if (each.getValue().isTextual()) {
                plugins.put(each.getKey(), each.getValue().textValue());
            } else {
                errors.add(expected("plugins." + each.getKey(), "a version as text"));
            }
        });
        return plugins;
    }

    private static List<JsonNode> model(JsonNode json, List<Refusal.FieldError> errors) {
        List<JsonNode> wishes = new ArrayList<>();
        json.forEach(wishes::add);
        boolean areObjects = wishes.stream().allMatch(JsonNode::isObject);
        if (!json.isArray() || !areObjects || wishes.size() > MOST_WISHES) {
            errors.add(expected(MODEL, "an array of at most " + MOST_WISHES + " objects"));
        }
        return wishes;
    }

    private static Map<String, List<ObjectNode>> entities(JsonNode json, List<Refusal.FieldError> errors) {
        Map<String, List<ObjectNode>> entities = new TreeMap<>();
        if (!json.isObject()) {
            errors.add(expected("entities", "an object of lists of records"));
            return entities;
        }
        int count = 0;
        for (Map.Entry<String, JsonNode> entity : json.properties()) {
            List<ObjectNode> records = new ArrayList<>();
            if (!entity.getValue().isArray()) {
                errors.add(expected("entities." + entity.getKey(), "an array of records"));
                continue;
            }
            for (JsonNode record : entity.getValue()) {
                if (record instanceof ObjectNode object) {
                    records.add(object);
                } else {
                    errors.add(expected("entities." + entity.getKey() + "[" + records.size() + "]", "an object"));
                    break;
                }
            }
            count += records.size();
            entities.put(entity.getKey(), records);
        }
        if (count > MOST_RECORDS) {
            errors.add(expected("entities", "at most " + MOST_RECORDS + " records"));
        }
        return entities;
    }

    private static Refusal.FieldError expected(String place, String what) {
        return new Refusal.FieldError(
                Texts.shown(place),
                Message.of("system.expected", "Expected {what}").with("what", what));
    }

    private static Refusal unfit(List<Refusal.FieldError> errors) {
        return Refusal.of(
                Refusal.Code.INVALID,
                Message.of(
                        "system.configuration_unfit",
                        "This is no file of configuration that this version of Kontor reads"),
                errors.subList(0, Math.min(errors.size(), 50)));
    }

    /** The text of a file: each value on its own line, so that people see what differs. */
    public static byte[] text(ObjectNode file) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(lines)
                .withArrayIndenter(lines);
        try {
            return (JSON.writer(printer).writeValueAsString(file) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
