package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Help;
import org.kontor.api.Requires;
import org.kontor.api.Verb;
import org.kontor.core.system.SettingLevel;

/** What can be set, and what is set for the system, for teams and for users. */
@Help("Settings")
@Path("settings")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class SettingsResource {
    private final Desk desk;
    private final SettingsDesk settings;
    private final SettingsJson json;

    SettingsResource(Desk desk) {
        this.desk = desk;
        this.settings = new SettingsDesk(desk);
        this.json = new SettingsJson(desk.services());
    }

    @GET
    @Help("What you may set, what holds for you, and where that comes from")
    public Response all(@Context Caller caller, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        settings.requireRight(caller, Verb.READ);
        Sight sight = new Sight(desk.services().catalog(), desk.access(caller));
        EntityJson describing = new EntityJson(desk.services(), sight, caller.locale());
        return Tagged.answer(json.all(describing, caller.actor(), caller.locale()), ifNoneMatch);
    }

    @GET
    @Help("What is set for the system, by plugin")
    @Path("system")
    public Response system(@Context Caller caller, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return settings.read(caller, SettingLevel.SYSTEM, ifNoneMatch);
    }

    @PATCH
    @Help("Set something for the system; null: what counts otherwise")
    @Described(schema = OpenApi.SETTINGS_OF_SYSTEM, answer = "What is set now")
    @Path("system")
    @Consumes({"application/merge-patch+json", "application/json"})
    public Response setSystem(
            @Context Caller caller, @HeaderParam("If-Match") @Nullable String ifMatch, JsonNode body) {
        return settings.change(caller, SettingLevel.SYSTEM, ifMatch, body);
    }

    @GET
    @Help("What is set for a team, by plugin")
    @Path("team/{id}")
    public Response team(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return settings.read(caller, SettingLevel.team(Desk.id(id)), ifNoneMatch);
    }

    @PATCH
    @Help("Set something for a team; null: what counts otherwise")
    @Described(schema = OpenApi.SETTINGS_OF_TEAM, answer = "What is set now")
    @Path("team/{id}")
    @Consumes({"application/merge-patch+json", "application/json"})
    public Response setTeam(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            JsonNode body) {
        return settings.change(caller, SettingLevel.team(Desk.id(id)), ifMatch, body);
    }

    @GET
    @Help("What is set for a user, by plugin; of others for administrators")
    @Path("user/{id}")
    public Response user(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return settings.read(caller, SettingLevel.user(Desk.id(id)), ifNoneMatch);
    }

    @PATCH
    @Help("Set something for yourself; for others administrators do; null: what counts otherwise")
    @Described(schema = OpenApi.SETTINGS_OF_USER, answer = "What is set now")
    @Path("user/{id}")
    @Consumes({"application/merge-patch+json", "application/json"})
    public Response setUser(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            JsonNode body) {
        return settings.change(caller, SettingLevel.user(Desk.id(id)), ifMatch, body);
    }
}
