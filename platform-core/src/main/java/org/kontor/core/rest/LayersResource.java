package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.kontor.api.Help;
import org.kontor.api.Requires;
import org.kontor.core.access.Access;
import org.kontor.core.meta.EntityMeta;

/** Why an entity's forms, labels and lists are as they are. */
@Help("Layers of forms, labels and lists, explained")
@Path("meta/{plugin}/{entity}/layers")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class LayersResource {
    private final Desk desk;
    private final Services services;

    LayersResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    @GET
    @Help(
            "Which layer says what of its forms, labels and lists, and what has no effect; administrators ask of others too")
    @Described(query = "user", answer = "Each part with the layers that speak of it")
    public JsonNode explain(
            @Context Caller caller,
            @Context UriInfo address,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String name) {
        Access mine = desk.access(caller);
        EntityMeta entity = MetaResource.known(services, new Sight(services.catalog(), mine), plugin, name);
        Access theirs = desk.theirs(caller, mine, address);
        return new ExplainedLayers(
                        services, theirs, caller.locale(), services.policy().isAdministrator(caller.actor()))
                .of(entity);
    }
}
