package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.kontor.api.Help;
import org.kontor.api.Requires;
import org.kontor.core.plugin.PluginCall;
import org.kontor.core.plugin.PluginCalls;

/** How plugins fare on this server, for administrators. */
@Help("How the plugins fare on this server")
@Path("platform/health")
@Produces("application/json")
@Requires("system.administer")
public final class PluginHealthResource {
    private final Services services;

    PluginHealthResource(Services services) {
        this.services = services;
    }

    @GET
    @Help(
            "What plugins cost and how they failed, threads that are stuck in them, and what versions that are gone left behind")
    public JsonNode health() {
        PluginCalls calls = services.calls();
        ObjectNode json = services.json().createObjectNode();
        PluginHealthJson.stuck(json.putArray("stuck"), calls.stuck());
        PluginHealthJson.remains(json.putArray("remains"), calls.remains());
        ObjectNode plugins = json.putObject("plugins");
        for (PluginCall call : calls.calls()) {
            PluginHealthJson.write(plugins.putObject(call.pluginId()), call.health());
        }
        return json;
    }
}
