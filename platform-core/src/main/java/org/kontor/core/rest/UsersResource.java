package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.kontor.api.Help;
import org.kontor.api.Requires;

/** What administrators do for users beside changing their records. */
@Help("What administrators do for users beside changing their records")
@Path("users")
@Produces("application/json")
@Requires("system.manage_users")
public final class UsersResource {
    private final Services services;

    UsersResource(Services services) {
        this.services = services;
    }

    /** Gives a user a one-time password; it is in this answer and nowhere else. */
    @POST
    @Help("Give a user a one-time password; by session only")
    @Described(answer = "The one-time password, in this answer and nowhere else")
    @Path("{id}/password")
    public JsonNode password(@Context Caller caller, @PathParam("id") String id) {
        SessionResource.session(caller);
        String password = services.accounts().resetPassword(services.policy(), caller.actor(), Desk.id(id));
        return services.json().createObjectNode().put("one_time_password", password);
    }
}
