package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.kontor.testing.Answer;
import org.kontor.testing.Json;
import org.kontor.testing.TestClient;

/** Somebody who moves configuration over REST. */
record MovingDesk(TestClient admin) {
    String exported() {
        return admin.get("platform/configuration").expect(200).body();
    }

    Answer plan(String file) {
        return plan(file, "");
    }

    /** @param options as in {@code ?delete=true} */
    Answer plan(String file, String options) {
        return admin.send("POST", "platform/configuration" + options, file, "application/json");
    }

    Answer apply(Answer plan) {
        return admin.send("POST", "platform/plans/" + plan.text("id") + "/apply", "{}", "application/json");
    }

    /** Plans what the file says, and does it. */
    void move(String file) {
        Answer plan = plan(file).expect(201);
        assertThat(plan.json().path("conflicts")).isEmpty();
        apply(plan).expect(200);
    }

    /** A file of a few records of one entity. */
    static String file(String entity, JsonNode... records) {
        return file(object(entity, array((Object[]) records)));
    }

    static String file(ObjectNode entities) {
        return object("format", 1, "plugins", object(), "entities", entities).toString();
    }

    /** The only one against a plan: of which entity, key and field it is, and what it says. */
    static String conflict(Answer plan) {
        JsonNode conflicts = plan.expect(201).json().path("conflicts");
        assertThat(conflicts).hasSize(1);
        assertThat(plan.json().path("possible").asBoolean()).isFalse();
        JsonNode one = conflicts.get(0);
        return one.path("entity").asText() + " " + one.path("key") + " "
                + one.path("field").asText() + ": " + one.path("reason").asText();
    }

    String make(String entity, Object... values) {
        return admin.post("records/" + entity.replace('.', '/'), object(values))
                .expect(201)
                .id();
    }

    JsonNode find(String entity, String filter) {
        JsonNode found = admin.get("records/" + entity.replace('.', '/') + "?filter=" + filter)
                .expect(200)
                .json()
                .path("records");
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    boolean has(String entity, String filter) {
        return !admin.get("records/" + entity.replace('.', '/') + "?filter=" + filter)
                .expect(200)
                .json()
                .path("records")
                .isEmpty();
    }

    /** A record of a file. */
    static ObjectNode record(String file, String entity, String field, String value) {
        for (JsonNode each : Json.read(file).path("entities").path(entity)) {
            if (each.path(field).asText().equals(value)) {
                return (ObjectNode) each;
            }
        }
        throw new AssertionError("no " + entity + " " + value + " in " + file);
    }

    static ArrayNode key(Object... values) {
        return (ArrayNode) array(values);
    }

    /** How a file names a record. */
    static ObjectNode named(String entity, Object... key) {
        return object("entity", entity, "key", array(key));
    }
}
