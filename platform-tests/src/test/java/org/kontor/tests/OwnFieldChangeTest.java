package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.Json;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Own fields that get another name or another type while they hold values. */
@OnEachDatabase
class OwnFieldChangeTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final String THINGS = "records/every/thing";

    private static TestClient admin() {
        return platform.admin();
    }

    private static PluginDesk desk() {
        return new PluginDesk(admin());
    }

    private static JsonNode renamed(String former, String name) {
        return object("entity", "every.thing", "field", name, "formerly", former);
    }

    private static JsonNode typed(String name, String type, Object... more) {
        Object[] all = new Object[6 + more.length];
        System.arraycopy(new Object[] {"entity", "every.thing", "field", name, "type", type}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return object(all);
    }

    /** Somebody who may read one field of things, and nothing else. */
    private static TestClient reader(String field) {
        String name = "reader_of_" + field;
        return platform.users()
                .role(name, grant("every.thing", Verb.READ).put("only_fields", field))
                .add(name, name);
    }

    private static String thing(Object... more) {
        Object[] all = new Object[2 + more.length];
        System.arraycopy(new Object[] {"caption", "changed"}, 0, all, 0, 2);
        System.arraycopy(more, 0, all, 2, more.length);
        return admin().post(THINGS, object(all)).expect(201).id();
    }

    private static JsonNode read(String thing) {
        return admin().get(THINGS + "/" + thing).expect(200).json();
    }

    @Test
    void aRenamedFieldKeepsWhatItHoldsAndWhatIsSaidOfIt() {
        desk().model(
                        field("every.thing", "tint", "choice", "values", array(object("name", "red", "label", "Red"))),
                        field("every.thing", "pals", "references", "targets", array("every.thing")),
                        rule(
                                "every.thing",
                                "tinted",
                                "required",
                                "when",
                                object("x_pals", object("isEmpty", false)),
                                "fields",
                                array("x_tint")));
        String pal = thing();
        String thing = thing("x_tint", "red", "x_pals", array(pal));
        TestClient reader = reader("x_tint");

        desk().model(renamed("tint", "hue"), renamed("pals", "mates"));

        MovingDesk moving = new MovingDesk(admin());
        String exported = moving.exported();
        assertThat(Json.read(exported).path("model"))
                .filteredOn(wish -> wish.path("rule").asText().equals("tinted"))
                .allMatch(wish -> wish.path("fields").equals(array("x_hue"))
                        && wish.path("when").toString().contains("x_mates"))
                .hasSize(1);
        assertThat(moving.plan(exported).expect(201).text("text")).startsWith("Nothing changes.");
        JsonNode now = read(thing);
        assertThat(now.path("x_hue").asText()).isEqualTo("red");
        assertThat(now.has("x_tint")).isFalse();
        assertThat(now.at("/x_mates/0/id").asText()).isEqualTo(pal);
        assertThat(reader.get(THINGS + "/" + thing).expect(200).text("x_hue")).isEqualTo("red");
        admin().post(THINGS, object("caption", "bare", "x_mates", array(pal))).expectProblem(422, "x_hue");
        admin().post(THINGS, object("caption", "blue", "x_hue", "blue")).expectProblem(422, "x_hue");
        JsonNode then =
                admin().get(THINGS + "/" + thing + "?as_of=1").expect(200).json();
        assertThat(then.path("x_hue").asText()).isEqualTo("red");
        JsonNode history =
                admin().get(THINGS + "/" + thing + "/history").expect(200).json();
        assertThat(history.at("/entries/0/changes/x_hue/1").asText()).isEqualTo("red");
        // while a major version lasts, filters know the former name
        assertThat(admin().get(THINGS + "?filter=x_tint==red")
                        .expect(200)
                        .json()
                        .path("records"))
                .hasSize(1);
        platform.restart();
        assertThat(read(thing).path("x_hue").asText()).isEqualTo("red");
        assertThat(read(thing).at("/x_mates/0/id").asText()).isEqualTo(pal);
    }

    @Test
    void transitionsFollowTheirFieldsToNewNames() {
        desk().model(
                        object("entity", "custom.claim", "label", "Claim", "plural", "Claims"),
                        field(
                                "custom.claim",
                                "state",
                                "choice",
                                "values",
                                array(
                                        object("name", "draft", "label", "Draft"),
                                        object("name", "asked", "label", "Asked"),
                                        object("name", "paid", "label", "Paid"))),
                        field("custom.claim", "total", "decimal"),
                        field("custom.claim", "paid_on", "date"));
        desk().model(rule(
                "custom.claim",
                "pay",
                "transition",
                "label",
                "Pay",
                "moves",
                object("field", "state", "from", array("draft"), "to", "paid"),
                "when",
                object("total", object("atLeast", 1)),
                "needs",
                array("total"),
                "values",
                object("paid_on", object("when", "today"))));
        desk().model(
                        object("entity", "custom.claim", "field", "phase", "formerly", "state"),
                        object("entity", "custom.claim", "field", "sum", "formerly", "total"),
                        object("entity", "custom.claim", "field", "settled_on", "formerly", "paid_on"));
        platform.restart();
        String claim = admin().post("records/custom/claim", object("name", "Train", "sum", "7"))
                .expect(201)
                .id();
        admin().header("If-Match", "\"1\"")
                .post("records/custom/claim/" + claim + "/actions/pay", object())
                .expect(200);
        JsonNode paid = admin().get("records/custom/claim/" + claim).expect(200).json();
        assertThat(paid.path("phase").asText()).isEqualTo("paid");
        assertThat(paid.path("settled_on").isNull()).isFalse();
        assertThat(admin().get("records/system/custom_rule?filter=rule_name==pay")
                        .expect(200)
                        .json()
                        .at("/records/0/content")
                        .asText())
                .contains("\"phase\"", "\"sum\"", "\"settled_on\"")
                .doesNotContain("\"total\"", "\"paid_on\"");
    }

    @Test
    void aNameThatIsFreeAgainBelongsToAnotherField() {
        desk().model(field("every.thing", "grade", "choice", "values", array(object("name", "a", "label", "A"))));
        String thing = thing("x_grade", "a");
        TestClient reader = reader("x_grade");
        JsonNode another =
                field("every.thing", "grade", "choice", "values", array(object("name", "b", "label", "Other B")));
        desk().proposeModel(renamed("grade", "mark"), another).expectProblem(422, "field");
        desk().model(renamed("grade", "mark"));
        desk().model(another);
        assertThat(read(thing).path("x_mark").asText()).isEqualTo("a");
        assertThat(read(thing).path("x_grade").isNull()).isTrue();
        JsonNode seen = reader.get(THINGS + "/" + thing).expect(200).json();
        assertThat(seen.path("x_mark").asText()).isEqualTo("a");
        assertThat(seen.has("x_grade")).isFalse();
        String other = thing("x_grade", "b");
        admin().post(THINGS, object("caption", "mixed", "x_grade", "a")).expectProblem(422, "x_grade");
        admin().post(THINGS, object("caption", "mixed", "x_mark", "b")).expectProblem(422, "x_mark");
        platform.restart();
        assertThat(read(thing).path("x_mark").asText()).isEqualTo("a");
        assertThat(read(other).path("x_grade").asText()).isEqualTo("b");
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        desk().model(field("every.thing", "left", "text"), field("every.thing", "right", "text"));
        desk().proposeModel(renamed("left", "right")).expectProblem(422, "model[0].formerly");
        desk().proposeModel(renamed("nowhere", "somewhere")).expectProblem(422, "model[0].type");
        desk().model(object("entity", "custom.tool", "label", "Tool", "plural", "Tools"));
        desk().proposeModel(object("entity", "custom.tool", "field", "title", "formerly", "name"))
                .expectProblem(422, "model[0].formerly");
    }

    @ParameterizedTest
    @CsvSource({
        "integer, 12, decimal, 12",
        "integer, -7, text, -7",
        "decimal, 12.50, price, 12.5",
        "decimal, 12.50, long_text, 12.5",
        "decimal, 12, integer, 12",
        "text, 12, integer, 12",
        "text, 0.50, decimal, 0.5",
        "text, 2026-11-29, date, 2026-11-29",
        "text, true, yes_no, true",
        "text, ada@example.org, email, ada@example.org",
        "text, +420 123, phone, +420 123",
        "text, CZ, country, CZ",
        "country, CZ, text, CZ",
        "text, short, long_text, short",
        "long_text, short, text, short",
        "long_text, plain, rich_text, plain",
        "date, 2026-11-29, text, 2026-11-29",
        "yes_no, true, text, true",
        "yes_no, false, long_text, false",
        "email, ada@example.org, text, ada@example.org",
    })
    @Tag("UDF-01")
    void aTypeChangesWhereWhatIsThereStaysTheSame(String from, String value, String to, String then) {
        String name = "c_" + from + "_" + to;
        desk().model(field("every.thing", name, from));
        Object given = switch (from) {
            case "integer" -> Long.valueOf(value);
            case "yes_no" -> Boolean.valueOf(value);
            default -> value;
        };
        String thing = thing("x_" + name, given);
        String empty = thing();
        desk().model(typed(name, to));
        assertThat(read(thing).path("x_" + name).asText()).isEqualTo(then);
        assertThat(read(empty).path("x_" + name).isNull()).isTrue();
        admin().patch(THINGS + "/" + thing, "\"1\"", object("x_" + name, null)).expect(200);
        assertThat(admin().get(THINGS + "/" + thing + "?as_of=1").expect(200).text("x_" + name))
                .isEqualTo(then);
        admin().delete(THINGS + "/" + thing, "\"2\"").expect(204);
    }

    @Test
    void aTextBecomesAChoiceAndATextAgain() {
        desk().model(field("every.thing", "stage", "text"));
        String thing = thing("x_stage", "won");
        desk().proposeModel(typed("stage", "choice")).expectProblem(422, "model[0].values");
        Answer short1 = desk().proposeModel(
                        typed("stage", "choice", "values", array(object("name", "lost", "label", "Lost"))))
                .expect(201);
        assertThat(short1.json().path("conflicts").toString()).contains(thing);
        desk().model(typed("stage", "choice", "values", array(object("name", "won", "label", "Won it"))));
        assertThat(read(thing).path("x_stage").asText()).isEqualTo("won");
        admin().post(THINGS, object("caption", "no", "x_stage", "drawn")).expectProblem(422, "x_stage");
        desk().model(typed("stage", "text"));
        assertThat(read(thing).path("x_stage").asText()).isEqualTo("won");
        thing("x_stage", "drawn");
    }

    @Test
    void whatATypeDoesNotHaveFallsAwayAndThePlanSaysSo() {
        desk().model(field("every.thing", "worth", "text", "max_length", 40));
        String thing = thing("x_worth", "good");
        Answer plan = desk().proposeModel(typed("worth", "choice", "values", array(object("name", "good"))))
                .expect(201);
        assertThat(plan.json().path("conflicts")).isEmpty();
        assertThat(plan.text("text")).contains("no max_length any more");
        desk().apply(plan).expect(200);
        assertThat(read(thing).path("x_worth").asText()).isEqualTo("good");
        desk().model(typed("worth", "text", "max_length", 5));
        thing("x_worth", "fives");
        admin().post(THINGS, object("caption", "no", "x_worth", "sixsix")).expectProblem(422, "x_worth");
        desk().proposeModel(object("entity", "every.thing", "field", "worth", "max_length", 4))
                .expectProblem(422, "model[0].max_length");
        desk().model(object("entity", "every.thing", "field", "worth", "max_length", null));
        thing("x_worth", "s".repeat(255));
        desk().model(object("entity", "every.thing", "field", "worth", "max_length", 300));
        desk().proposeModel(object("entity", "every.thing", "field", "worth", "max_length", null))
                .expectProblem(422, "model[0].max_length");
        desk().model(typed("worth", "long_text", "max_length", null));
        thing("x_worth", "s".repeat(301));
    }

    @ParameterizedTest
    @CsvSource({
        "text, 007, integer",
        "text, many, decimal",
        "text, 1.1234567, decimal",
        "text, 2026-02-30, date",
        "text, yes, yes_no",
        "text, Ada@Example.org, email",
        "text, no address, email",
        "text, Czechia, country",
        "text, QQ, country",
        "text, cz, country",
        "decimal, 1.5, integer",
        "text, <b>bold, rich_text",
    })
    void aTypeThatWouldLoseWhatIsThereIsRefusedAndNothingChanges(String from, String value, String to) {
        String name = "l_" + from + "_" + to + "_" + Math.floorMod(value.hashCode(), 1000);
        desk().model(field("every.thing", name, from));
        String thing = thing("x_" + name, value);
        Answer plan = desk().proposeModel(typed(name, to)).expect(201);
        assertThat(plan.json().path("conflicts").toString()).contains(thing).contains("x_" + name);
        desk().apply(plan).expect(409);
        assertThat(read(thing).path("x_" + name).asText()).isEqualTo(value);
        thing("x_" + name, value);
    }

    @ParameterizedTest
    @CsvSource({"text, money", "date, moment", "money, decimal", "choices, choice", "file, text", "rich_text, text"})
    void aTypeThatSaysSomethingElseIsRefused(String from, String to) {
        String name = "r_" + from + "_" + to;
        desk().model(
                        from.equals("choices")
                                ? field("every.thing", name, from, "values", array(object("name", "a", "label", "A")))
                                : field("every.thing", name, from));
        desk().proposeModel(typed(name, to)).expectProblem(422, "model[0].type");
    }

    @Test
    void whatLiesInTheTrashComesBackWithTheNewNameAndType() {
        desk().model(field("every.thing", "size", "integer"));
        String thing = thing("x_size", 41);
        admin().delete(THINGS + "/" + thing, "\"1\"").expect(204);
        desk().model(object("entity", "every.thing", "field", "extent", "formerly", "size", "type", "text"));
        admin().post("trash/" + thing + "/restore", object()).expect(200);
        assertThat(read(thing).path("x_extent").asText()).isEqualTo("41");
    }

    @Test
    void rulesThatAFieldOfAnotherTypeCannotKeepAreNamed() {
        desk().model(
                        field("every.thing", "amount", "integer"),
                        rule(
                                "every.thing",
                                "enough",
                                "must",
                                "when",
                                object("x_amount", object("atLeast", 1)),
                                "message",
                                "At least one"));
        Answer plan = desk().proposeModel(typed("amount", "text")).expect(201);
        assertThat(plan.json().path("conflicts").toString()).contains("enough");
        desk().model(typed("amount", "text"), object("entity", "every.thing", "rule", "enough", "to", "retired"));
        thing("x_amount", "few");
    }
}
