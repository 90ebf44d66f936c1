package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.kontor.api.Help;
import org.kontor.api.Requires;
import org.kontor.core.system.OwnMarks;

/**
 * Records that somebody opened lately; nobody else sees them. Whoever shows records says so: what programs read is not
 * written down.
 */
@Help("Records that you opened lately, which nobody else sees")
@Path("recent")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class RecentResource {
    private final Desk desk;
    private final Marks marks;

    RecentResource(Desk desk) {
        this.desk = desk;
        this.marks = new Marks(desk, OwnMarks.RECENT);
    }

    @GET
    @Help("Those in sight, the latest first")
    public JsonNode list(@Context Caller caller) {
        return marks.list(caller);
    }

    @PUT
    @Help("Note that a record was opened; by session only")
    @Path("{plugin}/{entity}/{id}")
    public Response opened(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id) {
        marks.mark(caller, plugin, entity, id);
        return Response.noContent().build();
    }

    @DELETE
    @Help("Forget all of them; by session only")
    public Response clear(@Context Caller caller) {
        SessionResource.session(caller);
        desk.write(caller, visit -> {
            OwnMarks.RECENT.clear(visit.transaction(), visit.access().user());
            return true;
        });
        return Response.noContent().build();
    }
}
