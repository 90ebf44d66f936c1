package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.kontor.api.Help;
import org.kontor.api.Requires;
import org.kontor.api.Verb;
import org.kontor.core.meta.EntityMeta;

/** What was done to a record, by whom and when. */
@Help("What was done to a record")
@Path("records/{plugin}/{entity}/{id}/history")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class HistoryResource {
    private static final int MOST = 200;

    private final Desk desk;
    private final History history;

    HistoryResource(Desk desk, History history) {
        this.desk = desk;
        this.history = history;
    }

    @GET
    @Help("What was done to it, newest first")
    @Described(
            needs = Verb.READ,
            query = {"limit", "cursor"},
            answer = "Entries, newest first")
    public JsonNode history(
            @Context Caller caller,
            @Context UriInfo address,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id) {
        EntityMeta meta = desk.entity(desk.access(caller), plugin, entity);
        Parameters given = Parameters.of(address, Set.of("limit", "cursor"));
        return history.page(caller, meta, desk.ref(meta, id), before(given), given.number("limit", 50, 1, MOST));
    }

    /** Where to go on: the last entry of the page before. */
    static long before(Parameters given) {
        String cursor = given.text("cursor").orElse(null);
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        if (cursor.length() > 18 || !cursor.chars().allMatch(each -> each >= '0' && each <= '9')) {
            throw Parameters.unfit(
                    "cursor",
                    "system.parameter_cursor",
                    "The parameter {name} must be what the page before said as next");
        }
        return Long.parseLong(cursor);
    }
}
