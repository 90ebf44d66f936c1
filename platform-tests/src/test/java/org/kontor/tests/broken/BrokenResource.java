package org.kontor.tests.broken;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.kontor.api.Actor;
import org.kontor.api.PluginContext;
import org.kontor.api.Requires;

/** Breaks behind an address. */
@Path("")
@Produces("text/plain")
@Requires(Requires.SIGNED_IN)
public final class BrokenResource {
    private final PluginContext context;

    public BrokenResource(PluginContext context) {
        this.context = context;
    }

    @POST
    @Path("break/{fault}")
    public String breakBy(@PathParam("fault") String fault, @Context Actor actor) {
        return context.data().write(actor, records -> {
            records.create(BrokenPlugin.TRACE, BrokenPlugin.OF.to("resource"));
            Faults.happen(fault, () -> records.create(BrokenPlugin.TRACE, BrokenPlugin.OF.to("late")));
            return "whole";
        });
    }

    @GET
    @Path("whole")
    public String whole() {
        return "whole";
    }
}
