package org.kontor.example;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.kontor.api.Actor;
import org.kontor.api.PluginContext;
import org.kontor.api.Requires;

// @start region="requires"
/** Served below {@code /api/v1/plugins/contacts/}. */
@Path("town")
@Produces("text/plain")
public final class TownResource {
    private final PluginContext context;

    public TownResource(PluginContext context) {
        this.context = context;
    }

    @GET
    @Requires(Requires.SIGNED_IN)
    public String homeTown(@Context Actor actor) {
        return ContactsPlugin.homeTown(context.settings(), actor);
    }
}
// @end region="requires"
