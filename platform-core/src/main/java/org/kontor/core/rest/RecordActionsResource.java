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
import org.kontor.api.Help;
import org.kontor.api.Ref;
import org.kontor.api.Requires;
import org.kontor.core.meta.EntityMeta;

/** Runs actions on a record: verbs beyond create, update and delete. */
@Help("Verbs beyond create, update and delete")
@Path("records/{plugin}/{entity}/{id}/actions/{action}")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class RecordActionsResource {
    private final Desk desk;
    private final Actions actions;

    RecordActionsResource(Desk desk, Actions actions) {
        this.desk = desk;
        this.actions = actions;
    }

    @POST
    @Help("Run an action on it")
    @Described(answer = "What it answered, and the record as it is now")
    @Consumes("application/json")
    public Response run(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @PathParam("action") String name,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body)
            throws IOException {
        EntityMeta meta = desk.entity(desk.access(caller), plugin, entity);
        Action action = meta.action(name).orElseThrow(Actions::unknown);
        Ref ref = desk.ref(meta, id);
        long version = Preconditions.version(ifMatch);
        return actions.onRecord(caller, meta, action, ref, version, key, actions.input(body))
                .response();
    }
}
