package org.kontor.core.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import org.kontor.api.EntityName;
import org.kontor.core.custom.CustomModel.OwnRule;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.EntityMeta;

/** Says transitions of administrators with the names that fields have by now. */
final class TransitionNames {
    private final RuleReader rules;
    private final RuleNames names;

    TransitionNames(RuleReader rules, RuleNames names) {
        this.rules = rules;
        this.names = names;
    }

    /**
     * What it says, with the names that its fields have by now.
     *
     * @throws BadValue where it speaks of what is not there
     */
    JsonNode of(OwnRule own, EntityMeta entity) throws BadValue {
        ObjectNode content = own.content().deepCopy();
        EntityName name = own.entity();
        condition(content, "when", name);
        fields(content, "needs", entity);
        fields(content, "input", entity);
        people(content, "by", name);
        if (content.get("moves") instanceof ObjectNode moves && moves.has("field")) {
            moves.put("field", RuleNames.name(moves.path("field").asText(), entity));
            for (String end : List.of("from", "to")) {
                if (moves.path(end).isObject()) {
                    condition(moves, end, name);
                }
            }
        }
        for (String key : List.of("values", "from")) {
            if (content.has(key)) {
                ObjectNode renamed = JsonNodeFactory.instance.objectNode();
                for (Map.Entry<String, JsonNode> each : content.get(key).properties()) {
                    JsonNode said = key.equals("from")
                            ? TextNode.valueOf(rules.term(each.getValue(), name).path())
                            : each.getValue();
                    renamed.set(RuleNames.name(each.getKey(), entity), said);
                }
                content.set(key, renamed);
            }
        }
        if (content.get("approval") instanceof ObjectNode approval) {
            fields(approval, "open", entity);
            for (JsonNode each : approval.path("steps")) {
                if (each instanceof ObjectNode step) {
                    condition(step, "when", name);
                    people(step, "by", name);
                    people(step, "then", name);
                }
            }
        }
        return content;
    }

    private void condition(ObjectNode said, String key, EntityName entity) throws BadValue {
        if (said.hasNonNull(key)) {
            said.set(key, names.written(rules.condition(said.get(key), entity)));
        }
    }

    private static void fields(ObjectNode said, String key, EntityMeta entity) throws BadValue {
        if (said.has(key)) {
            ArrayNode renamed = JsonNodeFactory.instance.arrayNode();
            for (JsonNode each : said.get(key)) {
                renamed.add(RuleNames.name(each.asText(), entity));
            }
            said.set(key, renamed);
        }
    }

    private void people(ObjectNode said, String key, EntityName entity) throws BadValue {
        if (said.get(key) instanceof ObjectNode people) {
            for (String whose : List.of("fields", "managers_of")) {
                if (people.has(whose)) {
                    ArrayNode renamed = JsonNodeFactory.instance.arrayNode();
                    rules.terms(people.get(whose), entity).forEach(term -> renamed.add(term.path()));
                    people.set(whose, renamed);
                }
            }
        }
    }
}
