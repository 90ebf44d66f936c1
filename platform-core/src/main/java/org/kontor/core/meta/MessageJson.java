package org.kontor.core.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kontor.api.ActionName;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Money;

/**
 * Writes messages down so that they can be said later, in the language of whoever reads them: their key with arguments, or a
 * text where it is one in all languages. English patterns stand beside them, once each: a later version may have others.
 */
public final class MessageJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String KEY = "said";
    private static final String WITH = "with";
    private static final String MESSAGE = "message";
    private static final String ENTITY = "entity";
    private static final String ACTION = "action";
    private static final String FIELD = "field";
    private static final String CHOICE = "choice";
    private static final String NUMBER = "number";
    private static final String MOMENT = "moment";
    private static final String DAY = "day";
    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";

    private final Map<String, String> patterns = new TreeMap<>();

    /** A message. */
    public JsonNode of(Message message) {
        if (Plain.is(message)) {
            return TextNode.valueOf(Plain.of(message));
        }
        patterns.put(message.key(), message.english());
        ObjectNode json = NODES.objectNode().put(KEY, message.key());
        ObjectNode with = NODES.objectNode();
        // in one order, so that equal messages are written the same
        new TreeMap<>(message.arguments()).forEach((name, value) -> with.set(name, argument(value)));
        if (!with.isEmpty()) {
            json.set(WITH, with);
        }
        return json;
    }

    /** The English patterns of all that were written. */
    public ObjectNode patterns() {
        ObjectNode json = NODES.objectNode();
        patterns.forEach(json::put);
        return json;
    }

    /** What is the same for equal messages, whatever language they are said in. */
    public static String canonical(Message message) {
        return new MessageJson().of(message).toString();
    }

    private JsonNode argument(Object value) {
        return switch (value) {
            case Integer number -> LongNode.valueOf(number);
            case Long number -> LongNode.valueOf(number);
            case Number number -> NODES.objectNode().put(NUMBER, number.toString());
            case Message message -> NODES.objectNode().set(MESSAGE, of(message));
            case EntityName entity -> NODES.objectNode().put(ENTITY, entity.toString());
            case ActionName action -> NODES.objectNode().put(ACTION, action.toString());
            case Field<?> field -> NODES.objectNode().put(FIELD, field.toString());
            case Assignment.Value(Field<?> field, Choice choice) ->
                NODES.objectNode().put(CHOICE, choice.name()).put(FIELD, field.toString());
            case Instant moment -> NODES.objectNode().put(MOMENT, moment.toString());
            case LocalDate day -> NODES.objectNode().put(DAY, day.toString());
            case Money money ->
                NODES.objectNode().put(AMOUNT, money.amount().toString()).put(CURRENCY, money.currency());
            case Collection<?> several -> {
                ArrayNode all = NODES.arrayNode();
                several.forEach(each -> all.add(argument(each)));
                yield all;
            }
            default -> TextNode.valueOf(value.toString());
        };
    }

    /**
     * Reads what was written down.
     *
     * @param patterns what stood beside it
     * @param catalog knows the fields that it names; those that are gone are said by their names
     */
    public static Message read(JsonNode json, JsonNode patterns, Catalog catalog) {
        if (!json.path(KEY).isTextual()) {
            return Plain.text(json.isValueNode() ? json.asText() : json.toString());
        }
        String key = json.path(KEY).textValue();
        Message message = Message.of(key, patterns.path(key).asText(key));
        for (Map.Entry<String, JsonNode> each : json.path(WITH).properties()) {
            message = message.with(each.getKey(), argument(each.getValue(), patterns, catalog));
        }
        return message;
    }

    private static Object argument(JsonNode json, JsonNode patterns, Catalog catalog) {
        if (json.isArray()) {
            List<Object> all = new ArrayList<>();
            json.forEach(each -> all.add(argument(each, patterns, catalog)));
            return all;
        }
        if (json.has(MESSAGE)) {
            return read(json.get(MESSAGE), patterns, catalog);
        }
        if (json.isObject()) {
            try {
                Object typed = typed(json, catalog);
                return typed == null ? json.path(FIELD).asText() : typed;
            } catch (IllegalArgumentException | DateTimeException unreadable) {
                return json.toString();
            }
        }
        return json.isIntegralNumber() ? (Object) json.longValue() : json.asText();
    }

    private static @Nullable Object typed(JsonNode json, Catalog catalog) {
        if (json.has(ENTITY)) {
            return EntityName.parse(json.get(ENTITY).asText());
        }
        if (json.has(ACTION)) {
            String name = json.get(ACTION).asText();
            int point = name.lastIndexOf('.');
            return ActionName.on(EntityName.parse(name.substring(0, point)), name.substring(point + 1));
        }
        if (json.has(CHOICE)) {
            return choice(json.path(FIELD).asText(), json.get(CHOICE).asText(), catalog);
        }
        if (json.has(FIELD)) {
            return field(json.get(FIELD).asText(), catalog).orElse(null);
        }
        if (json.has(MOMENT)) {
            return Instant.parse(json.get(MOMENT).asText());
        }
        if (json.has(DAY)) {
            return LocalDate.parse(json.get(DAY).asText());
        }
        if (json.has(AMOUNT)) {
            return new Money(
                    new BigDecimal(json.get(AMOUNT).asText()),
                    json.path(CURRENCY).asText());
        }
        return new BigDecimal(json.path(NUMBER).asText());
    }

    private static Object choice(String field, String choice, Catalog catalog) {
        Optional<Field<?>> of = field(field, catalog);
        // what is a choice is said by the list of its field
        return of.<Object>map(found -> new Assignment.Value(found, Choice.of(choice)))
                .orElse(choice);
    }

    private static Optional<Field<?>> field(String path, Catalog catalog) {
        int point = path.lastIndexOf('.');
        return catalog.findMeta(EntityName.parse(path.substring(0, Math.max(point, 0))))
                .flatMap(entity -> entity.find(path.substring(point + 1)))
                .map(FieldMeta::field);
    }
}
