package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.MovingDesk.conflict;
import static org.kontor.tests.MovingDesk.file;
import static org.kontor.tests.MovingDesk.named;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.Json;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.moving.MovingPlugin;

/** What a file of configuration would do is said before it is done, and done as it was said or not at all. */
@OnEachDatabase
@Tag("PLUS-79")
class ConfigurationPlanTest {
    @RegisterExtension
    static final PlatformExtension there = PlatformExtension.with().plugin(MovingPlugin.class);

    private final MovingDesk to = new MovingDesk(there.admin());

    @Test
    void aChangeIsShownFieldByFieldAndWhatIsOnlyThereIsKeptUnlessAskedFor() {
        to.make("system.team", "name", "Kept", "description", "here");
        to.make("system.team", "name", "Drivers", "description", "old");
        String file = file("system.team", object("name", "Drivers", "description", "new"));

        Answer plan = to.plan(file, "?only=system.team").expect(201);
        assertThat(plan.json().path("change").toString())
                .isEqualTo("[{\"entity\":\"system.team\",\"key\":[\"Drivers\"],\"fields\":"
                        + "[{\"field\":\"description\",\"from\":\"old\",\"to\":\"new\"}]}]");
        assertThat(plan.json().path("missing").toString()).contains("[\"Kept\"]");
        assertThat(plan.json().path("delete")).isEmpty();
        to.apply(plan).expect(200);
        assertThat(to.has("system.team", "name==Kept")).isTrue();

        Answer deleting = to.plan(file, "?delete=true").expect(201);
        assertThat(deleting.json().path("delete").toString()).contains("[\"Kept\"]");
        to.apply(deleting).expect(200);
        assertThat(to.has("system.team", "name==Kept")).isFalse();
        assertThat(there.admin().get("trash/system/team").expect(200).body()).contains("Kept");
    }

    @Test
    void whatChangedSinceThePlanIsNotOverwritten() {
        String id = to.make("system.team", "name", "Lenders", "description", "one");
        Answer plan = to.plan(file("system.team", object("name", "Lenders", "description", "three")))
                .expect(201);
        there.admin()
                .patch("records/system/team/" + id, "\"1\"", object("description", "two"))
                .expect(200);

        assertThat(to.apply(plan).expect(409).text("detail")).contains("changed since this plan was made");

        assertThat(there.admin().get("platform/plans/" + plan.text("id")).text("state"))
                .isEqualTo("outdated");
        assertThat(to.find("system.team", "name==Lenders").path("description").asText())
                .isEqualTo("two");
    }

    @Test
    void whatStandsAgainstItIsNamedByEntityKeyFieldAndReason() {
        assertThat(conflict(to.plan(object("format", 1, "plugins", object("nowhere", "1.0"), "entities", object())
                        .toString())))
                .isEqualTo("nowhere null : this plugin is not active here");
        assertThat(conflict(to.plan(object("format", 1, "plugins", object("moving", "0.0.1"), "entities", object())
                        .toString())))
                .contains("made with version 0.0.1 of this plugin");
        assertThat(to.plan(
                                object("format", 1, "plugins", object("moving", "0.0.1"), "entities", object())
                                        .toString(),
                                "?any_plugins=true")
                        .expect(201)
                        .json()
                        .path("conflicts"))
                .isEmpty();
        assertThat(conflict(to.plan(file("moving.goods", object("name", "x")))))
                .isEqualTo("moving.goods null : there is no such configuration here");
        assertThat(conflict(to.plan(file("moving.stage", object("code", "c1", "colour", "pink")))))
                .startsWith("moving.stage [\"c1\"] colour: pink is not one of:");
        assertThat(conflict(to.plan(file("moving.stage", object("code", "c1", "size", 1)))))
                .isEqualTo("moving.stage [\"c1\"] size: there is no such field here that moves");
        assertThat(conflict(to.plan(file("moving.stage", object("code", "c1", "weight", "101")))))
                .contains("moving.stage [\"c1\"]", "A stage carries 100 at most");
        assertThat(conflict(
                        to.plan(file("moving.stage", object("code", "c1", "follows", named("moving.stage", "gone"))))))
                .contains("follows: there is no moving.stage [\"gone\"], neither here nor in what moves");
        assertThat(conflict(to.plan(file("moving.stage", object("code", "c1", "head", named("system.user", "admin"))))))
                .contains("head: it names records that are no configuration: system.user");
        assertThat(conflict(to.plan(file(
                        "system.role",
                        object(
                                "name",
                                "r1",
                                "label",
                                "R",
                                "grants",
                                array(object("entity", "no.where", "verbs", array("read"))))))))
                .contains("system.role [\"r1\"]", "There is no no.where");
        assertThat(conflict(to.plan(file(
                        "system.setting",
                        object("plugin", "moving", "name", "pass", "for_team", null, "content", "x")))))
                .contains("content: it is a secret: set it there");
        assertThat(conflict(to.plan(file("system.team", object("name", "twice"), object("name", "twice")))))
                .isEqualTo("system.team [\"twice\"] : the file has it twice");
    }

    @Test
    void recordsThatNameOneAnotherAreMadeTogetherAndACircleThatRulesRefuseChangesNothing() {
        to.move(file(
                "moving.stage",
                object("code", "egg", "follows", named("moving.stage", "hen")),
                object("code", "hen", "follows", named("moving.stage", "egg"))));
        assertThat(to.find("moving.stage", "code==egg")
                        .path("follows")
                        .path("id")
                        .asText())
                .isEqualTo(to.find("moving.stage", "code==hen").path("id").asText());

        Answer circle = to.plan(file(
                "system.team",
                object("name", "a", "part_of", named("system.team", "b")),
                object("name", "b", "part_of", named("system.team", "a"))));
        assertThat(conflict(circle)).contains("circle");
        assertThat(to.apply(circle).expect(409).text("detail")).contains("impossible");
        assertThat(to.has("system.team", "name==a")).isFalse();
    }

    @Test
    void whatFailsHalfWayLeavesNothing() {
        Answer plan = to.plan(file(object(
                        "moving.stage", array(object("code", "half1"), object("code", "half2")),
                        "system.role",
                                array(object(
                                        "name",
                                        "half_role",
                                        "label",
                                        "H",
                                        "grants",
                                        array(object("entity", "moving.goods", "verbs", array("read"))))))))
                .expect(201);
        // between the plan and now something outside of the records has changed
        System.setProperty(MovingPlugin.REFUSED, "half2");
        try {
            assertThat(to.apply(plan).expect(409).text("detail"))
                    .startsWith("Nothing was changed. moving.stage [\"half2\"]");
        } finally {
            System.clearProperty(MovingPlugin.REFUSED);
        }

        assertThat(to.has("moving.stage", "code==half1")).isFalse();
        assertThat(to.has("system.role", "name==half_role")).isFalse();
        assertThat(there.admin().get("platform/plans/" + plan.text("id")).text("state"))
                .isEqualTo("proposed");
        to.apply(plan).expect(200);
        assertThat(to.has("moving.stage", "code==half2")).isTrue();
    }

    @Test
    void partsThatStayAreTheSameParts() {
        to.move(file(
                "moving.stage",
                object("code", "parts", "checks", array(object("what", "One"), object("what", "Two", "minutes", 2)))));
        JsonNode first = to.find("moving.stage", "code==parts").path("checks");

        to.move(file(
                "moving.stage",
                object(
                        "code",
                        "parts",
                        "checks",
                        array(object("what", "Two", "minutes", 2), object("what", "Three")))));

        JsonNode second = to.find("moving.stage", "code==parts").path("checks");
        assertThat(second.get(0).path("id")).isEqualTo(first.get(1).path("id"));
        assertThat(second.get(1).path("what").asText()).isEqualTo("Three");
    }

    @Test
    void nobodyMovesWhatTheyCouldNotSetUpByHand() {
        TestClient nobody = there.users().nobody();
        nobody.get("platform/configuration").expect(403);
        nobody.get("platform/configuration/left").expect(403);
        nobody.send("POST", "platform/configuration", file("system.team"), "application/json")
                .expect(403);
        TestClient limited = there.client()
                .withToken(there.admin()
                        .post(
                                "tokens",
                                object(
                                        "name",
                                        "teams",
                                        "expires_at",
                                        Soon.soon(),
                                        "permissions",
                                        array("system.administer"),
                                        "entities",
                                        object("system.team", array("read", "create", "update", "export"))))
                        .expect(201)
                        .text("secret"));

        JsonNode entities = Json.read(
                        limited.get("platform/configuration").expect(200).body())
                .path("entities");
        assertThat(entities.fieldNames()).toIterable().containsExactly("system.team");
        MovingDesk desk = new MovingDesk(limited);
        assertThat(conflict(
                        desk.plan(file("system.role", object("name", "mighty", "label", "M", "administrator", true)))))
                .isEqualTo("system.role null : there is no such configuration here");
        Answer whole = to.plan(file("system.role", object("name", "mighty", "label", "M", "administrator", true)));
        desk.apply(whole.expect(201)).expect(409);
        assertThat(to.has("system.role", "name==mighty")).isFalse();
        desk.move(file("system.team", object("name", "tokened")));
        assertThat(to.has("system.team", "name==tokened")).isTrue();
    }

    @Test
    void whatIsNoFileOfConfigurationIsRefusedWithThePlace() {
        to.plan("{}").expectProblem(422, "format");
        to.plan("{\"format\":2,\"plugins\":{},\"entities\":{}}").expectProblem(422, "format");
        to.plan("{\"format\":1,\"plugins\":{},\"entities\":{},\"extra\":1}").expectProblem(422, "extra");
        to.plan("{\"format\":1,\"plugins\":{\"a\":1},\"entities\":{}}").expectProblem(422, "plugins.a");
        to.plan("{\"format\":1,\"plugins\":{},\"entities\":{\"system.team\":[1]}}")
                .expectProblem(422, "entities.system.team[0]");
        to.plan("{\"format\":1,\"plugins\":{},\"entities\":{\"system.team\":[],\"system.team\":[]}}")
                .expectProblem(400);
        to.plan("{\"format\":1,\"plugins\":{},\"entities\":" + "[".repeat(100) + "]".repeat(100) + "}")
                .expectProblem(413);
        to.plan(file("system.team", object("name", "x".repeat(1_100_000)))).expectProblem(413);
        to.plan("[]").expectProblem(422);
        to.plan("{\"format\":1").expectProblem(400);
        to.plan(file("system.team"), "?delete=perhaps").expectProblem(400);
        assertThat(isPossible(to.plan(file("system.team", object("name", object("a", 1))))))
                .isFalse();
        assertThat(isPossible(to.plan(file("system.team", object("description", "nameless")))))
                .isFalse();
        assertThat(isPossible(to.plan(file(
                        "moving.stage",
                        object("code", "deep", "takes", object("entity", "moving.goods", "where", 1))))))
                .isFalse();
        assertThat(isPossible(to.plan(file(
                        "moving.stage", object("code", "deep", "checks", array(1), "not_with", "x", "follows", 5)))))
                .isFalse();
    }

    private static boolean isPossible(Answer plan) {
        return plan.expect(201).json().path("possible").asBoolean();
    }
}
