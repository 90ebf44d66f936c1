package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.core.database.Fault;
import org.kontor.testing.Answer;
import org.kontor.testing.Json;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** All records of a filter are changed or deleted in one action that is previewed, runs behind, and can be taken back. */
@OnEachDatabase
@Tag("PLUS-10")
class MassChangeTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(MassChangeTest::roles);

    private static final String THINGS = "records/every/thing";
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

    private static List<String> things(String caption, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(thing(object("caption", caption + " " + i, "count", i)));
        }
        return ids;
    }

    private static String thing(ObjectNode values) {
        return admin().post(THINGS, values).expect(201).id();
    }

    private static ObjectNode of(String caption, Object... more) {
        ObjectNode body = object(more);
        return body.put("filter", "caption==\"" + caption + "*\"");
    }

    private static JsonNode read(String id) {
        return admin().get(THINGS + "/" + id).expect(200).json();
    }

    private static Answer change(String id, Object... values) {
        return admin()
                .patch(THINGS + "/" + id, admin().get(THINGS + "/" + id).etag(), object(values))
                .expect(200);
    }

    private static String id(JsonNode record) {
        return record.path("id").asText();
    }

    private static void expectNumbers(JsonNode mass, int matched, int changed, int unchanged, int passed, int failed) {
        assertThat(List.of(
                        mass.path("state").asText(),
                        mass.path("matched").asInt(),
                        mass.path("changed").asInt(),
                        mass.path("unchanged").asInt(),
                        mass.path("passed").asInt(),
                        mass.path("failed").asInt()))
                .as("%s", mass)
                .isEqualTo(List.of("done", matched, changed, unchanged, passed, failed));
    }

    @Test
    void allRecordsOfAFilterAreChangedAndGetBackWhatTheyHeld() {
        List<String> ids = things("both ways", 450);
        change(ids.get(3), "note", "has it");
        JsonNode mass = Masses.run(admin(), THING, of("both ways", "change", object("note", "has it", "weight", "1.50")));
        expectNumbers(mass, 450, 450, 0, 0, 0);
        assertThat(mass.path("kind").asText()).isEqualTo("change");
        assertThat(read(ids.get(440)).path("note").asText()).isEqualTo("has it");

        JsonNode again = Masses.run(admin(), THING, of("both ways", "change", object("note", "has it")));
        expectNumbers(again, 450, 0, 450, 0, 0);

        JsonNode undo = Masses.undo(admin(), id(mass));
        expectNumbers(undo, 450, 450, 0, 0, 0);
        assertThat(undo.at("/undoes/id").asText()).isEqualTo(id(mass));
        assertThat(admin().get(Masses.CHANGES + id(mass)).json().at("/undone_by/id").asText())
                .isEqualTo(id(undo));
        assertThat(read(ids.get(3)).path("note").asText()).isEqualTo("has it");
        assertThat(read(ids.get(3)).path("weight").isNull()).isTrue();
        assertThat(read(ids.get(4)).path("note").isNull()).isTrue();
    }

    @Test
    void thePreviewCountsAndShowsAndLeavesEverythingAsItIs() {
        List<String> ids = things("previewed", 7);
        JsonNode preview = admin()
                .post(THINGS + "/mass", of("previewed", "change", object("count", 3), "dry_run", true))
                .expect(200)
                .json();
        assertThat(preview.path("matching").asInt()).isEqualTo(7);
        assertThat(preview.path("permitted").asInt()).isEqualTo(7);
        assertThat(preview.path("tried").asInt()).isEqualTo(7);
        assertThat(preview.path("would_change").asInt()).isEqualTo(6);
        assertThat(preview.path("would_fail").asInt()).isZero();
        assertThat(preview.at("/examples/0/before/count").asInt()).isZero();
        assertThat(preview.at("/examples/0/after/count").asInt()).isEqualTo(3);
        assertThat(read(ids.getFirst()).path("version").asInt()).isEqualTo(1);

        JsonNode refused = admin()
                .post(THINGS + "/mass", of("previewed", "change", object("count", -1), "dry_run", true))
                .expect(200)
                .json();
        assertThat(refused.path("would_fail").asInt()).isEqualTo(7);
        assertThat(refused.at("/failures/0/reason").asText()).contains("not negative");
        assertThat(admin().get("records/system/mass_change?filter=entity==every.thing")
                        .json()
                        .path("records"))
                .noneMatch(mass -> mass.path("condition").asText().contains("previewed"));

        JsonNode deleting = admin()
                .post(THINGS + "/mass", of("previewed", "delete", true, "dry_run", true))
                .expect(200)
                .json();
        assertThat(deleting.path("would_change").asInt()).isEqualTo(7);
        assertThat(read(ids.getLast()).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void whatDoesNotFitIsLeftAndNamedAndTheRestIsDone() {
        List<String> ids = things("ruled", 30);
        // with a code of its own each, of which one is given to all
        JsonNode mass = Masses.run(admin(), THING, of("ruled", "change", object("code", "one code")));
        assertThat(mass.path("changed").asInt()).isEqualTo(1);
        assertThat(mass.path("failed").asInt()).isEqualTo(29);
        List<JsonNode> failures = Masses.failures(admin(), id(mass));
        assertThat(failures).hasSize(29).allMatch(each -> each.path("field").asText().equals("code"));
        assertThat(failures.getFirst().path("reason").asText()).isNotEmpty();
        assertThat(failures.stream().map(each -> each.at("/about/id").asText()))
                .allMatch(ids::contains)
                .doesNotHaveDuplicates();

        JsonNode negative = Masses.run(admin(), THING, of("ruled", "change", object("count", -4)));
        expectNumbers(negative, 30, 0, 0, 0, 30);
        Masses.askUndo(admin(), id(negative)).expectProblem(409);
    }

    @Test
    void deletedRecordsComeBackWithWhatBelongsToThem() {
        String box = admin().post("records/every/box", object("label", "kept")).expect(201).id();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(thing(object(
                    "caption",
                    "gone " + i,
                    "lines",
                    array(object("text", "a"), object("text", "b", "box", box)),
                    "boxes",
                    array(box))));
        }
        List<JsonNode> before = ids.stream().map(MassChangeTest::read).toList();
        JsonNode mass = Masses.run(admin(), THING, of("gone", "delete", true));
        expectNumbers(mass, 12, 12, 0, 0, 0);
        admin().get(THINGS + "/" + ids.getFirst()).expectProblem(404);
        // one is back already, by somebody's hand
        admin().post("trash/" + ids.get(5) + "/restore", object()).expect(200);

        JsonNode preview = admin().get(Masses.CHANGES + id(mass) + "/undo").expect(200).json();
        assertThat(preview.path("would_change").asInt()).isEqualTo(11);
        admin().get(THINGS + "/" + ids.getFirst()).expectProblem(404);

        JsonNode undo = Masses.undo(admin(), id(mass));
        expectNumbers(undo, 12, 11, 1, 0, 0);
        for (int i = 0; i < ids.size(); i++) {
            JsonNode now = read(ids.get(i));
            assertThat(now.path("lines").size()).isEqualTo(2);
            assertThat(now.path("boxes")).isEqualTo(before.get(i).path("boxes"));
            assertThat(now.path("caption")).isEqualTo(before.get(i).path("caption"));
        }

        change(ids.get(7), "note", "worked on");
        JsonNode redo = Masses.undo(admin(), id(undo));
        expectNumbers(redo, 11, 10, 0, 0, 1);
        assertThat(Masses.failures(admin(), id(redo)))
                .singleElement()
                .satisfies(each -> assertThat(each.path("kind").asText()).isEqualTo("changed_since"));
        read(ids.get(7));
        admin().get(THINGS + "/" + ids.getFirst()).expectProblem(404);
    }

    @Test
    void aFieldThatSomebodyChangedSinceIsLeftAndNamed() {
        List<String> ids = things("contested", 6);
        JsonNode mass = Masses.run(admin(), THING, of("contested", "change", object("note", "all", "count", 9)));
        change(ids.get(0), "note", "mine");
        change(ids.get(1), "note", "mine", "count", 4);
        change(ids.get(2), "weight", "2");
        // there and back again: somebody meant it
        change(ids.get(3), "count", 1);
        change(ids.get(3), "count", 9);
        admin().delete(THINGS + "/" + ids.get(4), admin().get(THINGS + "/" + ids.get(4)).etag())
                .expect(204);

        JsonNode preview = admin().get(Masses.CHANGES + id(mass) + "/undo").expect(200).json();
        assertThat(preview.path("would_fail").asInt()).isEqualTo(4);
        JsonNode undo = Masses.undo(admin(), id(mass));
        expectNumbers(undo, 6, 4, 0, 0, 4);
        assertThat(read(ids.get(0)).path("note").asText()).isEqualTo("mine");
        assertThat(read(ids.get(0)).path("count").asInt()).isZero();
        assertThat(read(ids.get(1)).path("note").asText()).isEqualTo("mine");
        assertThat(read(ids.get(1)).path("count").asInt()).isEqualTo(4);
        assertThat(read(ids.get(2)).path("note").isNull()).isTrue();
        assertThat(read(ids.get(2)).path("weight").asText()).isEqualTo("2");
        assertThat(read(ids.get(3)).path("count").asInt()).isEqualTo(9);
        assertThat(read(ids.get(3)).path("note").isNull()).isTrue();
        assertThat(Masses.failures(admin(), id(undo)).stream()
                        .map(each -> each.path("record").asText() + " "
                                + each.path("field").asText("") + " "
                                + each.path("kind").asText()))
                .containsExactlyInAnyOrder(
                        ids.get(0) + " note changed_since",
                        ids.get(1) + " note changed_since",
                        ids.get(1) + " count changed_since",
                        ids.get(3) + " count changed_since",
                        ids.get(4) + "  gone");

        // the rest, once it can be
        admin().post("trash/" + ids.get(4) + "/restore", object()).expect(200);
        JsonNode rest = Masses.undo(admin(), id(mass));
        expectNumbers(rest, 6, 1, 2, 0, 3);
        assertThat(read(ids.get(4)).path("note").isNull()).isTrue();
    }

    @Test
    void takingBackCanBeTakenBack() {
        List<String> ids = things("to and fro", 5);
        JsonNode mass = Masses.run(admin(), THING, of("to and fro", "change", object("note", "first")));
        JsonNode undo = Masses.undo(admin(), id(mass));
        JsonNode redo = Masses.undo(admin(), id(undo));
        expectNumbers(redo, 5, 5, 0, 0, 0);
        assertThat(read(ids.get(2)).path("note").asText()).isEqualTo("first");
        JsonNode once = Masses.undo(admin(), id(mass));
        expectNumbers(once, 5, 5, 0, 0, 0);
        assertThat(read(ids.get(2)).path("note").isNull()).isTrue();
    }

    @Test
    void theHistorySaysByWhichMassChange() {
        String id = things("told", 1).getFirst();
        JsonNode mass = Masses.run(admin(), THING, of("told", "change", object("note", "x")));
        JsonNode undo = Masses.undo(admin(), id(mass));
        JsonNode gone = Masses.run(admin(), THING, of("told", "delete", true));
        Masses.undo(admin(), id(gone));
        JsonNode entries =
                admin().get(THINGS + "/" + id + "/history").expect(200).json().path("entries");
        assertThat(entries.at("/0/kind").asText()).isEqualTo("restored");
        assertThat(entries.at("/1/mass_change").asText()).isEqualTo(id(gone));
        assertThat(entries.at("/2/mass_change").asText()).isEqualTo(id(undo));
        assertThat(entries.at("/3/mass_change").asText()).isEqualTo(id(mass));
        assertThat(entries.at("/3/changes/note/1").asText()).isEqualTo("x");
        assertThat(entries.at("/4/mass_change").isMissingNode()).isTrue();
    }

    @Test
    void onlyWhatSomebodyMayIsChangedAndWhatTheyMayNotIsNamed() {
        TestClient worker = platform.users().add("worker1", "worker");
        String me = platform.users().id("user worker1");
        List<String> others = things("parted", 4);
        for (int i = 0; i < 3; i++) {
            thing(object("caption", "parted mine " + i, "owner", me));
        }
        JsonNode preview = worker.post(
                        THINGS + "/mass", of("parted", "change", object("note", "w"), "dry_run", true))
                .expect(200)
                .json();
        assertThat(preview.path("matching").asInt()).isEqualTo(7);
        assertThat(preview.path("permitted").asInt()).isEqualTo(3);
        assertThat(preview.path("would_change").asInt()).isEqualTo(3);
        JsonNode mass = Masses.run(worker, THING, of("parted", "change", object("note", "w")));
        expectNumbers(mass, 7, 3, 0, 0, 4);
        assertThat(read(others.getFirst()).path("note").isNull()).isTrue();
        assertThat(Masses.failures(worker, id(mass)).stream().map(each -> each.at("/about/id").asText()))
                .containsExactlyInAnyOrderElementsOf(others);
        JsonNode gone = Masses.run(worker, THING, of("parted", "delete", true));
        expectNumbers(gone, 7, 3, 0, 0, 4);
    }

    @Test
    void whatSomebodyMayNotWriteOrAskIsRefusedBeforeAnythingHappens() {
        things("refused", 2);
        TestClient limited = platform.users().add("limited1", "limited");
        limited.post(THINGS + "/mass", of("refused", "change", object("count", 1)))
                .expectProblem(403, "count");
        limited.post(THINGS + "/mass", of("refused", "change", object("secret", "x")))
                .expectProblem(422, "secret");
        limited.post(THINGS + "/mass", of("refused", "delete", true)).expectProblem(403);
        limited.post(THINGS + "/mass", object("filter", "secret==x", "change", object("note", "x")))
                .expectProblem(400);
        limited.post(
                        THINGS + "/mass",
                        object("where", object("secret", object("is", "x")), "change", object("note", "x")))
                .expectProblem(400);
        platform.users()
                .add("reader1", "reader")
                .post(THINGS + "/mass", of("refused", "change", object("note", "x")))
                .expectProblem(403);
        platform.users()
                .nobody()
                .post(THINGS + "/mass", of("refused", "change", object("note", "x")))
                .expectProblem(404);
        JsonNode mass = Masses.run(limited, THING, of("refused", "change", object("note", "may")));
        expectNumbers(mass, 2, 2, 0, 0, 0);
    }

    @Test
    void recordsAreGivenAwayByWhoMayShareThemAlone() {
        List<String> ids = things("assigned", 3);
        TestClient heir = platform.users().add("heir1", "owner");
        String owner = platform.users().id("user heir1");
        platform.users()
                .add("worker2", "worker")
                .post(THINGS + "/mass", of("assigned", "change", object("owner", owner)))
                .expectProblem(403, "owner");
        JsonNode mass = Masses.run(admin(), THING, of("assigned", "change", object("owner", owner)));
        expectNumbers(mass, 3, 3, 0, 0, 0);
        heir.get(THINGS + "/" + ids.getFirst()).expect(200);
        Masses.undo(admin(), id(mass));
        heir.get(THINGS + "/" + ids.getFirst()).expectProblem(404);
    }

    @Test
    void aMassChangeIsSeenByWhoeverStartedItAndByAdministrators() {
        things("seen", 2);
        TestClient one = platform.users().add("limited2", "limited");
        TestClient other = platform.users().add("limited3", "limited");
        JsonNode mass = Masses.run(one, THING, of("seen", "change", object("note", "seen")));
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
        expectNumbers(Masses.undo(admin(), id(mass)), 2, 2, 0, 0, 0);
        admin().patch(Masses.CHANGES + id(mass), admin().get(Masses.CHANGES + id(mass)).etag(), object("changed", 0))
                .expectProblem(403);
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
        admin().post(THINGS + "/mass", object("where", deep(100), "delete", true)).expectProblem(413);
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
        admin().post("records/every/line/mass", object("all", true, "delete", true)).expectProblem(404);
        admin().post("records/every/none/mass", object("all", true, "delete", true)).expectProblem(404);
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
        String one = admin().post("records/every/box", object("label", "all")).expect(201).id();
        JsonNode mass = Masses.run(admin(), "every/box", object("all", true, "change", object("size", 77)));
        assertThat(mass.path("changed").asInt()).isEqualTo(mass.path("matched").asInt()).isPositive();
        assertThat(admin().get("records/every/box/" + one).json().path("size").asInt()).isEqualTo(77);
    }

    @Test
    void aRepeatedRequestStartsOne() {
        things("repeated", 1);
        ObjectNode body = of("repeated", "change", object("note", "x"));
        Answer first = admin().header("Idempotency-Key", "mass-1").post(THINGS + "/mass", body).expect(202);
        Answer again = admin().header("Idempotency-Key", "mass-1").post(THINGS + "/mass", body).expect(202);
        assertThat(again.json()).isEqualTo(first.json());
        Masses.ended(admin(), first.json().at("/mass_change/id").asText());
    }

    @Test
    void oneThatIsCancelledEndsWithWhatItHasDoneAndThatIsTakenBack() throws Exception {
        things("stopped", 300);
        TestClient worker = platform.users().add("limited4", "limited");
        CountDownLatch under = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        int[] times = new int[1];
        String id;
        try (AutoCloseable told = Fault.tell(point -> {
            if (point.equals("mass.records") && ++times[0] == 3) {
                under.countDown();
                await(go);
            }
        })) {
            id = Masses.start(worker, THING, of("stopped", "change", object("note", "s")));
            assertThat(under.await(30, TimeUnit.SECONDS)).isTrue();
            JsonNode running = worker.get(Masses.CHANGES + id).expect(200).json();
            assertThat(running.path("state").asText()).isEqualTo("running");
            assertThat(running.path("changed").asInt()).isPositive();
            Masses.askUndo(worker, id).expectProblem(409);
            admin().delete(Masses.CHANGES + id, admin().get(Masses.CHANGES + id).etag())
                    .expectProblem(409);
            String task = running.at("/task/id").asText();
            worker.header("If-Match", worker.get("records/system/task/" + task).etag())
                    .post("records/system/task/" + task + "/actions/cancel", object())
                    .expect(200);
            go.countDown();
            JsonNode ended = Masses.ended(worker, id);
            assertThat(ended.path("state").asText()).isEqualTo("cancelled");
        }
        JsonNode mass = worker.get(Masses.CHANGES + id).json();
        int changed = mass.path("changed").asInt();
        assertThat(changed).isBetween(1, 299);
        JsonNode undo = Masses.undo(worker, id);
        expectNumbers(undo, changed, changed, 0, 0, 0);
        assertThat(admin().get(THINGS + "?filter=note==s;caption==stopped*&limit=1")
                        .json()
                        .path("records"))
                .isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aFewAtOnceAreEnoughForOneUser() throws Exception {
        things("many", 2);
        TestClient worker = platform.users().add("limited5", "limited");
        CountDownLatch go = new CountDownLatch(1);
        List<String> started = new ArrayList<>();
        try (AutoCloseable told = Fault.tell(point -> {
            if (point.equals("mass.records")) {
                await(go);
            }
        })) {
            for (int i = 0; i < 3; i++) {
                started.add(Masses.start(worker, THING, of("many", "change", object("note", "n" + i))));
            }
            worker.post(THINGS + "/mass", of("many", "change", object("note", "m"))).expectProblem(429);
            go.countDown();
            started.forEach(id -> Masses.ended(worker, id));
        }
        Masses.run(worker, THING, of("many", "change", object("note", "m")));
    }

    @Test
    void whatNoLongerMatchesWhenItComesToItIsPassed() throws Exception {
        List<String> ids = things("moving", 60);
        CountDownLatch under = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        int[] times = new int[1];
        String id;
        try (AutoCloseable told = Fault.tell(point -> {
            if (point.equals("mass.records") && ++times[0] == 2) {
                under.countDown();
                await(go);
            }
        })) {
            id = Masses.start(admin(), THING, of("moving", "change", object("note", "m")));
            assertThat(under.await(30, TimeUnit.SECONDS)).isTrue();
            // the first ones are done already
            change(ids.get(59), "caption", "elsewhere");
            change(ids.get(58), "weight", "3");
            go.countDown();
            Masses.ended(admin(), id);
        }
        expectNumbers(admin().get(Masses.CHANGES + id).json(), 60, 59, 0, 1, 0);
        assertThat(read(ids.get(59)).path("note").isNull()).isTrue();
        JsonNode merged = read(ids.get(58));
        assertThat(Stream.of(merged.path("note"), merged.path("weight"))
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(" ")))
                .isEqualTo("m 3");
    }
}
