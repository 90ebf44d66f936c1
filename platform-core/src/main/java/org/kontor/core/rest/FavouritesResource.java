package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.kontor.api.EntityName;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Requires;
import org.kontor.core.system.OwnMarks;

/** Records that somebody starred for themselves; nobody else sees them. */
@Help("Favourites: records that you starred, which nobody else sees")
@Path("favourites")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class FavouritesResource {
    /** Favourites in their order, such as {@code contacts.account/01a2…}. */
    record Order(List<String> records) {}

    private final Desk desk;
    private final Marks marks;

    FavouritesResource(Desk desk) {
        this.desk = desk;
        this.marks = new Marks(desk, OwnMarks.FAVOURITES);
    }

    @GET
    @Help("Those in sight, in your order")
    public JsonNode list(@Context Caller caller) {
        return marks.list(caller);
    }

    @PUT
    @Help("Put them into an order; by session only")
    @Described(body = Order.class)
    @Consumes("application/json")
    public Response order(@Context Caller caller, JsonNode body) {
        SessionResource.session(caller);
        List<Ref> records = new ArrayList<>();
        for (String each : JsonReading.of(body, Order.class).texts("records")) {
            records.add(ref(each));
        }
        desk.write(caller, visit -> {
            OwnMarks.order(visit.transaction(), visit.access().user(), records);
            return true;
        });
        return Response.noContent().build();
    }

    private static Ref ref(String text) {
        int slash = text.indexOf('/');
        try {
            return new Ref(
                    EntityName.parse(text.substring(0, Math.max(0, slash))),
                    Desk.findId(text.substring(slash + 1)).orElseThrow(IllegalArgumentException::new));
        } catch (IllegalArgumentException e) {
            throw Parameters.unfit(
                    "records",
                    Message.of("system.parameter_records", "The parameter {name} must be records such as {form}")
                            .with("form", "contacts.account/01a2…"));
        }
    }

    @PUT
    @Help("Star a record; by session only")
    @Described(answer = "Nothing; a record that is starred already stays where it is")
    @Path("{plugin}/{entity}/{id}")
    public Response star(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id) {
        marks.mark(caller, plugin, entity, id);
        return Response.noContent().build();
    }

    @DELETE
    @Help("Take the star away; by session only")
    @Path("{plugin}/{entity}/{id}")
    public Response unstar(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id) {
        marks.remove(caller, plugin, entity, id);
        return Response.noContent().build();
    }
}
