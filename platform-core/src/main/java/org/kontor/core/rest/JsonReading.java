package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/** The keys of a body that is an object, each known. */
final class JsonReading implements Asked {
    private final JsonNode json;

    private JsonReading(JsonNode json) {
        this.json = json;
    }

    /**
     * Reads a body.
     *
     * @param shape a record whose components are the keys
     * @throws Refusal MALFORMED when it is no object or has a key that is not known
     */
    static JsonReading of(JsonNode json, Class<? extends Record> shape) {
        Set<String> known = Shapes.keys(shape);
        if (json == null || !json.isObject()) {
            throw Parameters.malformed(Message.of("system.not_an_object", "Expected an object of JSON"));
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw Parameters.malformed(Message.of("system.unknown_key", "There is no key {name}")
                        .with("name", Parameters.shown(name)));
            }
        });
        return new JsonReading(json);
    }

    Optional<JsonNode> find(String name) {
        return Optional.ofNullable(json.get(name)).filter(value -> !value.isNull());
    }

    @Override
    public Optional<String> text(String name) {
        return find(name).map(value -> {
            if (!value.isTextual()) {
                throw Parameters.unfit(name, "system.parameter_text", "The parameter {name} must be a text");
            }
            return value.textValue();
        });
    }

    /** A text that must be there. */
    String requireText(String name) {
        return text(name)
                .orElseThrow(
                        () -> Parameters.unfit(name, "system.parameter_needed", "The parameter {name} must be given"));
    }

    /** An id. */
    Optional<UUID> id(String name) {
        return text(name)
                .map(text -> Desk.findId(text)
                        .orElseThrow(() ->
                                Parameters.unfit(name, "system.parameter_id", "The parameter {name} must be an id")));
    }

    @Override
    public boolean yes(String name) {
        return find(name)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw Parameters.unfit(
                                name, "system.parameter_yes_no", "The parameter {name} must be true or false");
                    }
                    return value.booleanValue();
                })
                .orElse(false);
    }

    @Override
    public int number(String name, int otherwise, int least, int most) {
        return find(name)
                .map(value -> {
                    if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
                        throw Parameters.noWholeNumber(name, least, most);
                    }
                    return value.intValue();
                })
                .orElse(otherwise);
    }

    @Override
    public List<String> texts(String name) {
        return find(name)
                .map(value -> {
                    List<String> texts = new ArrayList<>();
                    for (JsonNode each : value) {
                        if (!each.isTextual()) {
                            throw Parameters.unfit(
                                    name, "system.parameter_texts", "The parameter {name} must be a list of texts");
                        }
                        texts.add(each.textValue());
                    }
                    if (!value.isArray()) {
                        throw Parameters.unfit(
                                name, "system.parameter_texts", "The parameter {name} must be a list of texts");
                    }
                    return texts;
                })
                .orElse(List.of());
    }
}
