package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.core.access.Session;
import org.kontor.core.access.SignedIn;

/** Signing in and out, one's own password, and one's other sessions. */
@Help("Signing in and out, the own password, the own sessions")
@Path("session")
@Produces("application/json")
public final class SessionResource {
    /** Who signs in. */
    record Credentials(String user, String password) {}

    /** A password and the one before. */
    record NewPassword(String present, String password) {}

    private final Services services;
    private final ProfileJson profiles;

    SessionResource(Services services) {
        this.services = services;
        this.profiles = new ProfileJson(services);
    }

    @POST
    @Help("Sign in")
    @Described(body = Credentials.class, answer = "Who is signed in, and the secret for what changes something")
    @Consumes("application/json")
    @Requires(Requires.ANYONE)
    public Response begin(@Context Caller caller, @HeaderParam("User-Agent") @Nullable String agent, JsonNode body) {
        if (!caller.safeCookies()) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of(
                            "system.tls_needed",
                            "Signing in needs a secure connection: have a proxy with TLS in front of the server and set"
                                    + " kontor.http.public-url to the https address that people use, or use localhost"));
        }
        JsonReading given = JsonReading.of(body, Credentials.class);
        SignedIn signedIn = services.accounts()
                .login(given.requireText("user"), given.requireText("password"), caller.address(), agent);
        return begun(signedIn);
    }

    @GET
    @Help("Who is signed in, and what they may do")
    @Requires(Requires.SIGNED_IN)
    @EvenWithOneTimePassword
    public JsonNode me(@Context Caller caller) {
        return profiles.of(caller.actor(), caller.session());
    }

    @DELETE
    @Help("Sign out")
    @Requires(Requires.SIGNED_IN)
    @EvenWithOneTimePassword
    public Response end(@Context Caller caller) {
        Session session = session(caller);
        services.sessions().end(session.user(), session.id());
        return Response.noContent()
                .header("Set-Cookie", SessionCookie.remove())
                .header("Clear-Site-Data", "\"cache\", \"storage\"")
                .build();
    }

    @POST
    @Help("Choose a password of your own")
    @Described(body = NewPassword.class, answer = "Who is signed in, and the secret of the new session")
    @Path("password")
    @Consumes("application/json")
    @Requires(Requires.SIGNED_IN)
    @EvenWithOneTimePassword
    public Response changePassword(
            @Context Caller caller, @HeaderParam("User-Agent") @Nullable String agent, JsonNode body) {
        JsonReading given = JsonReading.of(body, NewPassword.class);
        SignedIn signedIn = services.accounts()
                .changePassword(
                        session(caller),
                        given.requireText("present"),
                        given.requireText("password"),
                        caller.address(),
                        agent);
        return begun(signedIn);
    }

    @GET
    @Help("The own sessions")
    @Path("all")
    @Requires(Requires.SIGNED_IN)
    public JsonNode all(@Context Caller caller) {
        ObjectNode json = services.json().createObjectNode();
        ArrayNode list = json.putArray("sessions");
        Session mine = session(caller);
        for (Session session : services.sessions().list(caller.actor().ref().id())) {
            list.addObject()
                    .put("id", session.id().toString())
                    .put("current", mine.id().equals(session.id()))
                    .put("created_at", session.createdAt().toString())
                    .put("last_seen", session.lastSeen().toString())
                    .put("expires_at", session.expiresAt().toString())
                    .put("agent", session.agent())
                    .put("address", session.address());
        }
        return json;
    }

    @DELETE
    @Help("End one of the own sessions")
    @Path("all/{id}")
    @Requires(Requires.SIGNED_IN)
    public Response endOne(@Context Caller caller, @PathParam("id") String id) {
        if (!services.sessions().end(session(caller).user(), Desk.id(id))) {
            throw Desk.notFound();
        }
        return Response.noContent().build();
    }

    @DELETE
    @Help("End all other sessions of yours")
    @Path("all")
    @Requires(Requires.SIGNED_IN)
    public Response endOthers(@Context Caller caller) {
        services.sessions().endOthers(session(caller));
        return Response.noContent().build();
    }

    private Response begun(SignedIn signedIn) {
        Session session = signedIn.session();
        return Response.ok(profiles.of(services.policy().actor(session.user()), session))
                .header(
                        "Set-Cookie",
                        SessionCookie.set(
                                signedIn.token(), services.sessionConfig().maxAge()))
                .build();
    }

    /** The session that speaks; a token has none. */
    static Session session(Caller caller) {
        Session session = caller.session();
        if (session == null) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of(
                            "system.session_needed",
                            "This is for people who are signed in, not for API tokens: send the session's cookie, and no"
                                    + " Authorization header"));
        }
        return session;
    }
}
