package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.kontor.api.Ref;
import org.kontor.api.Requires;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.system.Share;

/** With whom a record is shared. */
@Path("records/{plugin}/{entity}/{id}/shares")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class SharesResource {
    private final Desk desk;
    private final Services services;

    SharesResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    @GET
    public JsonNode list(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id) {
        ObjectNode json = services.json().createObjectNode();
        ArrayNode list = json.putArray("shares");
        services.shares()
                .list(caller.actor(), ref(caller, plugin, entity, id))
                .forEach(share -> write(list.addObject(), share));
        return json;
    }

    @POST
    @Consumes("application/json")
    public Response share(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            JsonNode body) {
        JsonReading given = JsonReading.of(body, Set.of("user", "team", "edit"));
        if (given.text("user").isPresent() == given.text("team").isPresent()) {
            throw Parameters.unfit("user or team", "given, and one of them");
        }
        Ref with = given.text("user")
                .map(user -> Ref.of(CatalogBuilder.USER, Desk.id(user)))
                .orElseGet(() -> Ref.of(CatalogBuilder.TEAM, Desk.id(given.requireText("team"))));
        Share share = services.shares().share(caller.actor(), ref(caller, plugin, entity, id), with, given.yes("edit"));
        ObjectNode json = services.json().createObjectNode();
        write(json, share);
        return Response.status(201).entity(json).build();
    }

    @DELETE
    @Path("{share}")
    public Response revoke(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @PathParam("share") String share) {
        services.shares().revoke(caller.actor(), ref(caller, plugin, entity, id), Desk.id(share));
        return Response.noContent().build();
    }

    private Ref ref(Caller caller, String plugin, String entity, String id) {
        EntityMeta meta = desk.entity(desk.access(caller), plugin, entity);
        return desk.ref(meta, id);
    }

    private static void write(ObjectNode json, Share share) {
        json.put("id", share.id().toString());
        json.putObject("with")
                .put("entity", share.with().entity().toString())
                .put("id", share.with().id().toString())
                .put("title", share.name());
        json.put("edit", share.canEdit());
        json.put("created_at", share.createdAt().toString());
        json.put("created_by", share.createdBy().toString());
    }
}
