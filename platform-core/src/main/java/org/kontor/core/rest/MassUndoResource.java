package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.kontor.api.Help;
import org.kontor.api.Ref;
import org.kontor.api.Requires;
import org.kontor.core.mass.MassChange;
import org.kontor.core.mass.UndoSample;
import org.kontor.core.meta.EntityMeta;

/** What taking a mass change back would come to; it is taken back by its action {@code undo}. */
@Help("Taking many changes back")
@Path("records/system/mass_change/{id}/undo")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class MassUndoResource {
    private final Desk desk;
    private final MassPreview preview;

    MassUndoResource(Desk desk) {
        this.desk = desk;
        this.preview = new MassPreview(desk);
    }

    @GET
    @Help("What taking a mass change back would come to")
    @Described(answer = "How many records, and what would become of some, tried and left as they are")
    public JsonNode preview(@Context Caller caller, @PathParam("id") String id) {
        EntityMeta meta = desk.services().catalog().get(MassChange.NAME);
        Ref ref = desk.ref(meta, id);
        return preview.ofUndo(caller, desk.attempt(caller, visit -> {
            desk.record(visit, meta, ref.id());
            return desk.services()
                    .data()
                    .within(
                            visit.transaction(),
                            caller.actor(),
                            records -> UndoSample.of(desk.services().catalog(), records, ref));
        }));
    }
}
