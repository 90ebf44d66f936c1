package org.kontor.core.custom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import org.kontor.api.Condition;
import org.kontor.core.custom.CustomModel.OwnRule;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/** Says rules of administrators with the names that fields have by now. */
final class RuleNames {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Catalog catalog;
    private final RuleReader rules;

    /** @param catalog that still knows the former names */
    RuleNames(Catalog catalog) {
        this.catalog = catalog;
        this.rules = new RuleReader(catalog);
    }

    /**
     * What it says, with the names that its fields have by now.
     *
     * @throws BadValue as {@link RuleReader#rule} does
     */
    JsonNode of(OwnRule own) throws BadValue {
        EntityMeta entity = rules.entity(own.entity().toString());
        if (TransitionReader.is(own)) {
            return new TransitionNames(rules, this).of(own, entity);
        }
        ObjectNode content = own.content().deepCopy();
        EntityMeta asked = entity;
        if (content.has("through")) {
            asked = rules.entity(content.path("through").path("entity").asText());
            ObjectNode through = (ObjectNode) content.get("through");
            through.put("field", name(through.path("field").asText(), asked));
        }
        for (String key : List.of("fields", "but", "by")) {
            if (content.has(key)) {
                ArrayNode names = JsonNodeFactory.instance.arrayNode();
                rules.terms(content.get(key), own.entity()).forEach(term -> names.add(term.path()));
                content.set(key, names);
            }
        }
        for (String key : List.of("field", "span")) {
            if (content.has(key)) {
                content.put(key, name(content.get(key).asText(), entity));
            }
        }
        if (content.has("expression")) {
            content.put(
                    "expression",
                    RuleReader.expression(content.get("expression").asText(), entity));
        }
        if (content.hasNonNull("over")) {
            content.put("over", name(content.get("over").asText(), asked));
        }
        EntityMeta filled =
                content.has("aspect") ? rules.entity(content.get("aspect").asText()) : entity;
        for (String key : List.of("values", "from")) {
            if (content.has(key)) {
                ObjectNode renamed = JsonNodeFactory.instance.objectNode();
                for (Map.Entry<String, JsonNode> each : content.get(key).properties()) {
                    JsonNode from = key.equals("from")
                            ? TextNode.valueOf(
                                    rules.term(each.getValue(), own.entity()).path())
                            : each.getValue();
                    renamed.set(name(each.getKey(), filled), from);
                }
                content.set(key, renamed);
            }
        }
        if (content.hasNonNull("when")) {
            content.set("when", written(rules.when(content, asked.name())));
        }
        return content;
    }

    JsonNode written(Condition condition) {
        try {
            return JSON.readTree(catalog.conditionJson().storedText(condition)).path("where");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String name(String written, EntityMeta entity) throws BadValue {
        return written.equals(RuleReader.PARENT) && entity.isPart()
                ? written
                : RuleReader.field(written, entity).name();
    }
}
