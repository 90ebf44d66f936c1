package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** Where a definition expects a name and something else stands, the answer names the place and says what belongs there. */
@OnEachDatabase
class OwnShapesTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().given(OwnShapesTest::model);

    private static final String TANK = "custom.tank";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static TestClient admin() {
        return platform.admin();
    }

    private static PluginDesk desk() {
        return new PluginDesk(admin());
    }

    static void model() {
        desk().model(
                        object("entity", TANK, "label", "Tank", "plural", "Tanks"),
                        field(TANK, "litres", "integer"),
                        field(TANK, "code", "text"),
                        field(TANK, "shift", "span"),
                        field(TANK, "inside", "reference", "targets", array(TANK)),
                        field(
                                TANK,
                                "state",
                                "choice",
                                "values",
                                array(
                                        object("name", "open", "label", "Open"),
                                        object("name", "shut", "label", "Shut"))));
    }

    /** What is no name, nor anything that holds names where one is expected. */
    private static List<JsonNode> noNames() {
        return List.of(object("field", "litres"), array("litres"), JSON.numberNode(7), JSON.booleanNode(true));
    }

    private static Answer propose(JsonNode wish) {
        return desk().proposeModel(wish);
    }

    private static JsonNode tank(String name, String kind, Object... said) {
        return rule(TANK, name, kind, said);
    }

    private static Map<JsonNode, String> cases() {
        Map<JsonNode, String> cases = new LinkedHashMap<>();
        Object through = object("entity", TANK, "field", "inside");
        JsonNode states = object("field", "state", "from", array("open"), "to", "shut");
        List<JsonNode> unfit = new ArrayList<>(noNames());
        unfit.add(JSON.textNode(" "));
        for (JsonNode it : unfit) {
            cases.put(tank("s", "sum", "field", "litres", "through", through, "over", it), "over");
            cases.put(tank("s", "sum", "field", it, "through", through), "field");
            cases.put(
                    tank("s", "sum", "field", "litres", "through", object("entity", it, "field", "inside")),
                    "through.entity");
            cases.put(
                    tank("s", "sum", "field", "litres", "through", object("entity", TANK, "field", it)),
                    "through.field");
            cases.put(tank("f", "formula", "field", it, "expression", "1"), "field");
            cases.put(tank("n", "number", "field", it), "field");
            cases.put(tank("n", "number", "field", "code", "by", array(it)), "by[0]");
            cases.put(tank("o", "no_overlap", "span", it), "span");
            cases.put(tank("o", "no_overlap", "span", "shift", "fields", array("inside", it)), "fields[1]");
            cases.put(tank("p", "plays", "aspect", it, "from", object("at", "litres")), "aspect");
            cases.put(tank("p", "fill", "from", object("code", it)), "from.code");
            cases.put(tank("u", "unique", "fields", array(it)), "fields[0]");
            cases.put(tank("r", "required", "fields", array(it)), "fields[0]");
            cases.put(tank("z", "frozen", "when", object(), "but", array(it)), "but[0]");
            cases.put(transition("moves", object("field", it, "from", array("open"), "to", "shut")), "moves.field");
            cases.put(transition("moves", object("field", "state", "from", array(it), "to", "shut")), "moves.from[0]");
            cases.put(transition("moves", states, "needs", array(it)), "needs[0]");
            cases.put(transition("moves", states, "input", array(it)), "input[0]");
            cases.put(transition("moves", states, "from", object("code", it)), "from.code");
            cases.put(transition("moves", states, "by", object("roles", array(it))), "by.roles[0]");
            cases.put(transition("moves", states, "by", object("managers_of", array(it))), "by.managers_of[0]");
            cases.put(transition("moves", states, "approval", approval("waiting", it)), "approval.waiting");
            cases.put(transition("moves", states, "approval", approval("rejected", it)), "approval.rejected");
            cases.put(transition("moves", states, "approval", approval("open", array(it))), "approval.open[0]");
            cases.put(
                    transition("moves", states, "approval", approval("steps", array(object("name", it)))),
                    "approval.steps[0].name");
            cases.put(
                    transition(
                            "moves",
                            states,
                            "approval",
                            approval("steps", array(object("name", "one", "by", object("users", array(it)))))),
                    "approval.steps[0].by.users[0]");
            cases.put(field(TANK, "to_it", "reference", "targets", array(it)), "targets[0]");
            cases.put(field(TANK, "mood", "choice", "values", array(object("name", it, "label", "Good"))), "values");
            cases.put(field(TANK, "mood", "choice", "values", array(object("name", "good", "label", it))), "values");
            cases.put(object("entity", TANK, "field", "mood", "label", "Mood", "type", it), "type");
            cases.put(object("entity", it, "label", "It", "plural", "Its"), "entity");
            cases.put(object("entity", TANK, "field", it, "type", "text", "label", "It"), "field");
            cases.put(object("entity", TANK, "rule", it, "kind", "index"), "rule");
            cases.put(object("entity", TANK, "rule", "k", "kind", it), "kind");
            cases.put(object("entity", TANK, "field", "code", "to", it), "to");
            cases.put(object("entity", TANK, "field", "code", "label", it), "label");
        }
        for (JsonNode it : noNames()) {
            cases.put(tank("m", "must", "when", object("litres", object("atMost", 1)), "message", it), "message");
            cases.put(tank("f", "formula", "field", "litres", "expression", it), "expression");
            cases.put(tank("n", "number", "field", "code", "pattern", it), "pattern");
            cases.put(object("entity", TANK, "field", "code", "help", it), "help");
            cases.put(
                    object("entity", TANK, "field", "mark", "formerly", it, "type", "text", "label", "It"), "formerly");
        }
        for (JsonNode it : List.of(JSON.textNode("litres"), JSON.numberNode(7), array("litres"))) {
            cases.put(tank("s", "sum", "field", "litres", "through", it), "through");
            cases.put(tank("p", "fill", "from", it), "from");
            cases.put(tank("p", "fill", "values", it), "values");
            cases.put(tank("r", "required", "when", it, "fields", array("code")), "when");
            cases.put(transition("moves", it), "moves");
            cases.put(transition("moves", states, "by", it), "by");
            cases.put(transition("moves", states, "approval", it), "approval");
        }
        for (JsonNode it : List.of(JSON.textNode("code"), JSON.numberNode(7), object("field", "code"))) {
            cases.put(tank("u", "unique", "fields", it), "fields");
            cases.put(tank("z", "frozen", "when", object(), "but", it), "but");
            cases.put(transition("moves", states, "needs", it), "needs");
            cases.put(transition("moves", states, "approval", approval("steps", it)), "approval.steps");
        }
        cases.put(tank("s", "sum", "field", "litres"), "through");
        cases.put(tank("s", "sum", "through", through), "field");
        cases.put(tank("n", "number"), "field");
        cases.put(tank("o", "no_overlap"), "span");
        cases.put(object("field", "code", "label", "Code"), "entity");
        return cases;
    }

    private static JsonNode transition(Object... said) {
        Object[] all = new Object[said.length + 2];
        System.arraycopy(new Object[] {"label", "Shut"}, 0, all, 0, 2);
        System.arraycopy(said, 0, all, 2, said.length);
        return tank("shut", "transition", all);
    }

    private static JsonNode approval(String key, Object said) {
        return object("waiting", "open", "rejected", "shut", "steps", array()).setAll(object(key, said));
    }

    @Test
    void whatIsNoNameIsRefusedByItsPlace() {
        List<String> wrong = new ArrayList<>();
        cases().forEach((wish, place) -> {
            Answer answer = propose(wish);
            JsonNode errors = answer.json().path("errors");
            String reason = errors.at("/0/reason").asText();
            boolean isRight = answer.status() == 422
                    && errors.at("/0/field").asText().equals("model[0]." + place)
                    && !reason.matches("|\\s.*|.*\\s|.*\\s{2}.*|.*[: ]");
            if (!isRight) {
                wrong.add(wish + " at " + place + " -> " + answer.status() + " " + errors);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void aConditionThatComparesWithNoNameIsRefusedWithTheReason() {
        for (JsonNode it : noNames()) {
            JsonNode where = object("litres", object("atMost", object("field", it)));
            admin().post(
                            "records/system/saved_query",
                            object("name", "V", "entity", TANK, "condition", object("entity", TANK, "where", where)))
                    .expectProblem(422, "condition");
            Answer plan =
                    propose(tank("m", "must", "when", where, "message", "No")).expect(201);
            assertThat(plan.json().path("conflicts").toString())
                    .contains("litres atMost")
                    .doesNotContain("no field ;");
        }
    }

    @Test
    void otherDefinitionsAndPlansNameThePlaceToo() {
        for (JsonNode it : noNames()) {
            for (String part : List.of("name", "entity", "sort", "columns", "grouped_by", "form")) {
                admin().post(
                                "records/system/saved_query",
                                object("name", "V", "entity", TANK).set(part, it))
                        .expectProblem(422, part);
            }
            for (String part : List.of("template", "entity", "title", "language")) {
                Answer answer = admin().post(
                                "records/system/template",
                                object(
                                                "template",
                                                "custom.t",
                                                "entity",
                                                TANK,
                                                "title",
                                                "T",
                                                "language",
                                                "en",
                                                "html",
                                                "<p/>")
                                        .set(part, it));
                assertThat(answer.status()).as("%s %s", part, it).isEqualTo(422);
                assertThat(answer.json().at("/errors/0/reason").asText()).isNotBlank();
            }
            for (String key : List.of("plugin", "to")) {
                ObjectNode change = object("plugin", "every", "to", "enabled").set(key, it);
                assertThat(admin().post("platform/plans", object("changes", array(change)))
                                .expectProblem(400)
                                .text("detail"))
                        .isEqualTo("The parameter " + key + " must be a text");
            }
        }
        admin().post("platform/plans", object("model", array("tank"))).expectProblem(400);
        admin().post("platform/plans", object("model", object("entity", TANK))).expectProblem(400);
    }
}
