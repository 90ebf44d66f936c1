package org.kontor.core.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.kontor.core.plugin.Violation;
import org.kontor.core.schema.TableCounts.Count;

/** Writes plans as REST shows them. */
final class PlanJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PlanJson() {}

    static ObjectNode of(Plan plan) {
        ObjectNode json = NODES.objectNode();
        ArrayNode steps = json.putArray("plugins");
        for (Plan.Step step : plan.steps()) {
            ObjectNode each = steps.addObject().put("plugin", step.plugin()).put("title", step.title());
            side(each.putObject("from"), step.from());
            side(each.putObject("to"), step.to());
            each.put("because", step.because());
        }
        plan.model().forEach(json.putArray("model")::add);
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
            ObjectNode each = tables.addObject()
                    .put("kind", work.kind())
                    .put("table", work.table())
                    .put("text", work.text());
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
        plan.warnings().forEach(json.putArray("warnings")::add);
        json.set("conflicts", conflicts(plan.conflicts()));
        json.put("possible", plan.isPossible());
        return json;
    }

    private static void side(ObjectNode json, Plan.Side side) {
        json.put("state", side.state()).put("version", side.version()).put("hash", side.hash());
    }

    private static JsonNode count(Count count) {
        return NODES.objectNode().put("value", count.value()).put("exact", count.exact());
    }

    private static ArrayNode conflicts(List<Violation> conflicts) {
        ArrayNode json = NODES.arrayNode();
        for (Violation conflict : conflicts) {
            json.addObject()
                    .put("plugin", conflict.pluginId())
                    .put("place", conflict.place())
                    .put("reason", conflict.reason())
                    .put("mend", conflict.mend());
        }
        return json;
    }
}
