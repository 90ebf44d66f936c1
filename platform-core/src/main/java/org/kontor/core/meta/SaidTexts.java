package org.kontor.core.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.api.FieldType;
import org.kontor.api.Message;

/**
 * Texts of the kernel's records that are said to each reader in their own language. Beside what they say in one language, by
 * which they are searched and sorted, the record holds in {@link #FIELD} what they are made of, by the field's name.
 */
public final class SaidTexts {
    /** The field that holds what the texts of a record are made of. */
    public static final String FIELD = "said";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXTS = "texts";
    private static final String PATTERNS = "patterns";
    private static final String KERNEL = "system";

    private final ObjectNode texts;
    private final ObjectNode patterns;

    private SaidTexts(ObjectNode texts, ObjectNode patterns) {
        this.texts = texts;
        this.patterns = patterns;
    }

    /** None yet. */
    public static SaidTexts none() {
        return new SaidTexts(JsonNodeFactory.instance.objectNode(), JsonNodeFactory.instance.objectNode());
    }

    /** Reads what a record holds; none where it holds nothing that can be read. */
    public static SaidTexts of(String stored) {
        try {
            JsonNode json = JSON.readTree(stored);
            return json.path(TEXTS) instanceof ObjectNode texts && json.path(PATTERNS) instanceof ObjectNode patterns
                    ? new SaidTexts(texts, patterns)
                    : none();
        } catch (JsonProcessingException unreadable) {
            return none();
        }
    }

    /** Whether a field holds such a text. */
    public static boolean isSaid(EntityMeta entity, FieldMeta field) {
        boolean isText = field.type() == FieldType.TEXT || field.type() == FieldType.LONG_TEXT;
        return entity.name().plugin().equals(KERNEL)
                && isText
                && field.field().isDerived()
                && !field.name().equals(FIELD)
                && entity.find(FIELD).isPresent();
    }

    /** The same with a field's text, a message for each line. */
    public SaidTexts with(String field, List<Message> lines) {
        MessageJson writer = new MessageJson();
        ObjectNode all = texts.deepCopy();
        ArrayNode written = all.putArray(field);
        lines.forEach(line -> written.add(writer.of(line)));
        ObjectNode known = patterns.deepCopy();
        known.setAll(writer.patterns());
        return new SaidTexts(all, known);
    }

    /** What a field says, a message for each line; empty where nothing is known of it. */
    public Optional<List<Message>> find(String field, Catalog catalog) {
        JsonNode lines = texts.path(field);
        if (!lines.isArray()) {
            return Optional.empty();
        }
        List<Message> messages = new ArrayList<>();
        lines.forEach(line -> messages.add(MessageJson.read(line, patterns, catalog)));
        return Optional.of(messages);
    }

    /** As the record holds it. */
    public String stored() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set(TEXTS, texts);
        json.set(PATTERNS, patterns);
        return json.toString();
    }

    /**
     * Other JSON with the messages in it said.
     *
     * @param paths where they stand; a star is each element of a list
     */
    public static JsonNode resolved(JsonNode json, List<String> paths, Saying saying) {
        if (!json.isObject()) {
            return json;
        }
        ObjectNode all = json.deepCopy();
        JsonNode known = all.has(PATTERNS) ? all.remove(PATTERNS) : MissingNode.getInstance();
        for (String path : paths) {
            resolve(all, path.split("/"), 0, known, saying);
        }
        return all;
    }

    /** Says a message that is written as JSON. */
    @FunctionalInterface
    public interface Saying {
        String text(JsonNode message, JsonNode patterns);
    }

    /** Puts the patterns of what was written into other JSON. */
    public static void keep(ObjectNode json, MessageJson writer) {
        json.set(PATTERNS, writer.patterns());
    }

    private static void resolve(JsonNode json, String[] path, int at, JsonNode patterns, Saying saying) {
        if (path[at].equals("*")) {
            for (int i = 0; i < json.size(); i++) {
                if (at == path.length - 1 && json instanceof ArrayNode array) {
                    array.set(i, array.textNode(saying.text(array.get(i), patterns)));
                } else if (at < path.length - 1) {
                    resolve(json.path(i), path, at + 1, patterns, saying);
                }
            }
        } else if (at < path.length - 1) {
            resolve(json.path(path[at]), path, at + 1, patterns, saying);
        } else if (json instanceof ObjectNode object && object.has(path[at])) {
            object.put(path[at], saying.text(object.get(path[at]), patterns));
        }
    }
}
