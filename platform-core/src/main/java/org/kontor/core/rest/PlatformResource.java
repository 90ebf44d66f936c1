package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.kontor.api.Help;
import org.kontor.api.Requires;
import org.kontor.core.change.ReaderState;
import org.kontor.core.plugin.PluginReport;
import org.kontor.core.plugin.Violation;

/** What became of each plugin, and how readers of the change log fare, for administrators. */
@Help("How the platform fares")
@Path("platform")
@Produces("application/json")
@Requires("system.administer")
public final class PlatformResource {
    private final Services services;

    PlatformResource(Services services) {
        this.services = services;
    }

    @GET
    @Path("plugins")
    @Help("What became of each plugin, and why one was left out")
    public JsonNode plugins() {
        ObjectNode json = services.json().createObjectNode();
        ArrayNode plugins = json.putArray("plugins");
        for (PluginReport.Entry entry : services.report().plugins()) {
            ObjectNode each = plugins.addObject()
                    .put("id", entry.id())
                    .put("title", entry.title())
                    .put("version", entry.version())
                    .put("hash", entry.hash())
                    .put("state", EntityJson.lower(entry.state()));
            write(each.putArray("violations"), entry.violations());
            write(each.putArray("remarks"), entry.remarks());
            ObjectNode brings = each.putObject("brings");
            entry.brings().forEach((kind, names) -> names.forEach(brings.putArray(kind)::add));
        }
        return json;
    }

    private static void write(ArrayNode json, List<Violation> violations) {
        violations.forEach(violation -> json.addObject()
                .put("place", violation.place())
                .put("reason", violation.reason())
                .put("mend", violation.mend()));
    }

    @GET
    @Path("readers")
    @Help("How readers of the change log fare on this node, and which change keeps one from going on")
    public JsonNode readers() {
        ObjectNode json = services.json().createObjectNode();
        ArrayNode readers = json.putArray("readers");
        for (ReaderState state : services.readers().states()) {
            ObjectNode each = readers.addObject()
                    .put("name", state.name())
                    .put("reads", state.reads())
                    .put("behind", state.behind());
            state.failure()
                    .ifPresent(failure -> each.putObject("failure")
                            .put(
                                    "entity",
                                    failure.entry().change().record().entity().toString())
                            .put("id", failure.entry().change().record().id().toString())
                            .put("entry", failure.entry().seq())
                            .put("reason", failure.reason())
                            .put("times", failure.times())
                            .put("since", failure.since().toString()));
        }
        return json;
    }
}
