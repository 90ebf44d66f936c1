package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Fields and entities that administrators add while the server runs. */
@OnEachDatabase
class OwnModelTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final String THINGS = "records/every/thing";

    private static TestClient admin() {
        return platform.admin();
    }

    private static Answer plan(JsonNode... model) {
        return admin().post("platform/plans", object("model", array((Object[]) model)));
    }

    private static void change(JsonNode... model) {
        Answer plan = plan(model).expect(201);
        assertThat(plan.json().path("conflicts")).as(plan.text("text")).isEmpty();
        new PluginDesk(admin()).apply(plan).expect(200);
    }

    private static JsonNode field(String entity, String name, String type, Object... more) {
        Object[] all = new Object[8 + more.length];
        System.arraycopy(
                new Object[] {"entity", entity, "field", name, "type", type, "label", "The " + name}, 0, all, 0, 8);
        System.arraycopy(more, 0, all, 8, more.length);
        return object(all);
    }

    @Test
    @Tag("UDF-01")
    void aFieldIsThereAtOnceAndLikeAnyOther() {
        Answer plan = plan(
                        field(
                                "every.thing",
                                "colour",
                                "choice",
                                "values",
                                array(
                                        object("name", "red", "label", "Red"),
                                        object("name", "sea", "label", "Sea blue"))),
                        field("every.thing", "weight", "decimal"),
                        field("every.thing", "friend", "reference", "targets", array("every.thing")))
                .expect(201);
        assertThat(plan.text("text"))
                .contains("Own field every.thing.x_colour (choice): new")
                .contains("every_thing");
        admin().post(THINGS, object("caption", "early", "x_weight", "1")).expect(422);
        new PluginDesk(admin()).apply(plan).expect(200);

        String first = admin().post(THINGS, object("caption", "one", "x_colour", "sea", "x_weight", "2.5"))
                .expect(201)
                .id();
        String second = admin().post(THINGS, object("caption", "two", "x_weight", "10", "x_friend", first))
                .expect(201)
                .id();
        admin().post(THINGS, object("caption", "three", "x_colour", "green")).expectProblem(422, "x_colour");

        JsonNode found = admin().get(THINGS + "?filter=x_weight=ge=2;caption=in=(one,two)&sort=-x_weight")
                .expect(200)
                .json()
                .path("records");
        assertThat(found.findValuesAsText("caption")).containsExactly("two", "one");
        assertThat(found.at("/0/x_friend/id").asText()).isEqualTo(first);
        JsonNode history =
                admin().get(THINGS + "/" + second + "/history").expect(200).json();
        assertThat(history.at("/entries/0/changes/x_weight/1").asText()).isEqualTo("10");
        JsonNode values = admin().get("records/system/choice_value?filter=list==custom.every_thing_x_colour&sort=rank")
                .expect(200)
                .json()
                .path("records");
        assertThat(values.findValuesAsText("label")).containsExactly("Red", "Sea blue");
        assertThat(admin().get("openapi.json").expect(200).json().toString()).contains("x_weight");
    }

    @Test
    @Tag("PLUS-19")
    void anEntityHasRecordsRightsAndHistoryAtOnce() {
        change(
                object(
                        "entity",
                        "custom.machine",
                        "label",
                        "Machine",
                        "plural",
                        "Machines",
                        "owned",
                        true,
                        "words",
                        object("de", object("label", "Maschine", "plural", "Maschinen"))),
                field("custom.machine", "thing", "reference", "targets", array("every.thing")),
                field("custom.machine", "serial", "text", "unique", true, "max_length", 40));

        String thing =
                admin().post(THINGS, object("caption", "made")).expect(201).id();
        String machine = admin().post(
                        "records/custom/machine", object("name", "Lathe", "thing", thing, "serial", "A-1"))
                .expect(201)
                .id();
        admin().post("records/custom/machine", object("name", "Other", "serial", "A-1"))
                .expectProblem(409, "serial");
        admin().post("records/custom/machine", object("serial", "A-2")).expectProblem(422, "name");
        assertThat(admin().get("records/custom/machine/" + machine + "?expand=thing")
                        .expect(200)
                        .json()
                        .at("/thing/title")
                        .asText())
                .isEqualTo("made");
        TestClient nobody = platform.users().nobody();
        nobody.get("records/custom/machine/" + machine).expect(404);
        platform.restart();
        assertThat(admin().get("records/custom/machine/" + machine).expect(200).text("serial"))
                .isEqualTo("A-1");
    }

    @Test
    @Tag("UDF-02")
    void aFieldIsRenamedForPeopleRequiredHiddenAndBroughtBack() {
        change(field("every.thing", "size", "integer"));
        String thing = admin().post(THINGS, object("caption", "sized", "x_size", 7))
                .expect(201)
                .id();

        change(object("entity", "every.thing", "field", "size", "label", "Breadth", "required", true));
        admin().post(THINGS, object("caption", "without")).expectProblem(422, "x_size");

        change(object("entity", "every.thing", "field", "size", "to", "retired"));
        assertThat(admin().get(THINGS + "/" + thing).expect(200).json().has("x_size"))
                .isFalse();
        admin().post(THINGS, object("caption", "without")).expect(201);
        admin().post(THINGS, object("caption", "with", "x_size", 8)).expect(422);

        change(object("entity", "every.thing", "field", "size", "to", "defined", "required", false));
        assertThat(admin().get(THINGS + "/" + thing)
                        .expect(200)
                        .json()
                        .path("x_size")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    @Tag("PLUS-22")
    void rulesHoldBehindEveryDoorFromTheNextMomentOn() {
        change(
                field("every.thing", "cold", "yes_no"),
                field("every.thing", "degrees", "decimal"),
                field("every.thing", "note", "text"));
        String early = admin().post(THINGS, object("caption", "early", "x_cold", true))
                .expect(201)
                .id();
        change(
                object(
                        "entity",
                        "every.thing",
                        "rule",
                        "degrees_of_cold",
                        "kind",
                        "required",
                        "when",
                        object("x_cold", object("is", true)),
                        "fields",
                        array("x_degrees")),
                object(
                        "entity",
                        "every.thing",
                        "rule",
                        "above_absolute_zero",
                        "kind",
                        "must",
                        "when",
                        object("x_degrees", object("atLeast", "-273.15")),
                        "message",
                        "Nothing is colder than {absolute} zero"),
                object(
                        "entity",
                        "every.thing",
                        "rule",
                        "note_of_cold",
                        "kind",
                        "shown",
                        "when",
                        object("x_cold", object("is", true)),
                        "fields",
                        array("x_note")),
                object("entity", "every.thing", "rule", "warm", "kind", "fill", "values", object("x_cold", false)));

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

        change(object("entity", "every.thing", "rule", "degrees_of_cold", "to", "retired"));
        admin().post(THINGS, object("caption", "no degrees", "x_cold", true)).expect(201);
        assertThat(plan(object("entity", "every.thing", "field", "degrees", "to", "retired"))
                        .expect(201)
                        .json()
                        .path("conflicts")
                        .toString())
                .contains("above_absolute_zero");
    }

    @Test
    @Tag("PLUS-21")
    void aSumCountsWhatIsThereAndWhatComes() {
        change(
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
        change(
                object(
                        "entity",
                        "custom.fleet",
                        "rule",
                        "load",
                        "kind",
                        "sum",
                        "field",
                        "load",
                        "over",
                        "carries",
                        "through",
                        through),
                object(
                        "entity",
                        "custom.fleet",
                        "rule",
                        "trucks",
                        "kind",
                        "sum",
                        "field",
                        "trucks",
                        "through",
                        through));
        truck(fleet, "2.5");

        JsonNode read = admin().get("records/custom/fleet/" + fleet).expect(200).json();
        assertThat(read.path("load").asDouble()).isEqualTo(4);
        assertThat(read.path("trucks").asInt()).isEqualTo(2);
        admin().post("records/custom/fleet", object("name", "South", "trucks", 3))
                .expect(403);
    }

    private static void truck(String fleet, String carries) {
        admin().post("records/custom/truck", object("name", "Truck", "fleet", fleet, "carries", carries))
                .expect(201);
    }

    @Test
    @Tag("PLUS-06")
    void severalFieldsAreUniqueTogetherAndRecordsInTheTrashDoNotCount() {
        change(
                object("entity", "custom.seat", "label", "Seat", "plural", "Seats"),
                field("custom.seat", "line", "integer"),
                field("custom.seat", "place", "integer"),
                object(
                        "entity",
                        "custom.seat",
                        "rule",
                        "one_each",
                        "kind",
                        "unique",
                        "fields",
                        array("line", "place")));
        Answer first = seat(1, 2).expect(201);
        seat(1, 3).expect(201);
        seat(1, 2).expectProblem(409, "place");
        admin().delete("records/custom/seat/" + first.id(), first.etag()).expect(204);
        seat(1, 2).expect(201);
    }

    private static Answer seat(int line, int place) {
        return admin().post("records/custom/seat", object("name", "Seat", "line", line, "place", place));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"entity\": \"every.thing\", \"field\": \"bad\"}",
                "{\"entity\": \"every.thing\", \"field\": \"bad\", \"type\": \"colour\", \"label\": \"Bad\"}",
                "{\"entity\": \"every.thing\", \"field\": \"bad\", \"type\": \"parts\", \"label\": \"Bad\"}",
                "{\"entity\": \"every.thing\", \"field\": \"bad\", \"type\": \"choice\", \"label\": \"Bad\"}",
                "{\"entity\": \"every.thing\", \"field\": \"bad\", \"type\": \"reference\", \"label\": \"Bad\"}",
                "{\"entity\": \"no entity\", \"label\": \"Bad\", \"plural\": \"Bad\"}",
                "{\"entity\": \"every.bad\", \"label\": \"Bad\", \"plural\": \"Bad\"}",
                "{\"entity\": \"custom.bad\", \"label\": \"Bad\"}",
                "{\"entity\": \"custom.bad\", \"to\": \"retired\"}"
            })
    void whatIsNoFieldAndNoEntityIsRefused(String wish) {
        Answer refused = admin().send("POST", "platform/plans", "{\"model\": [" + wish + "]}", "application/json");

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"entity\": \"no.such\", \"field\": \"bad\", \"type\": \"text\", \"label\": \"Bad\"} | unknown",
                "{\"entity\": \"every.thing\", \"field\": \"A b\", \"type\": \"text\", \"label\": \"Bad\"} | name",
                "{\"entity\": \"custom.select\", \"label\": \"Bad\", \"plural\": \"Bad\"} | ",
                "{\"entity\": \"custom.Bad\", \"label\": \"Bad\", \"plural\": \"Bad\"} | name",
                "{\"entity\": \"every.thing\", \"field\": \"bad\", \"type\": \"long_text\", \"label\": \"B\", \"unique\": true} | unique"
            })
    void whatDoesNotHoldStandsAgainstThePlan(String wish, String reason) {
        Answer plan = admin().send("POST", "platform/plans", "{\"model\": [" + wish + "]}", "application/json")
                .expect(201);

        if (reason != null) {
            assertThat(plan.json().path("possible").asBoolean())
                    .as(plan.text("text"))
                    .isFalse();
            new PluginDesk(admin()).apply(plan).expect(409);
        }
    }
}
