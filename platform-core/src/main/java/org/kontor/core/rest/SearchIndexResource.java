package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.kontor.api.Help;
import org.kontor.api.Requires;
import org.kontor.core.search.SearchState;

/** The search index of the server that answers, for administrators. */
@Help("The search index of this server")
@Path("platform/search-index")
@Produces("application/json")
@Requires("system.administer")
public final class SearchIndexResource {
    private final Services services;

    SearchIndexResource(Services services) {
        this.services = services;
    }

    @GET
    @Help("How it fares: how many records it has, how many changes it has before it, how large it is")
    public JsonNode state() {
        SearchState state = services.search().index().state();
        ObjectNode json = services.json()
                .createObjectNode()
                .put("building", state.isBuilding())
                .put("records", state.documents())
                .put("behind", state.behind());
        state.bytes().ifPresent(bytes -> json.put("bytes", bytes));
        state.rebuilt().ifPresent(records -> json.put("rebuilt", records));
        state.failure().ifPresent(failure -> json.put("failure", failure));
        return json;
    }

    @POST
    @Path("rebuild")
    @Help("Have it made anew, beside the one that is searched meanwhile")
    @Described(status = 202)
    public Response rebuild() {
        services.search().index().rebuild();
        return Response.accepted().build();
    }
}
