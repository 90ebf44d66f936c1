package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.kontor.api.Help;
import org.kontor.api.Requires;
import org.kontor.core.task.BackgroundState;
import org.kontor.core.task.Works;

/** What this server works on beside requests, for administrators. */
@Help("What this server works on beside requests")
@Path("platform/works")
@Produces("application/json")
@Requires("system.administer")
public final class WorksResource {
    private final Services services;

    WorksResource(Services services) {
        this.services = services;
    }

    @GET
    @Help("Tasks that run or hang on this server, and the backgrounds of plugins")
    public JsonNode works() {
        Works works = services.works().get();
        ObjectNode json = services.json().createObjectNode();
        json.put("running", works.running());
        works.hanging().forEach(json.putArray("hanging")::add);
        ArrayNode backgrounds = json.putArray("backgrounds");
        for (BackgroundState background : works.backgrounds()) {
            backgrounds
                    .addObject()
                    .put("name", background.name())
                    .put("state", EntityJson.lower(background.state()))
                    .put("failures", background.failures())
                    .put("message", background.message());
        }
        return json;
    }
}
