package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** Two sales pipelines of a company's own, each with its phases, probabilities and rules: made by an administrator alone. */
@OnEachDatabase
class PipelineTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().given(PipelineTest::model);

    private static TestClient admin() {
        return platform.admin();
    }

    static void model() {
        new PluginDesk(admin())
                .model(
                        object("entity", "custom.pipeline", "label", "Pipeline", "plural", "Pipelines"),
                        object("entity", "custom.phase", "label", "Phase", "plural", "Phases"),
                        object("entity", "custom.deal", "label", "Deal", "plural", "Deals", "owned", true),
                        field(
                                "custom.phase",
                                "pipeline",
                                "reference",
                                "targets",
                                array("custom.pipeline"),
                                "required",
                                true),
                        field("custom.phase", "probability", "integer"),
                        field("custom.phase", "rank", "integer"),
                        field("custom.phase", "ends", "yes_no"),
                        field("custom.pipeline", "first", "reference", "targets", array("custom.phase")),
                        field(
                                "custom.deal",
                                "pipeline",
                                "reference",
                                "targets",
                                array("custom.pipeline"),
                                "required",
                                true),
                        field("custom.deal", "phase", "reference", "targets", array("custom.phase")),
                        field("custom.deal", "probability", "integer"),
                        field("custom.deal", "worth", "decimal"),
                        field("custom.deal", "contract", "text"),
                        rule("custom.deal", "first_phase", "fill", "from", object("phase", "pipeline.first")),
                        rule("custom.deal", "likely", "fill", "from", object("probability", "phase.probability")),
                        rule(
                                "custom.deal",
                                "own_phase",
                                "must",
                                "when",
                                object(
                                        "or",
                                        array(
                                                object("phase", object("isEmpty", true)),
                                                object("phase.pipeline", object("is", object("field", "pipeline"))))),
                                "message",
                                "The phase belongs to another pipeline"),
                        rule(
                                "custom.deal",
                                "contract_of_large",
                                "required",
                                "when",
                                object("pipeline.name", object("is", "Large"), "phase.ends", object("is", true)),
                                "fields",
                                array("contract")),
                        rule(
                                "custom.deal",
                                "move",
                                "transition",
                                "label",
                                "Move on",
                                "moves",
                                object(
                                        "field",
                                        "phase",
                                        "from",
                                        object("phase.ends", object("isNot", true)),
                                        "to",
                                        object("phase.ends", object("isNot", true))),
                                "from",
                                object("probability", "phase.probability")),
                        rule(
                                "custom.deal",
                                "win",
                                "transition",
                                "label",
                                "Win",
                                "moves",
                                object(
                                        "field",
                                        "phase",
                                        "from",
                                        object("phase.ends", object("isNot", true)),
                                        "to",
                                        object("phase.ends", object("is", true))),
                                "input",
                                array("contract"),
                                "from",
                                object("probability", "phase.probability")),
                        rule(
                                "custom.deal",
                                "jump",
                                "transition",
                                "label",
                                "Jump",
                                "moves",
                                object("field", "phase"),
                                "when",
                                object("pipeline.name", object("is", "Small")),
                                "from",
                                object("probability", "phase.probability")));
    }

    private static String pipeline(String name) {
        return admin().post("records/custom/pipeline", object("name", name))
                .expect(201)
                .id();
    }

    private static String phase(String pipeline, String name, int probability, boolean ends) {
        return admin().post(
                        "records/custom/phase",
                        object("name", name, "pipeline", pipeline, "probability", probability, "ends", ends))
                .expect(201)
                .id();
    }

    private static void first(String pipeline, String phase) {
        Answer now = admin().get("records/custom/pipeline/" + pipeline).expect(200);
        admin().patch("records/custom/pipeline/" + pipeline, now.etag(), object("first", phase))
                .expect(200);
    }

    private static Answer run(String deal, String action, Object... input) {
        Answer now = admin().get("records/custom/deal/" + deal).expect(200);
        return admin().header("If-Match", now.etag())
                .post("records/custom/deal/" + deal + "/actions/" + action, object(input));
    }

    private static JsonNode deal(String deal) {
        return admin().get("records/custom/deal/" + deal).expect(200).json();
    }

    @Test
    @Tag("PLUS-24")
    void eachPipelineHasItsPhasesProbabilitiesAndRules() {
        String small = pipeline("Small");
        String open = phase(small, "Open", 20, false);
        String sold = phase(small, "Sold", 100, true);
        first(small, open);
        String large = pipeline("Large");
        String tender = phase(large, "Tender", 10, false);
        String talks = phase(large, "Talks", 50, false);
        String signed = phase(large, "Signed", 100, true);
        first(large, tender);

        String lamp = admin().post("records/custom/deal", object("name", "Lamp", "pipeline", small))
                .expect(201)
                .id();
        String plant = admin().post("records/custom/deal", object("name", "Plant", "pipeline", large))
                .expect(201)
                .id();
        assertThat(deal(lamp).path("probability").asInt()).isEqualTo(20);
        assertThat(deal(plant).path("probability").asInt()).isEqualTo(10);
        assertThat(deal(plant).at("/phase/id").asText()).isEqualTo(tender);

        run(plant, "move").expectProblem(422, "phase");
        run(plant, "move", "phase", open).expectProblem(422);
        run(lamp, "move", "phase", sold).expectProblem(422, "phase");
        run(plant, "move", "phase", talks).expect(200);
        assertThat(deal(plant).path("probability").asInt()).isEqualTo(50);
        run(plant, "jump", "phase", signed).expectProblem(409);
        run(plant, "win", "phase", signed).expectProblem(422, "contract");
        run(plant, "win", "phase", signed, "contract", "C-1").expect(200);
        assertThat(deal(plant).path("probability").asInt()).isEqualTo(100);
        run(plant, "move", "phase", talks).expectProblem(409);

        assertThat(deal(lamp).at("/can/actions").toString()).contains("jump");
        run(lamp, "win", "phase", sold).expect(200);
        run(lamp, "jump", "phase", open).expect(200);
        assertThat(deal(lamp).path("probability").asInt()).isEqualTo(20);
        Answer now = admin().get("records/custom/deal/" + lamp).expect(200);
        admin().patch("records/custom/deal/" + lamp, now.etag(), object("phase", sold))
                .expectProblem(403, "phase");
        assertThat(admin().get("records/custom/deal?filter=pipeline.name==Small")
                        .expect(200)
                        .json()
                        .path("records"))
                .hasSize(1);
    }
}
