package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.ManualClock;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** The past of fields that came later, or are gone by now. */
@OnEachDatabase
class PastOwnFieldsTest {
    private static final ManualClock clock = ManualClock.at("2027-03-01T10:00:00Z");

    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).clock(clock);

    private static final String THINGS = "records/every/thing";

    private static TestClient admin() {
        return platform.admin();
    }

    private static String moment() {
        clock.advance(Duration.ofMinutes(1));
        String now = clock.instant().toString();
        clock.advance(Duration.ofMinutes(1));
        return now;
    }

    @Test
    void aFieldThatCameLaterWasEmptyBeforeAndOneThatIsRetiredIsNotShown() {
        Answer thing =
                admin().post(THINGS, object("caption", "older than its field")).expect(201);
        String path = THINGS + "/" + thing.id();
        String before = moment();
        PluginDesk desk = new PluginDesk(admin());
        desk.model(field("every.thing", "size", "integer"));
        admin().patch(path, thing.etag(), object("x_size", 7)).expect(200);
        String after = moment();
        admin().patch(path, "\"2\"", object("x_size", 8)).expect(200);

        JsonNode was = admin().get(path + "?as_of=" + before).expect(200).json();
        assertThat(was.has("x_size")).isTrue();
        assertThat(was.path("x_size").isNull()).isTrue();
        assertThat(admin().get(path + "?as_of=" + after).json().path("x_size").asInt())
                .isEqualTo(7);
        assertThat(found("x_size=ge=1", before)).isEmpty();
        assertThat(found("x_size=ge=1", after)).hasSize(1);
        admin().header("If-Match", "\"3\"")
                .post(path + "/restore", object("as_of", 2))
                .expect(200);
        assertThat(admin().get(path).json().path("x_size").asInt()).isEqualTo(7);

        desk.model(object("entity", "every.thing", "field", "size", "to", "retired"));
        assertThat(admin().get(path + "?as_of=" + after).expect(200).json().has("x_size"))
                .isFalse();
        assertThat(admin().get(path + "/compare?from=1")
                        .expect(200)
                        .json()
                        .path("changed")
                        .has("x_size"))
                .isFalse();
    }

    @Test
    void whatFormulasMakeOfASumOverOtherRecordsIsNotKnownOfThePastEither() {
        PluginDesk desk = new PluginDesk(admin());
        desk.model(
                object("entity", "custom.van", "label", "Van", "plural", "Vans"),
                field("custom.van", "carries", "integer"),
                field("custom.van", "twice", "integer"),
                field("custom.van", "load", "integer"),
                field("custom.van", "free", "integer"),
                field("custom.van", "half_free", "decimal"),
                object("entity", "custom.box", "label", "Box", "plural", "Boxes"),
                field("custom.box", "van", "reference", "targets", array("custom.van")),
                field("custom.box", "weight", "integer"),
                rule(
                        "custom.van",
                        "load",
                        "sum",
                        "field",
                        "load",
                        "over",
                        "weight",
                        "through",
                        object("entity", "custom.box", "field", "van")),
                rule("custom.van", "half_free", "formula", "field", "half_free", "expression", "free / 2"),
                rule("custom.van", "free", "formula", "field", "free", "expression", "carries - load"),
                rule("custom.van", "twice", "formula", "field", "twice", "expression", "2 * carries"));
        Answer van = admin().post("records/custom/van", object("name", "North", "carries", 100))
                .expect(201);
        String then = moment();
        admin().post("records/custom/box", object("name", "a", "van", van.id(), "weight", 6))
                .expect(201);
        String path = "records/custom/van/" + van.id();
        assertThat(admin().get(path).json().path("free").asInt()).isEqualTo(94);

        JsonNode was = admin().get(path + "?as_of=" + then).expect(200).json();
        assertThat(was.path("twice").asInt()).isEqualTo(200);
        for (String field : List.of("load", "free", "half_free")) {
            assertThat(was.has(field)).as(field).isFalse();
            admin().get("records/custom/van?filter=" + field + "=ge=1&as_of=" + then)
                    .expectProblem(400);
            admin().get("records/custom/van?sort=" + field + "&as_of=" + then).expectProblem(400);
        }
        assertThat(admin().get("records/custom/van?filter=twice==200&as_of=" + then)
                        .expect(200)
                        .json()
                        .at("/records/0")
                        .has("free"))
                .isFalse();
    }

    private static JsonNode found(String filter, String moment) {
        return admin().get(THINGS + "?filter=" + filter + "&as_of=" + moment)
                .expect(200)
                .json()
                .path("records");
    }
}
