package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.kontor.testing.Answer;
import org.kontor.testing.TestClient;

/** An administrator who changes plugins over REST. */
final class PluginDesk {
    private final TestClient admin;

    PluginDesk(TestClient admin) {
        this.admin = admin;
    }

    /** Uploads one, and answers the hash of its files. */
    String upload(PluginSource plugin) {
        return upload(plugin.jar()).expect(201).text("hash");
    }

    Answer upload(byte[] archive) {
        return admin.send("POST", "platform/plugins", archive, "application/octet-stream");
    }

    /** What a change would do. */
    Answer plan(String plugin, String to) {
        return plan(object("plugin", plugin, "to", to));
    }

    Answer plan(String plugin, String to, String hash) {
        return plan(object("plugin", plugin, "to", to, "hash", hash));
    }

    Answer plan(JsonNode... changes) {
        return admin.post("platform/plans", object("changes", List.of(changes)));
    }

    /** Plans a change of own fields, entities and rules, and does it. */
    void model(JsonNode... wishes) {
        Answer plan = proposeModel(wishes).expect(201);
        assertThat(plan.json().path("conflicts")).as(plan.text("text")).isEmpty();
        apply(plan).expect(200);
    }

    /** The wish for an own field. */
    static JsonNode field(String entity, String name, String type, Object... more) {
        Object[] all = new Object[8 + more.length];
        System.arraycopy(
                new Object[] {"entity", entity, "field", name, "type", type, "label", "The " + name}, 0, all, 0, 8);
        System.arraycopy(more, 0, all, 8, more.length);
        return object(all);
    }

    /** The wish for an own rule. */
    static JsonNode rule(String entity, String name, String kind, Object... said) {
        Object[] all = new Object[6 + said.length];
        System.arraycopy(new Object[] {"entity", entity, "rule", name, "kind", kind}, 0, all, 0, 6);
        System.arraycopy(said, 0, all, 6, said.length);
        return object(all);
    }

    /** The wish that an own entity, or one of its fields or rules, goes into a state. */
    static JsonNode to(String state, String entity, Object... more) {
        Object[] all = new Object[4 + more.length];
        System.arraycopy(new Object[] {"entity", entity, "to", state}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return object(all);
    }

    Answer proposeModel(JsonNode... wishes) {
        return admin.post("platform/plans", object("model", List.of(wishes)));
    }

    Answer apply(Answer plan) {
        return admin.send("POST", "platform/plans/" + plan.text("id") + "/apply", "{}", "application/json");
    }

    /** Has data deleted for good, confirmed as it has to be. */
    Answer purge(Answer plan, String plugin) {
        return admin.post(
                "platform/plans/" + plan.text("id") + "/apply", object("confirm", plugin, "backup", "of this morning"));
    }

    /** Plans that something own is deleted for good, and does it. */
    void purge(JsonNode wish, String path) {
        purge(proposeModel(wish).expect(201), path).expect(200);
    }

    /** Plans a change and does it. */
    Answer change(String plugin, String to) {
        return apply(plan(plugin, to).expect(201)).expect(200);
    }

    Answer change(String plugin, String to, String hash) {
        Answer plan = plan(plugin, to, hash).expect(201);
        assertThat(plan.json().path("conflicts")).isEmpty();
        return apply(plan).expect(200);
    }

    /** What became of it. */
    String state(String plugin) {
        for (JsonNode each : admin.get("platform/plugins").expect(200).json().path("plugins")) {
            if (each.path("id").asText().equals(plugin)) {
                return each.path("state").asText();
            }
        }
        return "unknown";
    }

    /** Why it is not there. */
    String reasons(String plugin) {
        return admin.get("platform/plugins/" + plugin)
                .expect(200)
                .json()
                .path("violations")
                .toString();
    }

    /** What is to be said of it, whether it is there or not. */
    String remarks(String plugin) {
        return admin.get("platform/plugins/" + plugin)
                .expect(200)
                .json()
                .path("remarks")
                .toString();
    }

    /** Uploads one and has it enabled. */
    String install(PluginSource plugin, String id) {
        String hash = upload(plugin);
        change(id, "enabled", hash);
        assertThat(state(id)).isEqualTo("active");
        return hash;
    }
}
