package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;
import static org.kontor.tests.PluginDesk.to;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.core.database.Fault;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** What administrators added is deleted for good, and what comes later under its name begins with nothing. */
@OnEachDatabase
class OwnPurgeTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final String THINGS = "records/every/thing";

    private static TestClient admin() {
        return platform.admin();
    }

    private static PluginDesk desk() {
        return new PluginDesk(admin());
    }

    private static JsonNode colour() {
        return field(
                "every.thing",
                "colour",
                "choice",
                "values",
                array(object("name", "red", "label", "Red"), object("name", "blue", "label", "Blue")));
    }

    @Test
    @Tag("S-31")
    void aFieldThatIsMadeAgainHasNoValuesNoPastNoListAndNoRights() {
        desk().model(colour(), rule("every.thing", "by_colour", "index", "fields", array("x_colour", "caption")));
        String thing = admin().post(THINGS, object("caption", "one", "x_colour", "red"))
                .expect(201)
                .id();
        String deleted = admin().post(THINGS, object("caption", "two", "x_colour", "red"))
                .expect(201)
                .id();
        admin().delete(THINGS + "/" + deleted, "\"1\"").expect(204);
        admin().patch(THINGS + "/" + thing, "\"1\"", object("x_colour", "blue")).expect(200);
        TestClient reader = platform.users()
                .role("colours", grant("every.thing", Verb.READ).put("only_fields", "caption,x_colour"))
                .add("colours", "colours");
        String role = platform.users().id("role colours");

        assertThat(desk().proposeModel(to("purged", "every.thing", "field", "colour"))
                        .expectProblem(422, "model[0].to")
                        .body())
                .contains("every.thing.x_colour is not retired");
        desk().model(
                        to("retired", "every.thing", "rule", "by_colour"),
                        to("retired", "every.thing", "field", "colour"));
        desk().proposeModel(to("purged", "every.thing", "field", "colour"), field("every.thing", "other", "text"))
                .expectProblem(422, "model");
        Answer plan = desk().proposeModel(to("purged", "every.thing", "field", "colour"))
                .expect(201);
        assertThat(plan.text("text"))
                .contains("Own field every.thing.x_colour (Choice): deleted for good")
                .contains("Deletes for good the column x_colour of the table every_thing")
                .contains("These roles lose what they give of it: colours");
        desk().apply(plan).expectProblem(422);
        desk().purge(plan, "every.thing.x_other").expectProblem(422);
        desk().purge(plan, "every.thing.x_colour").expect(200);
        desk().purge(plan, "every.thing.x_colour").expectProblem(409);

        assertThat(admin().get("records/system/role/" + role)
                        .expect(200)
                        .json()
                        .at("/grants/0/only_fields")
                        .asText())
                .isEqualTo("caption");
        assertThat(admin().get("records/system/custom_field?filter=field_name==x_colour")
                        .expect(200)
                        .json()
                        .path("records"))
                .isEmpty();
        assertThat(admin().get("records/system/choice_value?filter=list==custom.every_thing__x_colour")
                        .expect(200)
                        .json()
                        .path("records"))
                .isEmpty();

        desk().model(field("every.thing", "colour", "text"));
        JsonNode now = admin().get(THINGS + "/" + thing).expect(200).json();
        assertThat(now.path("x_colour").isNull()).isTrue();
        assertThat(admin().get(THINGS + "/" + thing + "?as_of=1")
                        .expect(200)
                        .json()
                        .path("x_colour")
                        .isNull())
                .isTrue();
        assertThat(admin().get(THINGS + "/" + thing + "/history").expect(200).toString())
                .doesNotContain("blue");
        admin().post("trash/" + deleted + "/restore", object()).expect(200);
        assertThat(admin().get(THINGS + "/" + deleted)
                        .expect(200)
                        .json()
                        .path("x_colour")
                        .isNull())
                .isTrue();
        assertThat(reader.get(THINGS + "/" + thing).expect(200).json().has("x_colour"))
                .isFalse();
    }

    @Test
    @Tag("S-31")
    void anEntityThatIsMadeAgainHasNoRecordsNoTrashAndNoRights() {
        JsonNode machine = object("entity", "custom.machine", "label", "Machine", "plural", "Machines");
        desk().model(
                        machine,
                        field("custom.machine", "things", "references", "targets", array("every.thing")),
                        field("every.thing", "machine", "reference", "targets", array("custom.machine")));
        admin().post("records/custom/machine", object("name", "Lathe")).expect(201);
        String deleted = admin().post("records/custom/machine", object("name", "Saw"))
                .expect(201)
                .id();
        admin().delete("records/custom/machine/" + deleted, "\"1\"").expect(204);
        TestClient reader = platform.users()
                .role("machinist", grant("custom.machine", Verb.READ))
                .add("machinist", "machinist");
        reader.get("records/custom/machine").expect(200);

        String kept = admin().post("records/custom/machine", object("name", "Press"))
                .expect(201)
                .id();
        admin().post(
                        "records/system/comment",
                        object("about", object("entity", "custom.machine", "id", kept), "text", "It leaks"))
                .expect(201);
        String mass = admin().post("records/custom/machine/mass", object("all", true, "change", object("name", "Same")))
                .expect(202)
                .json()
                .at("/mass_change/id")
                .asText();
        Eventually.until(() -> assertThat(admin().get("records/system/mass_change/" + mass)
                        .expect(200)
                        .text("state"))
                .isEqualTo("done"));

        desk().model(to("retired", "custom.machine"), to("retired", "every.thing", "field", "machine"));
        desk().proposeModel(to("purged", "custom.machine")).expectProblem(422, "model[0].to");
        desk().purge(to("purged", "every.thing", "field", "machine"), "every.thing.x_machine");
        desk().purge(to("purged", "custom.machine"), "custom.machine");
        assertThat(desk().proposeModel(to("purged", "every.thing", "field", "machine"))
                        .expectProblem(422, "model[0].to")
                        .body())
                .contains("There is no every.thing.x_machine: it is purged already");

        admin().get("records/system/mass_change/" + mass).expectProblem(404);
        assertThat(admin().get("records/system/comment").expect(200).json().path("records"))
                .isEmpty();

        desk().model(machine, field("custom.machine", "things", "references", "targets", array("every.thing")));
        assertThat(admin().get("records/custom/machine").expect(200).json().path("records"))
                .isEmpty();
        assertThat(admin().get("trash/custom/machine").expect(200).json().path("entries"))
                .isEmpty();
        admin().post("trash/" + deleted + "/restore", object()).expectProblem(404);
        reader.get("records/custom/machine").expectProblem(404);
        platform.restart();
        assertThat(admin().get("records/custom/machine").expect(200).json().path("records"))
                .isEmpty();
    }

    @Test
    void aPurgeThatWasCutShortGoesOn() throws Exception {
        desk().model(field("every.thing", "halved", "text"));
        String thing = admin().post(THINGS, object("caption", "whole", "x_halved", "half"))
                .expect(201)
                .id();
        desk().model(to("retired", "every.thing", "field", "halved"));
        Answer plan = desk().proposeModel(to("purged", "every.thing", "field", "halved"))
                .expect(201);
        try (AutoCloseable told = Fault.tell(point -> {
            if (point.equals("purge.dropped")) {
                throw new IllegalStateException("the process ends here");
            }
        })) {
            assertThat(desk().purge(plan, "every.thing.x_halved").status()).isEqualTo(500);
        }
        platform.restart();
        assertThat(admin().get(THINGS + "/" + thing).expect(200).text("caption"))
                .isEqualTo("whole");
        desk().purge(plan, "every.thing.x_halved").expect(200);
        desk().model(field("every.thing", "halved", "integer"));
        assertThat(admin().get(THINGS + "/" + thing)
                        .expect(200)
                        .json()
                        .path("x_halved")
                        .isNull())
                .isTrue();
    }

    @Test
    void twoPurgesThatWereCutShortAreBothNamedAndFinishedTogether() throws Exception {
        desk().model(field("every.thing", "left", "text"), field("every.thing", "right", "text"));
        List<Answer> plans = new ArrayList<>();
        for (String name : List.of("right", "left")) {
            desk().model(to("retired", "every.thing", "field", name));
            Answer plan = desk().proposeModel(to("purged", "every.thing", "field", name))
                    .expect(201);
            try (AutoCloseable told = Fault.tell(point -> {
                if (point.equals("purge.dropped")) {
                    throw new IllegalStateException("the process ends here");
                }
            })) {
                assertThat(desk().purge(plan, "every.thing.x_" + name).status()).isEqualTo(500);
            }
            plans.add(plan);
        }
        assertThat(desk().purge(plans.getFirst(), "every.thing")
                        .expectProblem(422)
                        .body())
                .contains("repeat every.thing.x_right in confirm", "goes with it: every.thing.x_left");
        desk().purge(plans.getFirst(), "every.thing.x_right").expect(200);
        desk().model(field("every.thing", "left", "integer"), field("every.thing", "right", "integer"));
    }

    @Test
    void aRuleIsPurgedAndCanBeMadeAnew() {
        desk().model(rule("every.thing", "plain", "required", "fields", array("caption")));
        desk().model(to("retired", "every.thing", "rule", "plain"));
        desk().purge(to("purged", "every.thing", "rule", "plain"), "every.thing plain");
        desk().model(rule("every.thing", "plain", "index", "fields", array("caption")));
    }
}
