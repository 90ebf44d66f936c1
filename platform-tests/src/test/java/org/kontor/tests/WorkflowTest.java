package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Transitions that administrators set: states, who, when, what must be there. */
@OnEachDatabase
class WorkflowTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(WorkflowTest::model);

    private static final String TRIPS = "records/custom/trip";

    private static TestClient admin() {
        return platform.admin();
    }

    private static PluginDesk desk() {
        return new PluginDesk(admin());
    }

    static void model() {
        desk().model(
                        object("entity", "custom.trip", "label", "Trip", "plural", "Trips", "owned", true),
                        field(
                                "custom.trip",
                                "state",
                                "choice",
                                "values",
                                states("draft", "planned", "done", "dropped")),
                        field("custom.trip", "reason", "text"),
                        field("custom.trip", "cost", "decimal"),
                        field("custom.trip", "guide", "reference", "targets", array("system.user")),
                        field("custom.trip", "done_by", "reference", "targets", array("system.user")),
                        field("custom.trip", "done_on", "date"));
        platform.users()
                .role(
                        "traveller",
                        grant("custom.trip", Verb.READ, Verb.CREATE, Verb.UPDATE, Verb.DELETE),
                        grant("system.user", Verb.READ));
        platform.users().role("clerk", grant("custom.trip", Verb.READ));
        platform.users().team("office");
        platform.users().add("trip_otto", "traveller");
        desk().model(
                        transition(
                                "plan",
                                "moves",
                                moves("draft", "planned"),
                                "needs",
                                array("cost"),
                                "input",
                                array("reason")),
                        transition(
                                "finish",
                                "moves",
                                moves("planned", "done"),
                                "by",
                                object(
                                        "roles",
                                        array("clerk"),
                                        "fields",
                                        array("guide"),
                                        "managers_of",
                                        array("owner")),
                                "not_own",
                                true,
                                "values",
                                object("done_by", object("isMe", true), "done_on", object("when", "today")),
                                "words",
                                object("de", object("label", "Abschließen"))),
                        transition(
                                "drop",
                                "moves",
                                object("field", "state", "from", array("draft", "planned"), "to", "dropped"),
                                "by",
                                object("teams", array("office"), "users", array("trip_otto")),
                                "when",
                                object("cost", object("atMost", 100))));
    }

    private static JsonNode states(String... names) {
        return array((Object[]) Stream.of(names)
                .map(name -> object("name", name, "label", name))
                .toArray(ObjectNode[]::new));
    }

    private static JsonNode moves(String from, String to) {
        return object("field", "state", "from", array(from), "to", to);
    }

    private static JsonNode transition(String name, Object... said) {
        Object[] all = new Object[said.length + 2];
        System.arraycopy(new Object[] {"label", "The " + name}, 0, all, 0, 2);
        System.arraycopy(said, 0, all, 2, said.length);
        return rule("custom.trip", name, "transition", all);
    }

    private static Answer run(TestClient by, String trip, String action, Object... input) {
        Answer now = by.get(TRIPS + "/" + trip).expect(200);
        return by.header("If-Match", now.etag()).post(TRIPS + "/" + trip + "/actions/" + action, object(input));
    }

    private static String trip(TestClient by, Object... fields) {
        ObjectNode all = object("name", "To Brno");
        all.setAll(object(fields));
        return by.post(TRIPS, all).expect(201).id();
    }

    private static JsonNode read(String trip) {
        return admin().get(TRIPS + "/" + trip).expect(200).json();
    }

    private static String can(TestClient by, String trip) {
        return by.get(TRIPS + "/" + trip).expect(200).json().at("/can/actions").toString();
    }

    private static String conflicts(JsonNode... wishes) {
        return desk().proposeModel(wishes).expect(201).json().path("conflicts").toString();
    }

    @Test
    @Tag("PLUS-28")
    void aTransitionMovesAsksAndNeedsAndNobodyElseWritesTheState() {
        TestClient ada = platform.users().add("trip_ada", "traveller");
        String trip = trip(ada);
        assertThat(read(trip).path("state").asText()).isEqualTo("draft");
        Answer now = ada.get(TRIPS + "/" + trip).expect(200);
        ada.patch(TRIPS + "/" + trip, now.etag(), object("state", "done")).expectProblem(403, "state");

        assertThat(can(ada, trip)).isEqualTo("[]");
        run(ada, trip, "plan").expect(403);
        assertThat(can(admin(), trip)).contains("plan");
        run(admin(), trip, "plan").expectProblem(422, "cost");
        run(admin(), trip, "plan", "reason", "Fair", "nonsense", 1).expectProblem(422, "nonsense");
        Answer priced = ada.get(TRIPS + "/" + trip).expect(200);
        ada.patch(TRIPS + "/" + trip, priced.etag(), object("cost", 70)).expect(200);
        assertThat(run(admin(), trip, "plan", "reason", "Fair")
                        .expect(200)
                        .json()
                        .at("/record/state")
                        .asText())
                .isEqualTo("planned");
        assertThat(read(trip).path("reason").asText()).isEqualTo("Fair");
        run(admin(), trip, "plan").expectProblem(409);
    }

    @Test
    @Tag("PLUS-28")
    void whoMayIsSaidByRolesTeamsUsersFieldsAndSuperiorsAndNobodyMovesTheirOwn() {
        TestClient boss = platform.users().add("trip_boss", "traveller");
        TestClient owner = platform.users()
                .add(
                        "trip_owner",
                        object(
                                "roles",
                                array(platform.users().id("role traveller")),
                                "manager",
                                platform.users().id("user trip_boss")));
        TestClient guide = platform.users().add("trip_guide", "traveller");
        TestClient clerk = platform.users().add("trip_clerk", "clerk");
        TestClient otto = platform.users().signIn("trip_otto");
        String trip = trip(owner, "cost", 500, "guide", platform.users().id("user trip_guide"));
        run(admin(), trip, "plan").expect(200);

        assertThat(can(owner, trip)).doesNotContain("finish");
        run(owner, trip, "finish").expectProblem(403);
        run(otto, trip, "finish").expectProblem(403);
        run(admin(), trip, "finish").expectProblem(403);
        for (TestClient each : new TestClient[] {boss, guide, clerk}) {
            assertThat(can(each, trip)).contains("finish");
        }
        assertThat(can(otto, trip)).doesNotContain("drop");
        run(otto, trip, "drop").expectProblem(409);

        run(clerk, trip, "finish").expect(200);
        JsonNode done = read(trip);
        assertThat(done.path("state").asText()).isEqualTo("done");
        assertThat(done.at("/done_by/id").asText()).isEqualTo(platform.users().id("user trip_clerk"));
        assertThat(done.path("done_on").asText()).matches("\\d{4}-\\d\\d-\\d\\d");

        String clerks = clerk.get(TRIPS + "/" + trip).expect(200).id();
        assertThat(clerks).isEqualTo(trip);
        String own = trip(guide, "cost", 50, "guide", platform.users().id("user trip_guide"));
        run(admin(), own, "plan").expect(200);
        run(guide, own, "finish").expectProblem(403);
        assertThat(can(otto, own)).contains("drop");
        run(otto, own, "drop").expect(200);
    }

    @Test
    void aPermissionIsGivenToRolesWhereTheTransitionSaysNothingOfWho() {
        platform.users()
                .role("trip_planner", new String[] {"custom.run.custom.trip.plan"}, grant("custom.trip", Verb.READ));
        TestClient planner = platform.users().add("trip_planner_1", "trip_planner");
        String trip = trip(admin(), "cost", 5);
        assertThat(can(planner, trip)).contains("plan");
        run(planner, trip, "plan").expect(200);
        assertThat(admin().get(TRIPS + "/" + trip + "/history").expect(200).body())
                .contains("custom.trip.plan");
        JsonNode meta = admin().header("Accept-Language", "de")
                .get("meta/custom/trip")
                .expect(200)
                .json();
        assertThat(meta.path("actions").toString()).contains("Abschließen").contains("\"needs\":[\"cost\"]");
    }

    @Test
    void aTokenRunsATransitionWhereItIsNamedAmongItsPermissions() {
        TestClient clerk = platform.users().add("trip_token", "clerk");
        String trip = trip(admin(), "cost", 5);
        run(admin(), trip, "plan").expect(200);
        JsonNode entities = object("custom.trip", array("read"));
        TestClient narrow = token(clerk, object("name", "a", "expires_at", Soon.soon(), "entities", entities));
        assertThat(can(narrow, trip)).doesNotContain("finish");
        run(narrow, trip, "finish").expectProblem(403);
        TestClient wide = token(
                clerk,
                object(
                        "name",
                        "b",
                        "expires_at",
                        Soon.soon(),
                        "entities",
                        entities,
                        "permissions",
                        array("custom.run.custom.trip.finish")));
        assertThat(can(wide, trip)).contains("finish");
        run(wide, trip, "finish").expect(200);
    }

    private static TestClient token(TestClient by, ObjectNode wish) {
        return platform.client().withToken(by.post("tokens", wish).expect(201).text("secret"));
    }

    @Test
    void whatCannotBeIsSaidWithThePlan() {
        assertThat(conflicts(transition("bad", "moves", moves("draft", "gone"))))
                .contains("has no state gone");
        assertThat(conflicts(transition("bad", "moves", moves("draft", "draft"))))
                .contains("to the same state");
        assertThat(conflicts(transition("bad", "moves", object("field", "colour", "from", array("a"), "to", "b"))))
                .contains("colour");
        assertThat(conflicts(transition("bad", "moves", object("field", "cost", "from", array("a"), "to", "b"))))
                .contains("is no choice");
        assertThat(conflicts(transition("bad", "by", object("roles", array("nobodys")))))
                .contains("no role nobodys");
        assertThat(conflicts(transition("bad", "by", object("teams", array("none")))))
                .contains("no team none");
        assertThat(conflicts(transition("bad", "by", object("users", array("none")))))
                .contains("signs in as none");
        assertThat(conflicts(transition("bad", "by", object("fields", array("cost")))))
                .contains("does not point to a user");
        assertThat(conflicts(transition("bad", "by", object()))).contains("say who");
        assertThat(conflicts(transition("bad", "needs", array("nothing"), "moves", moves("draft", "done"))))
                .contains("nothing");
        assertThat(conflicts(transition("bad", "values", object("cost", "much"), "moves", moves("draft", "done"))))
                .contains("number");
        assertThat(conflicts(
                        transition("bad", "moves", moves("draft", "done"), "when", object("nil", object("is", 1)))))
                .contains("nil");
        assertThat(conflicts(rule("every.thing", "bad", "transition", "label", "Bad", "moves", object())))
                .contains("it has no code");
        assertThat(conflicts(rule(
                        "every.thing",
                        "finish",
                        "transition",
                        "label",
                        "Finish",
                        "moves",
                        object("field", "state", "from", array("new"), "to", "done"))))
                .contains("has an action of this name");
        assertThat(conflicts(rule(
                        "every.thing",
                        "skip",
                        "transition",
                        "label",
                        "Skip",
                        "moves",
                        object("field", "state", "from", array("new"), "to", "done"))))
                .isEqualTo("[]");
        for (JsonNode steps : new JsonNode[] {
            array(),
            array(object("name", "one", "by", object())),
            array(object("name", "one", "by", object("roles", array("clerk")), "needed", 0)),
            array(object("name", "one", "by", object("roles", array("clerk")), "deadline", object("hours", -1))),
            array(object(
                    "name", "one", "by", object("roles", array("clerk")), "then", object("roles", array("clerk")))),
            array(object("name", "One!", "by", object("roles", array("clerk")))),
            array(object("name", "one", "by", object("roles", array("clerk")), "who", "me"))
        }) {
            assertThat(conflicts(transition(
                            "bad",
                            "moves",
                            moves("draft", "done"),
                            "approval",
                            object("waiting", "planned", "rejected", "dropped", "steps", steps))))
                    .as(steps.toString())
                    .contains("bad");
        }
        assertThat(conflicts(transition(
                        "bad",
                        "moves",
                        moves("draft", "done"),
                        "approval",
                        object(
                                "waiting",
                                "draft",
                                "rejected",
                                "dropped",
                                "steps",
                                array(object("name", "one", "by", object("roles", array("clerk"))))))))
                .contains("is one of its own");
        desk().proposeModel(rule("custom.trip", "bad", "transition", "label", 7))
                .expectProblem(422, "model[0].label");
        desk().proposeModel(rule("custom.trip", "bad", "transition", "colour", "red"))
                .expect(400);
        desk().proposeModel(rule("custom.trip", "bad", "transition", "pattern", "x"))
                .expectProblem(422);
        desk().proposeModel(rule("system.user", "bad", "transition", "label", "Bad"))
                .expectProblem(422);
    }

    @Test
    void aStateThatATransitionUsesIsNotRetiredAndAFieldThatItNamesNeither() {
        JsonNode values = admin().post(
                        "records/system/choice_value/query",
                        object("where", object("list", object("is", "custom.custom_trip__state"))))
                .expect(200)
                .json()
                .path("records");
        for (JsonNode value : values) {
            Answer now = admin().get(
                            "records/system/choice_value/" + value.path("id").asText())
                    .expect(200);
            admin().patch(
                            "records/system/choice_value/" + value.path("id").asText(),
                            now.etag(),
                            object("active", false))
                    .expectProblem(422, "active");
        }
        assertThat(values).hasSize(4);
        assertThat(conflicts(object("entity", "custom.trip", "field", "cost", "to", "retired")))
                .contains("rule plan of custom.trip");
    }
}
