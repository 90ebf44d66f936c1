package org.kontor.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.kontor.api.Scope;
import org.kontor.api.Verb;

/** Makes users, teams and roles, by the same door as an administrator does. */
public final class TestUsers {
    private static final String PASSWORD = "a long enough passphrase";

    private final TestServer server;
    private final Map<String, String> ids = new HashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    TestUsers(TestServer server) {
        this.server = server;
    }

    /** A right as a role's grant writes it: on all records, for all fields that are not sensitive. */
    public static ObjectNode grant(String entity, Verb... verbs) {
        ArrayNode names = Json.MAPPER.createArrayNode();
        for (Verb verb : verbs) {
            names.add(verb.name().toLowerCase(Locale.ROOT));
        }
        return Json.object("entity", entity, "verbs", names, "scope", "all");
    }

    /** The same right on fewer records. */
    public static ObjectNode within(Scope scope, ObjectNode grant) {
        return grant.put("scope", scope.name().toLowerCase(Locale.ROOT));
    }

    /** A role with grants, made by {@link #grant}. */
    public TestUsers role(String name, ObjectNode... grants) {
        return role(name, new String[0], grants);
    }

    /** A role with permissions, by their ids, and grants. */
    public TestUsers role(String name, String[] permissions, ObjectNode... grants) {
        ArrayNode asked = Json.MAPPER.createArrayNode();
        for (String permission : permissions) {
            asked.add(Json.object("permission", permission));
        }
        Answer made = server.admin()
                .post(
                        "records/system/role",
                        Json.object(
                                "name",
                                name,
                                "label",
                                name,
                                "grants",
                                Json.array((Object[]) grants),
                                "permissions",
                                asked))
                .expect(201);
        ids.put("role " + name, made.id());
        return this;
    }

    /** A team. */
    public TestUsers team(String name) {
        ids.put(
                "team " + name,
                server.admin()
                        .post("records/system/team", Json.object("name", name))
                        .expect(201)
                        .id());
        return this;
    }

    /** A user with roles, signed in: those made here, and those that plugins bring, such as {@code contacts.sales}. */
    public TestClient add(String name, String... roles) {
        ArrayNode roleIds = Json.MAPPER.createArrayNode();
        for (String role : roles) {
            roleIds.add(role.contains(".") ? declared(role) : id("role " + role));
        }
        return add(name, Json.object("roles", roleIds));
    }

    private String declared(String role) {
        JsonNode found = server.admin()
                .post("records/system/role/query", Json.object("where", Json.object("name", Json.object("is", role))))
                .expect(200)
                .json()
                .path("records");
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no plugin brings the role " + role);
        }
        return found.get(0).path("id").asText();
    }

    /** A user with any fields of {@code system.user}, signed in. */
    public TestClient add(String name, ObjectNode fields) {
        ObjectNode user = Json.object("name", name, "full_name", name, "kind", "person", "active", true);
        user.setAll(fields);
        String id = server.admin().post("records/system/user", user).expect(201).id();
        ids.put("user " + name, id);
        server.kernel().accounts().setPassword(UUID.fromString(id), name, PASSWORD, false);
        return server.client().signIn(name, PASSWORD);
    }

    /** Somebody new who may nothing. */
    public TestClient nobody() {
        return add("nobody" + count.incrementAndGet());
    }

    /** Signs in again, after a restart for example. */
    public TestClient signIn(String name) {
        return server.client().signIn(name, PASSWORD);
    }

    /** The id of what was made here: {@code user ada}, {@code role sales} or {@code team north}. */
    public String id(String what) {
        String id = ids.get(what);
        if (id == null) {
            throw new IllegalArgumentException("there is no " + what + " among " + ids.keySet());
        }
        return id;
    }
}
