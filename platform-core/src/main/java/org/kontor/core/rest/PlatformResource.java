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
import org.kontor.core.plugin.PluginReport;
import org.kontor.core.plugin.Violation;

/** What became of each plugin, for administrators. */
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
            services.calls()
                    .health(entry.id())
                    .ifPresent(health -> PluginHealthJson.write(each.putObject("health"), health));
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
}
