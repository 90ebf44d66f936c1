package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.tests.Expenses.APPROVALS;
import static org.kontor.tests.Expenses.EXPENSES;
import static org.kontor.tests.Expenses.run;
import static org.kontor.tests.Expenses.transition;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** What may be done with a record is what is done when it is tried. */
@OnEachDatabase
class CanTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with();

    private static final Expenses ON = new Expenses(platform);
    private static final String CRATES = "records/custom/crate";

    @BeforeEach
    void thereIsWhatIsAsked() {
        if (!new MovingDesk(platform.admin()).has("system.custom_entity", "entity_name==expense")) {
            ON.model();
            crates();
        }
    }

    private static void crates() {
        new PluginDesk(platform.admin())
                .model(
                        object("entity", "custom.crate", "label", "Crate", "plural", "Crates"),
                        field("custom.crate", "a", "text"),
                        field("custom.crate", "b", "text"),
                        field("custom.crate", "c", "text"),
                        rule("custom.crate", "one", "frozen", "when", is("a"), "but", array("b", "c")),
                        rule("custom.crate", "two", "frozen", "when", is("b"), "but", array("c")),
                        rule("custom.crate", "three", "frozen", "when", is("c"), "but", array("a")));
        platform.users()
                .role("packer", grant("custom.crate", Verb.READ, Verb.UPDATE, Verb.DELETE))
                .role("labeller", grant("custom.crate", Verb.READ), labels());
        platform.users().add("pat", "packer");
        platform.users().add("lea", "labeller");
    }

    private static ObjectNode labels() {
        return grant("custom.crate", Verb.UPDATE).put("only_fields", "c");
    }

    private static JsonNode is(String field) {
        return object(field, object("is", "1"));
    }

    private static JsonNode can(TestClient by, String path) {
        Answer read = by.get(path);
        return read.status() == 404 ? object() : read.json().path("can");
    }

    @Test
    void whoeverIsOfferedADecisionMayTakeItAndNobodyElse() {
        for (String user : List.of("emil", "head", "fanny", "fred", "keeper", "stranger", "admin")) {
            TestClient by = user.equals("admin") ? ON.admin() : ON.as(user);
            for (String action : List.of("approve", "reject", "withdraw")) {
                String path = ON.path(ON.submitted("emil", 50));
                List<String> offered = new ArrayList<>();
                can(by, path).path("actions").forEach(each -> offered.add(each.asText()));
                String listed = by.get(APPROVALS + "?can=true&filter=id==" + path.substring(path.lastIndexOf('/') + 1))
                        .expect(200)
                        .json()
                        .at("/records/0/can/actions")
                        .toString();
                assertThat(listed.contains("\"" + action + "\"")).isEqualTo(offered.contains(action));
                Answer tried = by.header("If-Match", "\"" + version(path) + "\"")
                        .post(path + "/actions/" + action, action.equals("reject") ? object("reason", "No") : object());
                assertThat(tried.status() == 200)
                        .as("%s: %s of %s, %s", user, action, offered, tried)
                        .isEqualTo(offered.contains(action));
                assertThat(tried.status()).isIn(200, 403, 404);
            }
        }
        String large = ON.path(ON.submitted("emil", 500));
        run(ON.as("keeper"), large, "reassign", "approvers", array(ON.user("dora")))
                .expect(200);
        assertThat(can(ON.as("dora"), large).path("actions").toString()).contains("approve");
        run(ON.as("dora"), large, "approve").expect(200);
        assertThat(can(ON.as("dora"), large).path("actions")).isEmpty();
        assertThat(can(ON.as("fanny"), large).path("actions").toString()).contains("approve");
        assertThat(can(ON.as("emil"), large).path("actions").toString()).isEqualTo("[\"withdraw\"]");
        run(ON.as("fanny"), large, "approve").expect(200);
        assertThat(can(ON.as("fanny"), large).path("actions")).isEmpty();
        assertThat(can(ON.as("emil"), large).path("actions")).isEmpty();
    }

    private static String version(String path) {
        return ON.admin().get(path).expect(200).json().path("version").asText();
    }

    @Test
    void whatWaitsSaysForWhomAndIsOfferedForNothingThatIsRefused() {
        String path = EXPENSES + "/" + ON.submitted("emil", 50);
        TestClient emil = ON.as("emil");
        Answer now = emil.get(path).expect(200);
        assertThat(now.json().at("/can/update").asBoolean())
                .as("the note is open")
                .isTrue();
        assertThat(now.json().at("/can/delete").asBoolean()).isFalse();
        String waits =
                "The record waits for a decision on The submit, by head, and does not change until then; whoever asked for"
                        + " it can withdraw it";
        Answer changed = emil.patch(path, now.etag(), object("total", 70)).expectProblem(409, "total");
        assertThat(changed.text("detail")).isEqualTo(waits);
        assertThat(emil.delete(path, now.etag()).expectProblem(409).text("detail"))
                .isEqualTo(waits);
        emil.patch(path, now.etag(), object("note", "Soon")).expect(200);
        String german = emil.header("Accept-Language", "de")
                .patch(path, emil.get(path).etag(), object("total", 70))
                .expectProblem(409, "total")
                .text("detail");
        assertThat(german).contains("head", "zurückziehen");
        run(emil, ON.path(path.substring(path.lastIndexOf('/') + 1)), "withdraw")
                .expect(200);
        assertThat(emil.get(path).expect(200).json().at("/can/delete").asBoolean())
                .isTrue();
        emil.delete(path, emil.get(path).etag()).expect(204);

        new PluginDesk(platform.admin())
                .model(transition(
                        "hurry",
                        "moves",
                        object("field", "state", "from", array("refused"), "to", "paid"),
                        "by",
                        object("fields", array("owner")),
                        "approval",
                        object(
                                "waiting",
                                "waiting",
                                "rejected",
                                "refused",
                                "steps",
                                array(object("name", "one", "by", object("managers_of", array("owner")))))));
        String closed = EXPENSES + "/" + ON.submitted("emil", 50);
        assertThat(emil.get(closed).expect(200).json().at("/can/update").asBoolean())
                .as("nothing is open by both approvals")
                .isFalse();
        emil.patch(closed, emil.get(closed).etag(), object("note", "Soon")).expectProblem(409, "note");
    }

    @Test
    void aFrozenRecordIsOfferedForAChangeWhereSomeFieldChanges() {
        for (int mask = 0; mask < 8; mask++) {
            ObjectNode values = object("name", "Crate");
            int bits = mask;
            List.of("a", "b", "c").forEach(name -> {
                if ((bits >> (name.charAt(0) - 'a') & 1) == 1) {
                    values.put(name, "1");
                }
            });
            for (Map.Entry<String, TestClient> user : Map.of(
                            "pat", ON.as("pat"), "lea", ON.as("lea"), "admin", ON.admin())
                    .entrySet()) {
                boolean changes = false;
                for (String name : List.of("name", "a", "b", "c")) {
                    String path = made(values);
                    changes |= user.getValue()
                            .patch(path, "\"1\"", object(name, "2"))
                            .isOk();
                }
                String path = made(values);
                JsonNode can = can(user.getValue(), path);
                assertThat(can.path("update").asBoolean())
                        .as("%s: %s", user.getKey(), values)
                        .isEqualTo(changes);
                assertThat(user.getValue().delete(path, "\"1\"").status() == 204)
                        .as("%s: %s", user.getKey(), values)
                        .isEqualTo(can.path("delete").asBoolean());
            }
        }
    }

    private static String made(ObjectNode values) {
        return CRATES + "/" + ON.admin().post(CRATES, values).expect(201).id();
    }
}
