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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Help;
import org.kontor.api.Ref;
import org.kontor.api.Requires;
import org.kontor.api.Verb;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.system.Share;

/** With whom a record is shared. */
@Help("With whom a record is shared")
@Path("records/{plugin}/{entity}/{id}/shares")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class SharesResource {
    /** With a user or with a team, and whether they may change it. */
    record NewShare(@Nullable UUID user, @Nullable UUID team, boolean edit) {}

    private final Desk desk;
    private final Services services;

    SharesResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    @GET
    @Help("With whom it is shared")
    @Described(needs = {Verb.READ, Verb.SHARE})
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
    @Help("Share it with a user or a team")
    @Described(needs = Verb.SHARE, body = NewShare.class, status = 201, answer = "The share")
    @Consumes("application/json")
    public Response share(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            JsonNode body) {
        JsonReading given = JsonReading.of(body, NewShare.class);
        Optional<Ref> person = given.id("user").map(user -> Ref.of(CatalogBuilder.USER, user));
        Optional<Ref> group = given.id("team").map(team -> Ref.of(CatalogBuilder.TEAM, team));
        if (person.isPresent() == group.isPresent()) {
            throw Parameters.unfit(
                    "user or team", "system.parameter_one_of", "The parameter {name} must be given, and one of them");
        }
        Ref with = person.or(() -> group).orElseThrow();
        Share share = services.shares().share(caller.actor(), ref(caller, plugin, entity, id), with, given.yes("edit"));
        ObjectNode json = services.json().createObjectNode();
        write(json, share);
        return Response.status(201).entity(json).build();
    }

    @DELETE
    @Help("Take a share back")
    @Described(needs = Verb.SHARE)
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
