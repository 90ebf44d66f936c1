package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;
import org.kontor.testing.TestUsers;
import org.kontor.tests.every.EveryPlugin;

/** Own fields, entities and rules move with the rest of the configuration, and before it. */
@OnEachDatabase
@Tag("PLUS-79")
class OwnModelMoveTest {
    @RegisterExtension
    static final PlatformExtension here = PlatformExtension.with().plugin(EveryPlugin.class);

    @TempDir
    Path folder;

    private static void setUp() {
        new PluginDesk(here.admin())
                .model(
                        object(
                                "entity",
                                "custom.machine",
                                "label",
                                "Machine",
                                "plural",
                                "Machines",
                                "words",
                                object("de", object("label", "Maschine")),
                                "owned",
                                true),
                        field("custom.machine", "serial", "text", "max_length", 40, "unique", true),
                        field("custom.machine", "of", "reference", "targets", array("every.thing")),
                        field(
                                "every.thing",
                                "colour",
                                "choice",
                                "values",
                                array(object("name", "red", "label", "Red"), object("name", "sea", "label", "Sea"))),
                        field("every.thing", "gone", "text"),
                        field(
                                "every.thing",
                                "coat",
                                "choice",
                                "values",
                                array(object("name", "raw"), object("name", "painted"))),
                        rule(
                                "every.thing",
                                "paint",
                                "transition",
                                "label",
                                "Paint",
                                "moves",
                                object("field", "x_coat", "from", array("raw"), "to", "painted"),
                                "by",
                                object("fields", array("created_by")),
                                "words",
                                object("de", object("label", "Streichen"))),
                        rule(
                                "custom.machine",
                                "serial_of_sold",
                                "required",
                                "when",
                                object("of", object("isEmpty", false)),
                                "fields",
                                array("serial")));
        new PluginDesk(here.admin()).model(object("entity", "every.thing", "field", "gone", "to", "retired"));
        new MovingDesk(here.admin())
                .make("system.choice_value", "list", "custom.every_thing__x_colour", "name", "sky", "label", "Sky");
        here.users().role("mechanic", new String[] {}, TestUsers.grant("custom.machine", Verb.READ, Verb.UPDATE));
    }

    @Test
    void theyAreThereFirstAndThenWhatSpeaksOfThem() {
        setUp();
        String file = new MovingDesk(here.admin()).exported();
        for (TestDatabase database : TestDatabase.wanted()) {
            try (Installation there = Installation.start(here, database, folder)) {
                moves(file, new MovingDesk(there.admin()));
            }
        }
    }

    private static void moves(String file, MovingDesk to) {
        Answer model = to.plan(file).expect(201);
        assertThat(model.json().path("first").asBoolean()).isTrue();
        assertThat(model.json().path("conflicts")).isEmpty();
        assertThat(model.text("text"))
                .contains(
                        "Own entity custom.machine: new", "Own rule serial_of_sold of custom.machine", "custom_machine")
                .doesNotContain("gone");
        to.apply(model).expect(200);
        Answer rest = to.plan(file).expect(201);
        assertThat(rest.json().path("first").asBoolean()).isFalse();
        assertThat(rest.text("text"))
                .contains("Create system.role [\"mechanic\"]")
                .contains("Create system.choice_value [\"custom.every_thing__x_colour\",\"sky\"]");
        to.apply(rest).expect(200);

        assertThat(to.exported()).isEqualTo(without(file, "gone"));
        assertThat(to.plan(file).expect(201).text("text")).startsWith("Nothing changes.");
        to.admin()
                .post("records/custom/machine", object("name", "Drill", "serial", "D1"))
                .expect(201);
        to.admin()
                .post("records/custom/machine", object("name", "Saw", "serial", "D1"))
                .expectProblem(409, "serial");
        to.admin()
                .post("records/every/thing", object("caption", "sky", "x_colour", "sky"))
                .expect(201);
        Answer raw =
                to.admin().post("records/every/thing", object("caption", "raw")).expect(201);
        assertThat(to.admin()
                        .header("If-Match", raw.etag())
                        .post("records/every/thing/" + raw.id() + "/actions/paint", object())
                        .expect(200)
                        .json()
                        .at("/record/x_coat")
                        .asText())
                .isEqualTo("painted");

        shrinks(to);
    }

    /** What the file does not have is retired where that is asked for, and its values stay. */
    private static void shrinks(MovingDesk to) {
        String empty = object("format", 1, "plugins", object(), "model", array(), "entities", object())
                .toString();
        assertThat(to.plan(empty).expect(201).text("text")).startsWith("Nothing changes.");
        Answer plan = to.plan(empty, "?delete=true&only=model").expect(201);
        assertThat(plan.text("text")).contains("custom.machine: retired", "every.thing.x_colour");
        to.apply(plan).expect(200);
        to.admin().get("records/custom/machine").expect(404);
    }

    /** A field that was retired before it moved has nothing to hide there. */
    private static String without(String file, String field) {
        return file.replaceAll(
                "(?s)    \\{\\n      \"entity\": \"every.thing\",\\n      \"field\": \"x_" + field
                        + "\",\\n      \"to\": \"retired\"\\n    },\\n",
                "");
    }

    /** A model of a few days' work, which a plan tells in more letters than a text has room for. */
    @Test
    void aModelOfFiveHundredFieldsMoves() {
        ArrayNode model = (ArrayNode) array();
        for (int entity = 0; entity < 5; entity++) {
            String name = "custom.wide" + entity;
            model.add(object("entity", name, "label", "Wide " + entity, "plural", "Wide ones " + entity));
            for (int field = 0; field < 100; field++) {
                model.add(
                        field % 5 == 0
                                ? field(
                                        name,
                                        "f" + field,
                                        "choice",
                                        "values",
                                        array(
                                                object("name", "one", "label", "One of them"),
                                                object("name", "two", "label", "The other")))
                                : field(name, "f" + field, "text", "max_length", 50));
            }
        }
        String file = object("format", 1, "plugins", object(), "model", model, "entities", object())
                .toString();
        for (TestDatabase database : TestDatabase.wanted()) {
            try (Installation there = Installation.start(here, database, folder)) {
                MovingDesk to = new MovingDesk(there.admin());
                Answer plan = to.plan(file, "?any_plugins=true").expect(201);
                assertThat(plan.json().path("conflicts")).isEmpty();
                Answer again =
                        to.admin().get("platform/plans/" + plan.text("id")).expect(200);
                assertThat(again.json().path("tables"))
                        .isEqualTo(plan.json().path("tables"))
                        .isNotEmpty();
                to.apply(plan).expect(200);
                Answer wide = to.admin()
                        .post("records/custom/wide4", object("name", "W", "f99", "last", "f95", "two"))
                        .expect(201);
                assertThat(wide.text("f99")).isEqualTo("last");
                assertThat(to.plan(to.exported()).expect(201).text("text")).startsWith("Nothing changes.");
            }
        }
    }

    @Test
    void whatIsNoWishIsRefused() {
        MovingDesk desk = new MovingDesk(here.admin());
        for (String model : new String[] {"{}", "[7]", "[{\"entity\": \"every.thing\", \"fiel\": \"x\"}]"}) {
            String file = "{\"format\": 1, \"plugins\": {}, \"model\": " + model + ", \"entities\": {}}";
            assertThat(desk.plan(file).status()).as(model).isIn(400, 422);
        }
        desk.plan("{\"format\": 1, \"plugins\": {}, \"model\": [{\"entity\": \"every.nothing\", \"field\": \"a\","
                        + " \"type\": \"text\", \"label\": \"A\"}], \"entities\": {}}")
                .expect(201);
    }
}
