package org.kontor.core.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.kontor.core.meta.MessageJson;
import org.kontor.core.meta.SaidTexts;
import org.kontor.core.plugin.PlaceText;
import org.kontor.core.plugin.Violation;
import org.kontor.core.schema.TableCounts.Count;

/** Writes plans as REST shows them. */
final class PlanJson {
    /** Where messages stand in it. */
    static final List<String> SAID = List.of(
            "model/*", "tables/*/text", "warnings/*", "conflicts/*/place", "conflicts/*/reason", "conflicts/*/mend");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PlanJson() {}

    /** Messages in it are said to each reader, {@link #SAID}. */
    static ObjectNode of(Plan plan) {
        MessageJson said = new MessageJson();
        ObjectNode json = NODES.objectNode();
        ArrayNode steps = json.putArray("plugins");
        for (Plan.Step step : plan.steps()) {
            ObjectNode each = steps.addObject().put("plugin", step.plugin()).put("title", step.title());
            side(each.putObject("from"), step.from());
            side(each.putObject("to"), step.to());
            each.put("because", step.because());
        }
        ArrayNode model = json.putArray("model");
        plan.model().forEach(line -> model.add(said.of(line)));
        ArrayNode differences = json.putArray("differences");
        for (Plan.Difference difference : plan.differences()) {
            ObjectNode each =
                    differences.addObject().put("plugin", difference.plugin()).put("kind", difference.kind());
            difference.gains().forEach(each.putArray("gains")::add);
            difference.losses().forEach(each.putArray("losses")::add);
            ArrayNode renamed = each.putArray("renamed");
            difference
                    .renamed()
                    .forEach(one -> renamed.addObject().put("from", one.from()).put("to", one.to()));
        }
        ArrayNode tables = json.putArray("tables");
        for (Plan.TableWork work : plan.tables()) {
            ObjectNode each = tables.addObject().put("kind", work.kind()).put("table", work.table());
            each.set("text", said.of(work.text()));
            each.set("rows", count(work.rows()));
        }
        ArrayNode upgrades = json.putArray("upgrades");
        for (Plan.Filling filling : plan.upgrades()) {
            upgrades.addObject()
                    .put("plugin", filling.plugin())
                    .put("version", filling.version())
                    .put("entity", filling.entity())
                    .set("rows", count(filling.rows()));
        }
        ArrayNode hidden = json.putArray("hidden");
        for (Plan.Hidden each : plan.hidden()) {
            hidden.addObject().put("entity", each.entity()).set("rows", count(each.rows()));
        }
        ArrayNode dropped = json.putArray("dropped");
        for (Plan.Dropped each : plan.dropped()) {
            ObjectNode one = dropped.addObject().put("table", each.table());
            if (!each.column().isEmpty()) {
                one.put("column", each.column());
            }
            one.set("rows", count(each.rows()));
        }
        ArrayNode warnings = json.putArray("warnings");
        plan.warnings().forEach(line -> warnings.add(said.of(line)));
        json.set("conflicts", conflicts(plan.conflicts(), said));
        json.put("possible", plan.isPossible());
        SaidTexts.keep(json, said);
        return json;
    }

    private static void side(ObjectNode json, Plan.Side side) {
        json.put("state", side.state()).put("version", side.version()).put("hash", side.hash());
    }

    private static JsonNode count(Count count) {
        return NODES.objectNode().put("value", count.value()).put("exact", count.exact());
    }

    private static ArrayNode conflicts(List<Violation> conflicts, MessageJson said) {
        ArrayNode json = NODES.arrayNode();
        for (Violation conflict : conflicts) {
            ObjectNode each = json.addObject().put("plugin", conflict.pluginId());
            each.set("place", said.of(PlaceText.of(conflict.place())));
            each.set("reason", said.of(conflict.reason()));
            each.set("mend", said.of(conflict.mend()));
        }
        return json;
    }
}
