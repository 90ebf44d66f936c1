package org.kontor.core.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Requires;

/** Runs actions that belong to no record. */
@Path("actions/{plugin}/{action}")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class FreeActionsResource {
    private final ActionsResource actions;

    FreeActionsResource(ActionsResource actions) {
        this.actions = actions;
    }

    @POST
    @Consumes("application/json")
    public Response run(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("action") String name,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body)
            throws IOException {
        return actions.free(caller, plugin, name, key, body);
    }
}
