package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
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

    private static PluginDesk desk() {
        return new PluginDesk(admin());
    }

    @Test
    @Tag("UDF-01")
    void aFieldIsThereAtOnceAndLikeAnyOther() {
        Answer plan = desk().proposeModel(
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
                .contains("Own field every.thing.x_colour (Choice): new")
                .contains("every_thing");
        admin().post(THINGS, object("caption", "early", "x_weight", "1")).expect(422);
        desk().apply(plan).expect(200);

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
        JsonNode values = admin().get("records/system/choice_value?filter=list==custom.every_thing__x_colour&sort=rank")
                .expect(200)
                .json()
                .path("records");
        assertThat(values.findValuesAsText("label")).containsExactly("Red", "Sea blue");
        assertThat(admin().get("openapi.json").expect(200).json().toString()).contains("x_weight");
    }

    @Test
    @Tag("PLUS-25")
    void oneRecordHasManyAndManyHaveManyBetweenAnyTwoEntities() {
        desk().model(
                        object("entity", "custom.course", "label", "Course", "plural", "Courses"),
                        field("custom.course", "thing", "reference", "targets", array("every.thing")),
                        field("custom.course", "guests", "references", "targets", array("every.thing")),
                        field("every.thing", "likes", "references", "targets", array("custom.course")));
        String ada = admin().post(THINGS, object("caption", "Ada")).expect(201).id();
        String bob = admin().post(THINGS, object("caption", "Bob")).expect(201).id();
        String logic = course("Logic", ada, ada, bob);
        String music = course("Music", ada, bob);
        admin().post(THINGS, object("caption", "Fan", "x_likes", array(logic, music)))
                .expect(201);

        // one to many, from the one side
        assertThat(captions("records/custom/course", object("thing", object("is", ada)), "name"))
                .containsExactlyInAnyOrder("Logic", "Music");
        assertThat(captions(
                        THINGS,
                        object("some", "custom.course.thing", "where", object("name", object("is", "Logic"))),
                        "caption"))
                .containsExactly("Ada");
        // many to many, from both sides
        assertThat(captions("records/custom/course", object("guests", object("contains", ada)), "name"))
                .containsExactly("Logic");
        assertThat(captions(
                        THINGS,
                        object("some", "custom.course.guests", "where", object("name", object("is", "Music"))),
                        "caption"))
                .containsExactly("Bob");
        assertThat(captions(THINGS, object("x_likes", object("contains", music)), "caption"))
                .containsExactly("Fan");
        JsonNode read =
                admin().get("records/custom/course/" + logic).expect(200).json();
        assertThat(read.path("guests").findValuesAsText("title")).containsExactly("Ada", "Bob");
        admin().patch("records/custom/course/" + logic, "\"1\"", object("guests", array(bob)))
                .expect(200);
        assertThat(captions("records/custom/course", object("guests", object("contains", ada)), "name"))
                .isEmpty();
    }

    private static String course(String name, String thing, String... guests) {
        return admin().post("records/custom/course", object("name", name, "thing", thing, "guests", array((Object[])
                        guests)))
                .expect(201)
                .id();
    }

    private static List<String> captions(String path, JsonNode where, String title) {
        return admin().post(path + "/query", object("where", where))
                .expect(200)
                .json()
                .path("records")
                .findValuesAsText(title);
    }

    @Test
    @Tag("PLUS-19")
    void anEntityHasRecordsRightsAndHistoryAtOnce() {
        desk().model(
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
        desk().model(field("every.thing", "size", "integer"));
        String thing = admin().post(THINGS, object("caption", "sized", "x_size", 7))
                .expect(201)
                .id();

        desk().model(object("entity", "every.thing", "field", "size", "label", "Breadth", "required", true));
        admin().post(THINGS, object("caption", "without")).expectProblem(422, "x_size");

        desk().model(object("entity", "every.thing", "field", "size", "to", "retired"));
        assertThat(admin().get(THINGS + "/" + thing).expect(200).json().has("x_size"))
                .isFalse();
        admin().post(THINGS, object("caption", "without")).expect(201);
        admin().post(THINGS, object("caption", "with", "x_size", 8)).expect(422);

        desk().model(object("entity", "every.thing", "field", "size", "to", "defined", "required", false));
        assertThat(admin().get(THINGS + "/" + thing)
                        .expect(200)
                        .json()
                        .path("x_size")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    @Tag("R-40")
    void whatBelongsToAPluginSleepsWhileItIsAwayAndStandsInNobodysWay() {
        desk().install(PluginSource.withItem("nap", "1.0", ""), "nap");
        desk().model(
                        field("nap.item", "pillow", "integer"),
                        rule("nap.item", "soft", "required", "fields", array("x_pillow")));
        String item = admin().post("records/nap/item", object("name", "one", "x_pillow", 3))
                .expect(201)
                .id();

        desk().change("nap", "disabled");
        assertThat(admin().get("platform/plugins/custom")
                        .expect(200)
                        .json()
                        .path("remarks")
                        .toString())
                .contains("nap.item.x_pillow", "nap.item soft", "it sleeps: there is no entity nap.item");
        desk().model(field("every.thing", "while_away", "text"));
        desk().model(
                        field("every.thing", "of_nap", "text"),
                        object("entity", "nap.item", "field", "pillow", "to", "retired"));
        desk().model(object("entity", "nap.item", "rule", "soft", "to", "retired"));
        assertThat(admin().get("platform/plugins/custom").expect(200).body()).doesNotContain("nap.item");
        desk().model(object("entity", "every.thing", "field", "of_nap", "to", "retired"));
        desk().change("nap", "enabled");
        desk().model(
                        object("entity", "nap.item", "field", "pillow", "to", "defined"),
                        object("entity", "nap.item", "rule", "soft", "to", "defined"));

        assertThat(admin().get("records/nap/item/" + item)
                        .expect(200)
                        .json()
                        .path("x_pillow")
                        .asInt())
                .isEqualTo(3);
        admin().post("records/nap/item", object("name", "two")).expectProblem(422, "x_pillow");
    }

    @Test
    void aPlanTellsWhatIsNotThere() {
        assertThat(desk().proposeModel(rule("every.thing", "lost", "required", "fields", array("nowhere")))
                        .expect(201)
                        .json()
                        .at("/conflicts/0/reason")
                        .asText())
                .isEqualTo("There is no field nowhere");
        assertThat(desk().upload(PluginSource.withItem("custom", "1.0", "").jar())
                        .status())
                .isEqualTo(422);
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
                "{\"entity\": \"custom.bad\", \"to\": \"retired\"}",
                "{\"entity\": \"system.plan\", \"rule\": \"never\", \"kind\": \"must\", \"message\": \"never\"}",
                "{\"entity\": \"system.plugin\", \"field\": \"bad\", \"type\": \"text\", \"label\": \"Bad\"}",
                "{\"entity\": \"system.user\", \"field\": \"bad\", \"type\": \"text\", \"label\": \"Bad\", \"required\": true}",
                "{\"entity\": \"every.thing\", \"field\": \"bad\", \"type\": \"text\", \"label\": \"a\\u0000b\"}",
                "{\"entity\": \"every.thing\", \"field\": \"bad\", \"type\": \"text\", \"label\": \"a\\nb\"}",
                "{\"entity\": \"every.thing\", \"field\": \"bad\", \"type\": \"text\", \"label\": \"B\", \"words\": {\"../\": {\"label\": \"x\"}}}",
                "{\"entity\": \"every.thing\", \"field\": \"bad\", \"type\": \"text\", \"label\": \"a\\ud800\"}",
                "{\"entity\": \"every.thing\", \"field\": \"bad\", \"type\": \"text\", \"label\": \"B\", \"words\": {\"de\": {\"label\": \"\\udc00x\"}}}",
                "{\"entity\": \"every.thing\", \"rule\": \"bad\", \"kind\": \"must\", \"message\": \"\\ud800\", \"when\": {\"caption\": {\"is\": \"a\"}}}",
                "{\"entity\": \"every.thing\", \"rule\": \"bad\", \"kind\": \"must\", \"message\": \"x\", \"when\": {\"caption\": {\"is\": \"\\ud800\"}}}",
                "{\"entity\": \"every.thing\", \"rule\": \"bad\", \"kind\": \"must\", \"fields\": [\"caption\"]}"
            })
    void whatIsNoFieldAndNoEntityIsRefused(String wish) {
        Answer refused = admin().send("POST", "platform/plans", "{\"model\": [" + wish + "]}", "application/json");

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asText()).startsWith("model[0].");
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
            desk().apply(plan).expect(409);
        }
    }

    @Test
    @Tag("PLUS-19")
    void anEntityKeepsItsNameAndIsCalledOtherwiseInEachLanguage() {
        desk().model(object("entity", "custom.lorry", "label", "Lorry", "plural", "Lorries"));
        String lorry = admin().post("records/custom/lorry", object("name", "One"))
                .expect(201)
                .id();
        for (String name : List.of("custom.lorry", "lorry")) {
            assertThat(desk().proposeModel(object(
                                    "entity", "custom.truck", "formerly", name, "label", "Truck", "plural", "Trucks"))
                            .expectProblem(422, "model[0].formerly")
                            .body())
                    .contains("custom.truck would be another one")
                    .contains("Change label and plural");
        }
        admin().get("records/custom/truck").expectProblem(404);
        JsonNode words = object();
        for (String language : List.of("cs", "de", "pl", "zh")) {
            ((ObjectNode) words).set(language, object("label", "Truck " + language, "plural", "Trucks " + language));
        }
        desk().model(object("entity", "custom.lorry", "label", "Truck", "plural", "Trucks", "words", words));
        for (String language : List.of("cs", "de", "pl", "zh")) {
            assertThat(admin().header("Accept-Language", language)
                            .get("meta/custom/lorry")
                            .expect(200)
                            .text("label"))
                    .isEqualTo("Truck " + language);
        }
        admin().get("records/custom/lorry/" + lorry).expect(200);
    }
}
