package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.kontor.api.Help;
import org.kontor.api.Requires;
import org.kontor.core.access.Access;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.system.SystemPermission;

/** Why somebody may do something to a record, and see and change its fields. */
@Help("Rights, explained")
@Path("records/{plugin}/{entity}/{id}/rights")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class RightsResource {
    private final Desk desk;
    private final Services services;

    RightsResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    @GET
    @Help("Why one may, or may not, see and change it; administrators ask of others too")
    @Described(query = "user", answer = "Each source of rights, and whether it reaches the record")
    public JsonNode explain(
            @Context Caller caller,
            @Context UriInfo address,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id) {
        Access mine = desk.access(caller);
        EntityMeta meta = desk.entity(mine, plugin, entity);
        UUID record = desk.ref(meta, id).id();
        boolean isWhole = mine.may(SystemPermission.ADMINISTER.id());
        Access theirs = desk.theirs(caller, mine, address);
        return desk.read(
                caller,
                visit -> new ExplainedRights(
                                services,
                                visit.transaction(),
                                theirs,
                                meta,
                                record,
                                caller.actor().locale(),
                                isWhole)
                        .json());
    }
}
