package org.kontor.core.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.kontor.api.Help;
import org.kontor.api.Requires;

/** Says that the platform answers, and nothing else. */
@Help("Whether the server answers")
@Path("health")
public final class HealthResource {
    @GET
    @Help("Whether the server answers")
    @Described(answer = "ok")
    @Produces("text/plain;charset=utf-8")
    @Requires(Requires.ANYONE)
    public String health() {
        return "ok";
    }
}
