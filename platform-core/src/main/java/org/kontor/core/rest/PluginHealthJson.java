package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.kontor.core.plugin.PluginCall;
import org.kontor.core.plugin.PluginHealth;
import org.kontor.core.plugin.Remains;

/** Writes how plugins fare. */
final class PluginHealthJson {
    private PluginHealthJson() {}

    static void write(ObjectNode json, PluginHealth health) {
        PluginCall.Figures figures = health.figures();
        json.put("calls", figures.calls())
                .put("failures", figures.failures())
                .put("late", figures.late())
                .put("milliseconds", figures.nanos() / 1_000_000)
                .put("rows_read", figures.rowsRead())
                .put("rows_written", figures.rowsWritten())
                .put("set_aside", health.setAside().orElse(null));
        ArrayNode recent = json.putArray("recent_failures");
        for (PluginHealth.Failure failure : health.recent()) {
            recent.addObject()
                    .put("at", failure.at().toString())
                    .put("what", failure.what())
                    .put("id", failure.id())
                    .put("late", failure.isLate())
                    .put("reason", failure.reason());
        }
        stuck(json.putArray("stuck"), health.stuck());
        health.threads().forEach(json.putArray("threads")::add);
    }

    static void stuck(ArrayNode json, List<PluginHealth.Stuck> stuck) {
        for (PluginHealth.Stuck each : stuck) {
            json.addObject()
                    .put("plugin", each.pluginId())
                    .put("what", each.what())
                    .put("since", each.since().toString())
                    .put("thread", each.thread());
        }
    }

    static void remains(ArrayNode json, List<Remains.Remain> remains) {
        for (Remains.Remain each : remains) {
            ObjectNode one = json.addObject()
                    .put("plugin", each.pluginId())
                    .put("version", each.version())
                    .put("since", each.since().toString())
                    .put("leaking", each.isLeaking());
            each.threads().forEach(one.putArray("threads")::add);
        }
    }
}
