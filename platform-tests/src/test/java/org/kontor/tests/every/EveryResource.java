package org.kontor.tests.every;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.kontor.api.Actor;
import org.kontor.api.PluginContext;
import org.kontor.api.Query;
import org.kontor.api.Requires;

/** Doors of the plugin's own. */
@Path("")
@Produces("text/plain")
public final class EveryResource {
    private final PluginContext context;

    public EveryResource(PluginContext context) {
        this.context = context;
    }

    @GET
    @Path("count")
    @Requires(Requires.SIGNED_IN)
    public String count(@Context Actor actor) {
        return context.data()
                .read(
                        actor,
                        records -> records.list(Query.of(Thing.NAME).count())
                                .count()
                                .map(count -> Long.toString(count.value()))
                                .orElse("unknown"));
    }

    @POST
    @Path("box")
    @Requires("every.work")
    public String box(@Context Actor actor) {
        return context.data()
                .write(
                        actor,
                        records -> records.create(Box.NAME, Box.LABEL.to("made by hand"))
                                .ref()
                                .toString());
    }
}
