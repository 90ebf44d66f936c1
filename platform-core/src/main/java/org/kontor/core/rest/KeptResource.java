package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Help;
import org.kontor.api.Requires;
import org.kontor.core.module.KeptData;
import org.kontor.core.module.Modules;

/** Data of plugins that are not there, as they lie in their tables. Once the plugin is back they are records again. */
@Help("Data of plugins that are disabled, removed or broken")
@Path("platform/kept")
@Produces("application/json")
@Requires("system.administer")
public final class KeptResource {
    private static final int MOST = 1000;
    private static final int USUAL = 50;

    private final Services services;
    private final Modules modules;

    KeptResource(Services services) {
        this.services = services;
        this.modules = services.modules();
    }

    @GET
    @Help("Which plugins have left data behind, and how many records")
    public JsonNode all() {
        ObjectNode json = services.json().createObjectNode();
        ArrayNode plugins = json.putArray("plugins");
        for (KeptData.Plugin plugin : modules.kept()) {
            ObjectNode each = plugins.addObject().put("plugin", plugin.id());
            ArrayNode entities = each.putArray("entities");
            for (KeptData.Entity entity : plugin.entities()) {
                entities.addObject()
                        .put("entity", entity.name())
                        .put("label", entity.label())
                        .putObject("count")
                        .put("value", entity.rows().value())
                        .put("exact", entity.rows().exact());
            }
        }
        return json;
    }

    @GET
    @Path("{plugin}/{entity}")
    @Help("A page of records as they lie in their table, all values as texts")
    @Described(query = {"after", "limit"})
    public JsonNode page(
            @PathParam("plugin") String plugin, @PathParam("entity") String entity, @Context UriInfo address) {
        Parameters given = Parameters.of(address, Set.of("after", "limit"));
        KeptData.Page page = modules.kept(plugin, entity)
                .page(given.id("after").orElse(null), given.number("limit", USUAL, 1, MOST));
        ObjectNode json = services.json().createObjectNode();
        ArrayNode records = json.putArray("records");
        for (Map<String, @Nullable String> record : page.records()) {
            records.add(json(record));
        }
        json.put("next", page.next() == null ? null : page.next().toString());
        return json;
    }

    @GET
    @Path("{plugin}/{entity}/export")
    @Produces("application/x-ndjson")
    @Help("All of them, a line of JSON each")
    @Described(answer = "A line for each record")
    @LongAnswer
    public Response export(@PathParam("plugin") String plugin, @PathParam("entity") String entity) {
        KeptData.Kept kept = modules.kept(plugin, entity);
        StreamingOutput lines = out -> {
            UUID next = null;
            do {
                KeptData.Page page = kept.page(next, MOST);
                for (Map<String, @Nullable String> record : page.records()) {
                    out.write((json(record) + "\n").getBytes(StandardCharsets.UTF_8));
                }
                next = page.next();
            } while (next != null);
        };
        return Download.answer(lines, plugin + "." + entity + ".ndjson", "application/x-ndjson")
                .build();
    }

    private ObjectNode json(Map<String, @Nullable String> record) {
        ObjectNode json = services.json().createObjectNode();
        record.forEach(json::put);
        return json;
    }
}
