package org.kontor.core.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
import org.kontor.api.EntityName;
import org.kontor.api.FileId;
import org.kontor.api.Money;
import org.kontor.api.Ref;

/** What a step answered, kept as JSON with its type beside it: the types that a step may answer, and no others. */
final class StepAnswer {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StepAnswer() {}

    /**
     * @throws IllegalArgumentException for a type that is not kept
     */
    static String write(@Nullable Object answer) {
        return node(answer).toString();
    }

    static @Nullable Object read(String text) {
        try {
            return value(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a step's answer cannot be read", e);
        }
    }

    private static JsonNode node(@Nullable Object answer) {
        return switch (answer) {
            case null -> JSON.nullNode();
            case String text -> JSON.textNode(text);
            case Boolean flag -> JSON.booleanNode(flag);
            case Integer number -> typed("int", number.toString());
            case Long number -> typed("long", number.toString());
            case BigDecimal number -> typed("decimal", number.toString());
            case UUID id -> typed("uuid", id.toString());
            case Instant moment -> typed("moment", moment.toString());
            case LocalDate date -> typed("date", date.toString());
            case Choice choice -> typed("choice", choice.name());
            case Ref ref -> typed("ref", ref.entity() + "/" + ref.id());
            case FileId file -> file(file);
            case Money money -> typed("money", money.amount() + " " + money.currency());
            case List<?> several -> {
                ArrayNode array = JSON.arrayNode();
                several.forEach(each -> array.add(node(each)));
                yield array;
            }
            default ->
                throw new IllegalArgumentException(
                        "A step answers a value that can be kept, such as a Ref or a text, not "
                                + answer.getClass().getName());
        };
    }

    private static ObjectNode file(FileId file) {
        ObjectNode node = typed("file", file.id().toString());
        return node.put("name", file.name()).put("type", file.type()).put("size", file.size());
    }

    private static ObjectNode typed(String type, String text) {
        return JSON.objectNode().put(type, text);
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isArray()) {
            List<@Nullable Object> several = new ArrayList<>();
            node.forEach(each -> several.add(value(each)));
            return Collections.unmodifiableList(several);
        }
        String type = node.fieldNames().next();
        String text = node.get(type).textValue();
        return switch (type) {
            case "int" -> Integer.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "decimal" -> new BigDecimal(text);
            case "uuid" -> UUID.fromString(text);
            case "moment" -> Instant.parse(text);
            case "date" -> LocalDate.parse(text);
            case "choice" -> Choice.of(text);
            case "ref" -> {
                String[] parts = text.split("/", 2);
                yield new Ref(EntityName.parse(parts[0]), UUID.fromString(parts[1]));
            }
            case "file" ->
                new FileId(
                        UUID.fromString(text),
                        node.get("name").textValue(),
                        node.get("type").textValue(),
                        node.get("size").longValue());
            case "money" -> {
                String[] parts = text.split(" ", 2);
                yield Money.of(parts[0], parts[1]);
            }
            default -> throw new IllegalStateException("no step answers a " + type);
        };
    }
}
