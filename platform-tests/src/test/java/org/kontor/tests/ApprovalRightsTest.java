package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.tests.Expenses.EXPENSES;
import static org.kontor.tests.Expenses.oneStep;
import static org.kontor.tests.Expenses.run;
import static org.kontor.tests.Expenses.transition;
import static org.kontor.tests.PluginDesk.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestUsers;

/** What being asked opens of a record, and what becomes of those who are asked when they are called otherwise. */
@OnEachDatabase
class ApprovalRightsTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().given(ApprovalRightsTest::model);

    private static final Expenses ON = new Expenses(platform);

    static void model() {
        ON.model();
        ON.desk().model(field("custom.expense", "margin", "decimal"));
        ON.desk().model(transition("ask", "approval", oneStep("by", object("roles", array("finance")))));
        TestUsers users = platform.users();
        users.role("colleague", grant("custom.expense", Verb.READ, Verb.EXPORT).put("but_fields", "margin"));
        users.role(
                "own_only",
                TestUsers.within(
                        Scope.OWN,
                        grant("custom.expense", Verb.READ, Verb.CREATE).put("but_fields", "margin")));
        users.role("other_own", TestUsers.within(Scope.OWN, grant("custom.expense", Verb.READ)));
        users.add("cora", "colleague", "finance");
        users.add("owen", "own_only", "other_own", "finance");
        users.add("onlooker", "colleague");
    }

    private static String submitted() {
        String id = ON.admin()
                .post(EXPENSES, object("name", "Trip", "total", 10, "margin", 3, "owner", ON.user("emil")))
                .expect(201)
                .id();
        run(ON.admin(), EXPENSES + "/" + id, "ask").expect(200);
        return id;
    }

    private static void doesNotKnowTheMargin(TestClient who) {
        who.get(EXPENSES + "?filter=margin==3").expectProblem(400);
        who.get(EXPENSES + "?sort=margin").expectProblem(400);
        who.get(EXPENSES + "?fields=margin").expectProblem(400);
        who.post(EXPENSES + "/aggregate", object("measures", array("sum:margin")))
                .expectProblem(400);
    }

    @Test
    @Tag("SEC-04")
    void beingAskedOpensNoFieldThatTheRolesOfWhoIsAskedKeepClosed() {
        String expense = submitted();
        for (String name : new String[] {"cora", "owen"}) {
            TestClient who = ON.as(name);
            assertThat(ON.mine(name)).contains(expense);
            JsonNode seen = who.get(EXPENSES + "/" + expense).expect(200).json();
            assertThat(seen.path("total").asInt()).isEqualTo(10);
            assertThat(seen.hasNonNull("margin")).as(name).isFalse();
            assertThat(who.get(EXPENSES + "/" + expense + "/history")
                            .expect(200)
                            .body())
                    .doesNotContain("margin");
        }
        doesNotKnowTheMargin(ON.as("cora"));
        // who may read no expense by their roles sees all of it that is not sensitive
        assertThat(ON.as("fanny")
                        .get(EXPENSES + "/" + expense)
                        .expect(200)
                        .json()
                        .path("margin")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    @Tag("SEC-04")
    void anApprovalMakesNoFieldKnownToWhoIsNotAsked() {
        submitted();
        doesNotKnowTheMargin(ON.as("onlooker"));
        assertThat(ON.as("onlooker").get("meta/custom/expense").expect(200).body())
                .doesNotContain("margin");
    }

    @Test
    @Tag("PLUS-87")
    void thatAFieldIsTakenOutOfAGrantIsToldBeforehand() {
        platform.users().role("readers", grant("custom.expense", Verb.READ));
        platform.users().add("rita", "readers");
        String role = "records/system/role/" + platform.users().id("role readers");
        Answer before = ON.admin().get(role).expect(200);
        ObjectNode narrower = grant("custom.expense", Verb.READ).put("but_fields", "margin");
        JsonNode effect = ON.admin()
                .header("If-Match", before.etag())
                .post(role + "/effect", object("grants", array(narrower)))
                .expect(200)
                .json();
        assertThat(effect.toString()).contains("\"fields_lost\":[\"margin\"]");
    }

    @Test
    @Tag("PLUS-28")
    void rolesTeamsAndUsersThatApprovalsNameKeepTheirNamesAndStay() {
        TestUsers users = platform.users();
        users.role("controllers").team("Controlling");
        users.add("conny", "controllers");
        ON.desk()
                .model(transition(
                        "control",
                        "approval",
                        oneStep(
                                "by",
                                object(
                                        "roles",
                                        array("controllers"),
                                        "teams",
                                        array("Controlling"),
                                        "users",
                                        array("dora")))));
        String role = "records/system/role/" + users.id("role controllers");
        String team = "records/system/team/" + users.id("team Controlling");
        String user = "records/system/user/" + users.id("user dora");
        for (String path : new String[] {role, team, user}) {
            Answer now = ON.admin().get(path).expect(200);
            Answer refused = ON.admin()
                    .patch(path, now.etag(), object("name", "renamed"))
                    .expectProblem(409);
            assertThat(refused.body()).contains("custom.expense.control");
            ON.admin().delete(path, now.etag()).expectProblem(409);
            assertThat(ON.admin().get(path).expect(200).json().path("name").asText())
                    .isNotEqualTo("renamed");
        }
        Answer label = ON.admin().get(role).expect(200);
        ON.admin().patch(role, label.etag(), object("label", "Controllers")).expect(200);

        ON.desk().model(object("entity", "custom.expense", "rule", "control", "to", "retired"));
        Answer free = ON.admin().get(role).expect(200);
        ON.admin().patch(role, free.etag(), object("name", "renamed")).expect(200);
        Answer gone = ON.admin().get(team).expect(200);
        ON.admin().delete(team, gone.etag()).expect(204);
    }
}
