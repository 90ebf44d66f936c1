package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Requires;
import org.kontor.api.Verb;
import org.kontor.core.access.ApiToken;
import org.kontor.core.access.NewToken;
import org.kontor.core.access.TokenRights;

/** One's own API tokens: made, listed and revoked. */
@Help("API tokens of your own, for programs")
@Path("tokens")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class TokensResource {
    private static final Message VERBS = Message.of(
            "system.parameter_verbs",
            "The parameter {name} must be lists of verbs by entity: read, create, update, delete, share, export");

    /** What a token is to be allowed; without entities and permissions all that its maker may do. */
    record TokenWish(
            String name,
            Instant expiresAt,
            boolean readOnly,
            @Nullable Map<String, List<Verb>> entities,
            @Nullable List<String> permissions) {}

    private final Services services;

    TokensResource(Services services) {
        this.services = services;
    }

    @GET
    @Help("The own tokens, without their secrets")
    public JsonNode list(@Context Caller caller) {
        SessionResource.session(caller);
        ObjectNode json = services.json().createObjectNode();
        ArrayNode list = json.putArray("tokens");
        services.tokens().list(caller.actor().ref().id()).forEach(token -> write(list.addObject(), token));
        return json;
    }

    /** The secret is in this answer and nowhere else. */
    @POST
    @Help("Make a token; by session only")
    @Described(
            body = TokenWish.class,
            status = 201,
            answer = "The token; its secret is in this answer and nowhere else")
    @Consumes("application/json")
    public Response create(@Context Caller caller, JsonNode body) {
        SessionResource.session(caller);
        JsonReading given = JsonReading.of(body, TokenWish.class);
        NewToken made = services.tokens()
                .create(
                        caller.actor(),
                        given.requireText("name"),
                        Parameters.moment("expires_at", given.requireText("expires_at")),
                        new TokenRights(
                                given.yes("read_only"),
                                given.find("entities")
                                        .map(TokensResource::entities)
                                        .orElse(null),
                                given.find("permissions").isPresent() ? Set.copyOf(given.texts("permissions")) : null));
        ObjectNode json = services.json().createObjectNode();
        write(json, made.token());
        json.put("secret", made.secret());
        return Response.status(201).entity(json).build();
    }

    @DELETE
    @Help("Revoke a token; by session only")
    @Path("{id}")
    public Response revoke(@Context Caller caller, @PathParam("id") String id) {
        SessionResource.session(caller);
        if (!services.tokens().revoke(caller.actor().ref().id(), Desk.id(id))) {
            throw Desk.notFound();
        }
        return Response.noContent().build();
    }

    private static Map<String, Set<Verb>> entities(JsonNode json) {
        Map<String, Set<Verb>> entities = new HashMap<>();
        if (!json.isObject()) {
            throw Parameters.unfit("entities", VERBS);
        }
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!entry.getValue().isArray()) {
                throw Parameters.unfit("entities", VERBS);
            }
            Set<Verb> verbs = EnumSet.noneOf(Verb.class);
            for (JsonNode each : entry.getValue()) {
                verbs.add(verb(each.asText()));
            }
            entities.put(entry.getKey(), verbs);
        }
        return entities;
    }

    private static Verb verb(String text) {
        for (Verb verb : Verb.values()) {
            if (verb.name().toLowerCase(Locale.ROOT).equals(text)) {
                return verb;
            }
        }
        throw Parameters.unfit("entities", VERBS);
    }

    private static void write(ObjectNode json, ApiToken token) {
        json.put("id", token.id().toString());
        json.put("name", token.name());
        json.put("read_only", token.rights().readOnly());
        Map<String, Set<Verb>> entities = token.rights().entities();
        if (entities != null) {
            ObjectNode byEntity = json.putObject("entities");
            entities.forEach((entity, verbs) -> {
                ArrayNode list = byEntity.putArray(entity);
                verbs.forEach(verb -> list.add(verb.name().toLowerCase(Locale.ROOT)));
            });
        }
        Set<String> permissions = token.rights().permissions();
        if (permissions != null) {
            permissions.forEach(json.putArray("permissions")::add);
        }
        json.put("created_at", token.createdAt().toString());
        json.put("expires_at", token.expiresAt().toString());
        json.put("last_used_at", text(token.lastUsedAt()));
        json.put("revoked_at", text(token.revokedAt()));
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
