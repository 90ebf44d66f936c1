package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.core.database.Fault;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Rules that administrators set while the server runs. */
@OnEachDatabase
class OwnRulesTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final String THINGS = "records/every/thing";

    private static TestClient admin() {
        return platform.admin();
    }

    private static PluginDesk desk() {
        return new PluginDesk(admin());
    }

    @Test
    @Tag("PLUS-22")
    void rulesHoldBehindEveryDoorFromTheNextMomentOn() {
        desk().model(
                        field("every.thing", "cold", "yes_no"),
                        field("every.thing", "degrees", "decimal"),
                        field("every.thing", "note", "text"));
        String early = admin().post(THINGS, object("caption", "early", "x_cold", true))
                .expect(201)
                .id();
        desk().model(
                        rule(
                                "every.thing",
                                "degrees_of_cold",
                                "required",
                                "when",
                                object("x_cold", object("is", true)),
                                "fields",
                                array("x_degrees")),
                        rule(
                                "every.thing",
                                "above_absolute_zero",
                                "must",
                                "when",
                                object("x_degrees", object("atLeast", "-273.15")),
                                "message",
                                "Nothing is colder than {absolute} zero"),
                        rule(
                                "every.thing",
                                "note_of_cold",
                                "shown",
                                "when",
                                object("x_cold", object("is", true)),
                                "fields",
                                array("x_note")),
                        rule("every.thing", "warm", "fill", "values", object("x_cold", false)));

        admin().post(THINGS, object("caption", "no degrees", "x_cold", true)).expectProblem(422, "x_degrees");
        assertThat(admin().post(THINGS, object("caption", "too cold", "x_cold", true, "x_degrees", "-300"))
                        .expect(422)
                        .body())
                .contains("Nothing is colder than {absolute} zero");
        admin().post(THINGS, object("caption", "warm", "x_note", "hidden")).expectProblem(422, "x_note");
        String warm =
                admin().post(THINGS, object("caption", "warm")).expect(201).id();
        assertThat(admin().get(THINGS + "/" + warm)
                        .expect(200)
                        .json()
                        .path("x_cold")
                        .isBoolean())
                .isTrue();
        Answer read = admin().get(THINGS + "/" + early).expect(200);
        admin().patch(THINGS + "/" + early, read.etag(), object("caption", "late"))
                .expectProblem(422, "x_degrees");

        desk().model(object("entity", "every.thing", "rule", "degrees_of_cold", "to", "retired"));
        admin().post(THINGS, object("caption", "no degrees", "x_cold", true)).expect(201);
        assertThat(desk().proposeModel(object("entity", "every.thing", "field", "degrees", "to", "retired"))
                        .expect(201)
                        .json()
                        .path("conflicts")
                        .toString())
                .contains("above_absolute_zero");
    }

    @Test
    void aPlanSaysWhatBreaksItsRulesAlreadyAndARuleThatMustHoldSaysWhatItTells() {
        desk().model(field("every.thing", "weight", "decimal"));
        admin().post(THINGS, object("caption", "heavy", "x_weight", 7)).expect(201);
        JsonNode when = object("x_weight", object("atMost", 5));

        Answer plan = desk().proposeModel(must("light", "when", when, "message", "At most five"))
                .expect(201);
        assertThat(plan.json().path("conflicts")).isEmpty();
        assertThat(plan.json().path("warnings").toString())
                .contains("every.thing light is broken by 1 record already there");
        assertThat(plan.text("text")).contains("every.thing light is broken by 1 record already there");
        desk().apply(plan).expect(200);

        for (JsonNode half : List.of(must("half", "when", when), must("half", "message", "At most five"))) {
            assertThat(desk().proposeModel(half)
                            .expect(201)
                            .json()
                            .path("conflicts")
                            .toString())
                    .contains("says in when what holds");
        }
        desk().model(object("entity", "every.thing", "rule", "light", "to", "retired"));
    }

    private static JsonNode must(String name, Object... said) {
        return rule("every.thing", name, "must", said);
    }

    @Test
    void aWishForARuleSaysWhatChangesAndTheRestStays() {
        desk().model(
                        field("every.thing", "sealed", "yes_no"),
                        field("every.thing", "remark", "text"),
                        rule("every.thing", "sealed", "frozen", "when", object("x_sealed", object("is", true))));
        desk().model(object("entity", "every.thing", "rule", "sealed", "but", array("x_remark")));

        Answer open = admin().post(THINGS, object("caption", "open")).expect(201);
        admin().patch(THINGS + "/" + open.id(), open.etag(), object("caption", "still open"))
                .expect(200);
        Answer sealed = admin().post(THINGS, object("caption", "shut", "x_sealed", true))
                .expect(201);
        admin().patch(THINGS + "/" + sealed.id(), sealed.etag(), object("caption", "open"))
                .expectProblem(409);
        admin().patch(THINGS + "/" + sealed.id(), sealed.etag(), object("x_remark", "later"))
                .expect(200);
        assertThat(desk().proposeModel(object("entity", "every.thing", "rule", "sealed", "when", null))
                        .expect(201)
                        .json()
                        .path("conflicts")
                        .toString())
                .contains("which records are frozen");
        desk().model(object("entity", "every.thing", "rule", "sealed", "to", "retired"));
    }

    @Test
    void whatOnlySomeMayReadIsNotFilledIntoWhatOthersRead() {
        desk().model(
                        object("entity", "custom.vault", "label", "Vault", "plural", "Vaults"),
                        field("custom.vault", "pin", "text", "sensitive", true),
                        field("custom.vault", "copy", "text"),
                        field(
                                "custom.vault",
                                "state",
                                "choice",
                                "values",
                                array(object("name", "new", "label", "New"), object("name", "old", "label", "Old"))));
        Answer filled = desk().proposeModel(rule("custom.vault", "copied", "fill", "from", object("copy", "pin")))
                .expect(201);
        assertThat(filled.json().path("conflicts").toString()).contains("pin is sensitive");
        Answer moved = desk().proposeModel(rule(
                        "custom.vault",
                        "age",
                        "transition",
                        "label",
                        "Age",
                        "moves",
                        object("field", "state", "from", array("new"), "to", "old"),
                        "from",
                        object("copy", "pin")))
                .expect(201);
        assertThat(moved.json().path("conflicts").toString()).contains("pin is sensitive");
    }

    @Test
    void recordsFromBeforeThereWereStatesAreInTheFirstOne() {
        desk().model(
                        object("entity", "custom.errand", "label", "Errand", "plural", "Errands"),
                        field(
                                "custom.errand",
                                "state",
                                "choice",
                                "values",
                                array(object("name", "new", "label", "New"), object("name", "done", "label", "Done"))));
        String early = admin().post("records/custom/errand", object("name", "Early"))
                .expect(201)
                .id();
        desk().model(rule(
                "custom.errand",
                "finish",
                "transition",
                "label",
                "Finish",
                "moves",
                object("field", "state", "from", array("new"), "to", "done")));
        JsonNode read =
                admin().get("records/custom/errand/" + early).expect(200).json();
        assertThat(read.path("state").asText()).isEqualTo("new");
        assertThat(read.at("/can/actions").toString()).contains("finish");
        admin().header("If-Match", "\"1\"")
                .post("records/custom/errand/" + early + "/actions/finish", object())
                .expect(200);
        assertThat(admin().get("records/custom/errand/" + early).expect(200).text("state"))
                .isEqualTo("done");
    }

    @Test
    @Tag("R-33")
    void ofManyWhoTakeAUniqueValueAtOnceOneGetsIt() throws Exception {
        desk().model(
                        object("entity", "custom.locker", "label", "Locker", "plural", "Lockers"),
                        field("custom.locker", "hall", "text"),
                        field("custom.locker", "place", "integer"),
                        rule("custom.locker", "one_each", "unique", "fields", array("hall", "place")));
        JsonNode wanted = object("name", "Mine", "hall", "North", "place", 7);
        List<Callable<Integer>> callers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            boolean isBulk = i % 4 == 0;
            callers.add(() -> isBulk
                    ? admin().ndjson("records/custom/locker/bulk", List.of(wanted))
                            .expect(200)
                            .lines()
                            .getFirst()
                            .path("status")
                            .asInt()
                    : admin().post("records/custom/locker", wanted).status());
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (Future<Integer> answer : threads.invokeAll(callers)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsOnly(201, 409);
        assertThat(answers).containsOnlyOnce(201);
        assertThat(admin().get("records/custom/locker").expect(200).json().path("records"))
                .hasSize(1);
    }

    @Test
    @Tag("PLUS-21")
    void aSumCountsWhatIsThereAndWhatComes() {
        desk().model(
                        object("entity", "custom.fleet", "label", "Fleet", "plural", "Fleets"),
                        field("custom.fleet", "load", "decimal"),
                        field("custom.fleet", "trucks", "integer"),
                        object("entity", "custom.truck", "label", "Truck", "plural", "Trucks"),
                        field("custom.truck", "fleet", "reference", "targets", array("custom.fleet")),
                        field("custom.truck", "carries", "decimal"));
        String fleet = admin().post("records/custom/fleet", object("name", "North"))
                .expect(201)
                .id();
        truck(fleet, "1.5");
        JsonNode through = object("entity", "custom.truck", "field", "fleet");
        desk().model(
                        rule("custom.fleet", "load", "sum", "field", "load", "over", "carries", "through", through),
                        rule("custom.fleet", "trucks", "sum", "field", "trucks", "through", through));
        truck(fleet, "2.5");

        JsonNode read = admin().get("records/custom/fleet/" + fleet).expect(200).json();
        assertThat(read.path("load").asDouble()).isEqualTo(4);
        assertThat(read.path("trucks").asInt()).isEqualTo(2);
        admin().post("records/custom/fleet", object("name", "South", "trucks", 3))
                .expect(403);
    }

    @Test
    @Tag("PLUS-21")
    void aSumKnowsWhatIsWrittenWhileItComesIntoForce() throws Exception {
        desk().model(
                        object("entity", "custom.dock", "label", "Dock", "plural", "Docks"),
                        field("custom.dock", "boats", "integer"),
                        object("entity", "custom.boat", "label", "Boat", "plural", "Boats"),
                        field("custom.boat", "dock", "reference", "targets", array("custom.dock")));
        String dock = admin().post("records/custom/dock", object("name", "East"))
                .expect(201)
                .id();
        Answer plan = desk().proposeModel(rule(
                        "custom.dock",
                        "boats",
                        "sum",
                        "field",
                        "boats",
                        "through",
                        object("entity", "custom.boat", "field", "dock")))
                .expect(201);
        try (AutoCloseable told = Fault.tell(point -> {
            if (point.equals("platform.tables")) {
                // it is counted, and the platform that keeps it does not serve yet
                admin().post("records/custom/boat", object("name", "Late", "dock", dock))
                        .expect(201);
            }
        })) {
            desk().apply(plan).expect(200);
        }
        admin().post("records/custom/boat", object("name", "Later", "dock", dock))
                .expect(201);
        Eventually.until(() -> assertThat(admin().get("records/custom/dock/" + dock)
                        .expect(200)
                        .json()
                        .path("boats")
                        .asInt())
                .isEqualTo(2));
    }

    private static void truck(String fleet, String carries) {
        admin().post("records/custom/truck", object("name", "Truck", "fleet", fleet, "carries", carries))
                .expect(201);
    }

    @Test
    @Tag("PLUS-06")
    void severalFieldsAreUniqueTogetherAndRecordsInTheTrashDoNotCount() {
        desk().model(
                        object("entity", "custom.seat", "label", "Seat", "plural", "Seats"),
                        field("custom.seat", "line", "integer"),
                        field("custom.seat", "place", "integer"),
                        rule("custom.seat", "one_each", "unique", "fields", array("line", "place")));
        Answer first = seat(1, 2).expect(201);
        seat(1, 3).expect(201);
        seat(1, 2).expectProblem(409, "place");
        admin().delete("records/custom/seat/" + first.id(), first.etag()).expect(204);
        seat(1, 2).expect(201);

        Answer clashing = desk().proposeModel(rule("custom.seat", "lines", "unique", "fields", array("line")))
                .expect(201);
        assertThat(clashing.json().at("/conflicts/0/reason").asText()).contains("equal values of line: 1 (2 records)");
        desk().apply(clashing).expect(409);
        assertThat(desk().proposeModel(object("entity", "custom.seat", "field", "line", "unique", true))
                        .expect(201)
                        .text("text"))
                .contains("1 (2 records)");
    }

    @Test
    @Tag("R-40")
    void whatIsUniqueStaysSoWhileThePluginThatItPointsToIsAway() {
        desk().install(PluginSource.withItem("house", "1.0", ""), "house");
        desk().model(
                        object("entity", "custom.key", "label", "Key", "plural", "Keys"),
                        field("custom.key", "opens", "reference", "targets", array("house.item")),
                        rule("custom.key", "one_each", "unique", "fields", array("name", "opens")));
        String house = admin().post("records/house/item", object("name", "one"))
                .expect(201)
                .id();
        admin().post("records/custom/key", object("name", "brass", "opens", house))
                .expect(201);
        Answer other = admin().post("records/custom/key", object("name", "steel", "opens", house))
                .expect(201);

        desk().change("house", "disabled");
        admin().patch("records/custom/key/" + other.id(), other.etag(), object("name", "brass"))
                .expect(409);
        platform.restart();
        desk().change("house", "enabled");

        admin().post("records/custom/key", object("name", "steel", "opens", house))
                .expectProblem(409, "opens");
    }

    private static Answer seat(int line, int place) {
        return admin().post("records/custom/seat", object("name", "Seat", "line", line, "place", place));
    }
}
