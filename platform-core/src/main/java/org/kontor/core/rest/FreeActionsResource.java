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
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Help;
import org.kontor.api.Requires;

/** Runs actions that belong to no record. */
@Help("Actions that belong to no record")
@Path("actions/{plugin}/{action}")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class FreeActionsResource {
    private final Services services;
    private final Actions actions;

    FreeActionsResource(Services services, Actions actions) {
        this.services = services;
        this.actions = actions;
    }

    @POST
    @Help("Run an action")
    @Described(answer = "What it answered")
    @Consumes("application/json")
    public Response run(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("action") String name,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body)
            throws IOException {
        Action action = services.catalog().action(ActionName.of(plugin, name)).orElseThrow(Actions::unknown);
        return actions.free(caller, action, key, actions.input(body)).response();
    }
}
