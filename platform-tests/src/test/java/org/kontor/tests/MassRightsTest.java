package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Json;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Mass changes do what their actor may do, and nothing that nobody asked for. */
@OnEachDatabase
@Tag("PLUS-10")
class MassRightsTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(MassRightsTest::roles);

    private static final MassThings MADE = new MassThings(platform);
    private static final String THINGS = MassThings.PATH;
    private static final String THING = "every/thing";

    static void roles() {
        platform.users()
                .role(
                        "worker",
                        grant("every.thing", Verb.READ),
                        within(Scope.OWN, grant("every.thing", Verb.UPDATE, Verb.DELETE)))
                .role("limited", grant("every.thing", Verb.READ), narrow())
                .role("owner", within(Scope.OWN, grant("every.thing", Verb.values())))
                .role("reader", grant("every.thing", Verb.READ));
    }

    /** May write the note and nothing else. */
    private static ObjectNode narrow() {
        return grant("every.thing", Verb.UPDATE).put("only_fields", "note");
    }

    private static TestClient admin() {
        return platform.admin();
    }

    private static String id(JsonNode record) {
        return record.path("id").asText();
    }

    @Test
    void onlyWhatSomebodyMayIsChangedAndWhatTheyMayNotIsNamed() {
        TestClient worker = platform.users().add("worker1", "worker");
        String me = platform.users().id("user worker1");
        List<String> others = MADE.many("parted", 4);
        for (int i = 0; i < 3; i++) {
            MADE.one(object("caption", "parted mine " + i, "owner", me));
        }
        JsonNode preview = worker.post(
                        THINGS + "/mass", MassThings.of("parted", "change", object("note", "w"), "dry_run", true))
                .expect(200)
                .json();
        assertThat(preview.path("matching").asInt()).isEqualTo(7);
        assertThat(preview.path("permitted").asInt()).isEqualTo(3);
        assertThat(preview.path("would_change").asInt()).isEqualTo(3);
        JsonNode mass = Masses.run(worker, THING, MassThings.of("parted", "change", object("note", "w")));
        Masses.expectNumbers(mass, 7, 3, 0, 0, 4);
        assertThat(MADE.read(others.getFirst()).path("note").isNull()).isTrue();
        assertThat(Masses.failures(worker, id(mass)).stream()
                        .map(each -> each.at("/about/id").asText()))
                .containsExactlyInAnyOrderElementsOf(others);
        JsonNode gone = Masses.run(worker, THING, MassThings.of("parted", "delete", true));
        Masses.expectNumbers(gone, 7, 3, 0, 0, 4);
    }

    @Test
    void whatSomebodyMayNotWriteOrAskIsRefusedBeforeAnythingHappens() {
        MADE.many("refused", 2);
        TestClient limited = platform.users().add("limited1", "limited");
        limited.post(THINGS + "/mass", MassThings.of("refused", "change", object("count", 1)))
                .expectProblem(403, "count");
        limited.post(THINGS + "/mass", MassThings.of("refused", "change", object("secret", "x")))
                .expectProblem(422, "secret");
        limited.post(THINGS + "/mass", MassThings.of("refused", "delete", true)).expectProblem(403);
        limited.post(THINGS + "/mass", object("filter", "secret==x", "change", object("note", "x")))
                .expectProblem(400);
        limited.post(
                        THINGS + "/mass",
                        object("where", object("secret", object("is", "x")), "change", object("note", "x")))
                .expectProblem(400);
        platform.users()
                .add("reader1", "reader")
                .post(THINGS + "/mass", MassThings.of("refused", "change", object("note", "x")))
                .expectProblem(403);
        platform.users()
                .nobody()
                .post(THINGS + "/mass", MassThings.of("refused", "change", object("note", "x")))
                .expectProblem(404);
        JsonNode mass = Masses.run(limited, THING, MassThings.of("refused", "change", object("note", "may")));
        Masses.expectNumbers(mass, 2, 2, 0, 0, 0);
    }

    @Test
    void recordsAreGivenAwayByWhoMayShareThemAlone() {
        List<String> ids = MADE.many("assigned", 3);
        TestClient heir = platform.users().add("heir1", "owner");
        String owner = platform.users().id("user heir1");
        platform.users()
                .add("worker2", "worker")
                .post(THINGS + "/mass", MassThings.of("assigned", "change", object("owner", owner)))
                .expectProblem(403, "owner");
        JsonNode mass = Masses.run(admin(), THING, MassThings.of("assigned", "change", object("owner", owner)));
        Masses.expectNumbers(mass, 3, 3, 0, 0, 0);
        heir.get(THINGS + "/" + ids.getFirst()).expect(200);
        Masses.undo(admin(), id(mass));
        heir.get(THINGS + "/" + ids.getFirst()).expectProblem(404);
    }

    private static String can(String mass) {
        return admin().get(Masses.CHANGES + mass)
                .expect(200)
                .json()
                .at("/can/actions")
                .toString();
    }

    @Test
    void whoTakesBackWhatOthersDidIsToldOfNoFieldThatTheyDoNotKnow() {
        MADE.many("unknown", 2);
        platform.users()
                .role("noteless", grant("every.thing", Verb.READ, Verb.UPDATE).put("but_fields", "note"));
        TestClient keeper = platform.users().add("keeper2", "system.task_keeper", "noteless");
        JsonNode mass =
                Masses.run(admin(), THING, MassThings.of("unknown", "change", object("note", "secret", "count", 7)));
        String preview =
                keeper.get(Masses.CHANGES + id(mass) + "/undo").expect(200).body();
        assertThat(preview).doesNotContain("note").contains("not yours to change");
        JsonNode vain = Masses.undo(keeper, id(mass));
        Masses.expectNumbers(vain, 2, 0, 0, 0, 2);
        assertThat(Masses.failures(keeper, id(vain)).toString()).doesNotContain("note");
        assertThat(can(id(vain))).doesNotContain("undo");
        Masses.askUndo(keeper, id(vain)).expectProblem(409);
        assertThat(can(id(mass))).contains("undo");
        Masses.expectNumbers(Masses.undo(admin(), id(mass)), 2, 2, 0, 0, 0);
    }

    @Test
    void aMassChangeIsSeenByWhoeverStartedItAndByAdministrators() {
        MADE.many("seen", 2);
        TestClient one = platform.users().add("limited2", "limited");
        TestClient other = platform.users().add("limited3", "limited");
        JsonNode mass = Masses.run(one, THING, MassThings.of("seen", "change", object("note", "seen")));
        assertThat(mass.path("change").asText()).contains("seen");
        other.get(Masses.CHANGES + id(mass)).expectProblem(404);
        other.get(Masses.CHANGES + id(mass) + "/undo").expectProblem(404);
        other.header("If-Match", "\"1\"")
                .post(Masses.CHANGES + id(mass) + "/actions/undo", object())
                .expectProblem(404);
        TestClient keeper = platform.users().add("keeper1", "system.task_keeper");
        assertThat(keeper.get(Masses.CHANGES + id(mass)).expect(200).body()).doesNotContain("seen");
        // as themselves, who may do nothing with things
        JsonNode vain = Masses.undo(keeper, id(mass));
        assertThat(vain.path("changed").asInt()).isZero();
        Masses.expectNumbers(Masses.undo(admin(), id(mass)), 2, 2, 0, 0, 0);
        admin().patch(
                        Masses.CHANGES + id(mass),
                        admin().get(Masses.CHANGES + id(mass)).etag(),
                        object("changed", 0))
                .expectProblem(403);
    }

    @Test
    @Tag("S-25")
    void aKeeperOfTasksLearnsNoIdOfRecordsThatTheyMayNotSee() {
        List<String> ids = MADE.many("unseen", 3);
        String first = MADE.one(object("caption", "unseen own", "owner", null));
        TestClient worker = platform.users().add("worker9", "worker");
        JsonNode failed = Masses.run(worker, THING, MassThings.of("unseen", "change", object("note", "w")));
        assertThat(failed.path("failed").asInt()).isPositive();
        JsonNode mass = Masses.run(admin(), THING, MassThings.of("unseen", "change", object("note", "u")));
        TestClient keeper = platform.users().add("keeper9", "system.task_keeper");
        JsonNode preview =
                keeper.get(Masses.CHANGES + id(mass) + "/undo").expect(200).json();
        assertThat(preview.path("would_fail").asInt()).isEqualTo(4);
        assertThat(preview.path("failures").get(0).path("kind").asText()).isEqualTo("gone");
        JsonNode vain = Masses.undo(keeper, id(mass));
        assertThat(vain.path("failed").asInt()).isEqualTo(4);
        String told = preview
                + keeper.get("records/system/mass_failure?limit=200")
                        .expect(200)
                        .body()
                + keeper.get("records/system/mass_failure/export").body()
                + keeper.get("records/system/task?limit=200").expect(200).body()
                + keeper.get("records/system/task_step?limit=200").expect(200).body();
        assertThat(told).contains("mass_change", "gone");
        ids.forEach(id -> assertThat(told).doesNotContain(id));
        assertThat(told).doesNotContain(first);
        // whoever it is about is told
        assertThat(Masses.failures(worker, id(failed)).stream()
                        .map(each -> each.path("record").asText()))
                .containsAll(ids);
    }

    @Test
    void nobodyMeansAllRecordsByLeavingSomethingOut() {
        for (ObjectNode body : List.of(
                object("change", object("note", "x")),
                object("where", object("all", array()), "change", object("note", "x")),
                object("filter", " ", "q", "", "delete", true),
                object("delete", true),
                object("filter", "caption==x", "all", true, "delete", true),
                object("filter", "caption==x"),
                object("filter", "caption==x", "delete", true, "change", object("note", "x")),
                object("filter", "caption==x", "delete", "yes"),
                object("filter", "caption==x", "chnge", object("note", "x")),
                object("where", deep(25), "delete", true),
                object("where", 7, "delete", true),
                object("filter", "no_such==1", "delete", true))) {
            admin().post(THINGS + "/mass", body).expectProblem(400);
        }
        admin().post(THINGS + "/mass", object("where", deep(100), "delete", true))
                .expectProblem(413);
        for (ObjectNode body : List.of(
                object("filter", "caption==x", "change", object()),
                object("filter", "caption==x", "change", array()),
                object("filter", "caption==x", "change", thousandFields()),
                object("filter", "caption==x", "change", object("no_such", 1)),
                object("filter", "caption==x", "change", object("version", 3)),
                object("filter", "caption==x", "change", object("created_at", "2027-01-01T00:00:00Z")),
                object("filter", "caption==x", "change", object("count", "many")),
                object("filter", "caption==x", "change", object("caption", "x".repeat(81))),
                object("filter", "caption==x", "change", object("lines", array())))) {
            admin().post(THINGS + "/mass", body).expectProblem(422);
        }
        admin().post(THINGS + "/mass", object("filter", "caption==x", "change", object("length", 3)))
                .expectProblem(403, "length");
        admin().post(THINGS + "/mass", object("filter", "caption==x", "change", object("state", "done")))
                .expectProblem(403, "state");
        admin().post("records/every/line/mass", object("all", true, "delete", true))
                .expectProblem(404);
        admin().post("records/every/none/mass", object("all", true, "delete", true))
                .expectProblem(404);
    }

    private static JsonNode deep(int levels) {
        JsonNode inner = object("caption", object("is", "x"));
        for (int i = 0; i < levels; i++) {
            inner = object("not", inner);
        }
        return inner;
    }

    private static ObjectNode thousandFields() {
        ObjectNode fields = Json.object();
        for (int i = 0; i < 1000; i++) {
            fields.put("field_" + i, i);
        }
        return fields;
    }

    @Test
    void allRecordsAreMeantWhereThatIsSaid() {
        String one = admin().post("records/every/box", object("label", "all"))
                .expect(201)
                .id();
        JsonNode mass = Masses.run(admin(), "every/box", object("all", true, "change", object("size", 77)));
        assertThat(mass.path("changed").asInt())
                .isEqualTo(mass.path("matched").asInt())
                .isPositive();
        assertThat(admin().get("records/every/box/" + one).json().path("size").asInt())
                .isEqualTo(77);
    }

    @Test
    void aPreviewTellsNothingOfAValueThatMayBeWrittenAndNotRead() {
        platform.users()
                .role(
                        "blind",
                        grant("every.thing", Verb.READ).put("but_fields", "note"),
                        grant("every.thing", Verb.UPDATE).put("only_fields", "note"))
                .add("blind", "blind");
        MADE.one(object("caption", "guessed", "note", "1234"));
        TestClient blind = platform.users().signIn("blind");
        JsonNode right = guess(blind, "1234");
        JsonNode wrong = guess(blind, "4321");
        assertThat(right).isEqualTo(wrong);
        assertThat(right.path("would_change").asInt()).isEqualTo(1);
        assertThat(guess(admin(), "1234").path("would_change").asInt()).isZero();
    }

    private static JsonNode guess(TestClient client, String note) {
        return client.post(THINGS + "/mass", MassThings.of("guessed", "change", object("note", note), "dry_run", true))
                .expect(200)
                .json();
    }
}
