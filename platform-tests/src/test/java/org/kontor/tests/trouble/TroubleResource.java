package org.kontor.tests.trouble;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import org.kontor.api.Actor;
import org.kontor.api.EntityName;
import org.kontor.api.PluginContext;
import org.kontor.api.Query;
import org.kontor.api.Requires;
import org.slf4j.LoggerFactory;

/** Makes trouble behind doors of the plugin's own. */
@Path("")
@Produces("text/plain")
@Requires(Requires.SIGNED_IN)
public final class TroubleResource {
    private static final EntityName THING = EntityName.of("every", "thing");

    private final PluginContext context;

    public TroubleResource(PluginContext context) {
        this.context = context;
    }

    /** Reads all that somebody may read of another plugin's things, with all their fields. */
    @GET
    @Path("things")
    public String things(@Context Actor actor) {
        return context.data()
                .read(
                        actor,
                        records -> Integer.toString(
                                records.list(Query.of(THING)).rows().size()));
    }

    /** Does the same, and might do more. */
    @POST
    @Path("things")
    public String countThings(@Context Actor actor) {
        return things(actor);
    }

    @GET
    @Path("make/{kind}")
    public String make(@PathParam("kind") String kind) throws IOException {
        LoggerFactory.getLogger("trouble").warn("making {}", kind);
        switch (kind) {
            case "missing" -> throw new NotFoundException();
            case "checked" -> throw new IOException("inner secret");
            default -> Trouble.make(kind);
        }
        return kind;
    }

    @GET
    @Path("stream/{kind}")
    public StreamingOutput stream(@PathParam("kind") String kind) {
        return out -> {
            Trouble.make(kind);
            out.write('x');
        };
    }
}
