package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;
import org.kontor.tests.reckoning.ReckoningPlugin;

/** Fields that administrators have worked out from others, set while the server runs. */
@OnEachDatabase
class OwnFormulaTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).plugin(ReckoningPlugin.class);

    private static TestClient admin() {
        return platform.admin();
    }

    private static PluginDesk desk() {
        return new PluginDesk(admin());
    }

    private static JsonNode formula(String entity, String field, String expression) {
        return object("entity", entity, "rule", field, "kind", "formula", "field", field, "expression", expression);
    }

    private static JsonNode entity(String name) {
        return object("entity", "custom." + name, "label", name, "plural", name + "s");
    }

    private static Answer make(String entity, Object... fields) {
        return admin().post("records/custom/" + entity, object(fields)).expect(201);
    }

    private static Answer read(String entity, Answer record) {
        return admin().get("records/custom/" + entity + "/" + record.id()).expect(200);
    }

    private static void assertNumber(Answer record, String field, String expected) {
        assertThat(new BigDecimal(record.text(field))).as(field).isEqualByComparingTo(expected);
    }

    private static String conflicts(JsonNode... wishes) {
        Answer plan = desk().proposeModel(wishes).expect(201);
        String conflicts = plan.json().path("conflicts").toString();
        desk().apply(plan).expect(409);
        return conflicts;
    }

    @Test
    @Tag("PLUS-20")
    void anAdministratorHasAFieldWorkedOutForWhatIsThereAndWhatComes() {
        desk().model(
                        entity("offer"),
                        field("custom.offer", "gross", "decimal"),
                        field("custom.offer", "paid", "decimal"),
                        field("custom.offer", "open", "decimal"),
                        field("custom.offer", "label", "text"));
        Answer early = make("offer", "name", "early", "gross", "0.10", "paid", "0.1");
        Answer unpaid = make("offer", "name", "unpaid", "gross", "7");

        Answer plan = desk().proposeModel(
                        formula("custom.offer", "open", "gross * 3 * 1.21 - paid"),
                        formula("custom.offer", "label", "upper(name) + ' ' + text(round(open, 1))"))
                .expect(201);
        assertThat(plan.text("text")).contains("gross * 3 * 1.21 - paid");
        desk().apply(plan).expect(200);

        assertNumber(read("offer", early), "open", "0.263");
        assertThat(read("offer", early).text("label")).isEqualTo("EARLY 0.3");
        assertThat(read("offer", early).etag()).as("nobody wrote the record").isEqualTo(early.etag());
        assertThat(read("offer", unpaid).json().path("open").isNull()).isTrue();
        assertThat(read("offer", unpaid).json().path("label").isNull()).isTrue();
        Answer late = make("offer", "name", "late", "gross", "1000", "paid", "0");
        assertNumber(late, "open", "3630");
        admin().patch("records/custom/offer/" + late.id(), late.etag(), object("open", "1"))
                .expectProblem(403, "open");
        assertThat(admin().get("records/custom/offer?filter=open=gt=0&sort=-open")
                        .expect(200)
                        .json()
                        .path("records"))
                .extracting(record -> record.path("name").asText())
                .containsExactly("late", "early");

        Answer other = desk().proposeModel(formula("custom.offer", "open", "gross - coalesce(paid, 0)"))
                .expect(201);
        assertThat(other.text("text")).contains("→").contains("coalesce");
        desk().apply(other).expect(200);
        assertNumber(read("offer", unpaid), "open", "7");
        assertThat(read("offer", unpaid).text("label")).isEqualTo("UNPAID 7");
        assertNumber(read("offer", late), "open", "1000");

        platform.restart();
        assertNumber(make("offer", "name", "later", "gross", "2"), "open", "2");
        desk().model(object("entity", "custom.offer", "rule", "open", "to", "retired"));
        Answer free = read("offer", unpaid);
        admin().patch("records/custom/offer/" + unpaid.id(), free.etag(), object("open", "1"))
                .expect(200);
        assertThat(read("offer", unpaid).text("label")).isEqualTo("UNPAID 1");
    }

    @Test
    void manyRecordsAreWorkedOutPageByPage() {
        desk().model(
                        entity("crate"),
                        field("custom.crate", "size", "integer"),
                        field("custom.crate", "twice", "integer"));
        List<JsonNode> crates = IntStream.range(0, 2_345)
                .<JsonNode>mapToObj(i -> object("name", "crate " + i, "size", i))
                .toList();
        admin().ndjson("records/custom/crate/bulk?atomic=true", crates).expect(200);
        desk().model(formula("custom.crate", "twice", "2 * size"));
        assertThat(admin().get("records/custom/crate/export").expect(200).lines())
                .hasSize(2_345)
                .allMatch(crate ->
                        crate.path("twice").asLong() == 2 * crate.path("size").asLong());
    }

    @Test
    void aFormulaMayBeMadeOfSumsAndSumsOfFormulas() {
        desk().model(
                        entity("van"),
                        field("custom.van", "load", "decimal"),
                        field("custom.van", "carries", "decimal"),
                        field("custom.van", "free", "decimal"),
                        entity("box"),
                        field("custom.box", "van", "reference", "targets", array("custom.van")),
                        field("custom.box", "width", "decimal"),
                        field("custom.box", "height", "decimal"),
                        field("custom.box", "area", "decimal"));
        Answer van = make("van", "name", "North", "carries", "100");
        make("box", "name", "a", "van", van.id(), "width", "2", "height", "3");
        desk().model(
                        rule(
                                "custom.van",
                                "load",
                                "sum",
                                "field",
                                "load",
                                "over",
                                "area",
                                "through",
                                object("entity", "custom.box", "field", "van")),
                        formula("custom.van", "free", "carries - load"),
                        formula("custom.box", "area", "width * height"));
        assertNumber(read("van", van), "free", "94");
        make("box", "name", "b", "van", van.id(), "width", "4", "height", "5");
        assertNumber(read("van", van), "free", "74");
        desk().model(formula("custom.box", "area", "width * height * 2"));
        assertNumber(read("van", van), "free", "48");

        assertThat(conflicts(formula("custom.box", "width", "area / height"))).contains("made of itself in a circle");
        assertThat(conflicts(formula("custom.van", "carries", "free + 1"))).contains("made of itself in a circle");
        assertThat(conflicts(formula("custom.box", "width", "width + 1"))).contains("made of itself in a circle");
        assertNumber(read("van", van), "free", "48");
    }

    @Test
    @Tag("PLUS-20")
    void whatCannotBeIsRefusedWithTheReasonAndNothingChanges() {
        desk().model(
                        entity("job"),
                        field("custom.job", "wage", "decimal", "sensitive", true),
                        field("custom.job", "hours", "decimal"),
                        field("custom.job", "cost", "decimal"),
                        field("custom.job", "done_on", "date"),
                        field("custom.job", "boss", "reference", "targets", array("system.user")));
        Map<String, String> refused = new TreeMap<>(Map.ofEntries(
                Map.entry("hours +", "cannot be read"),
                Map.entry("hours * rate", "there is no field rate (at character 9)"),
                Map.entry("hours + name", "(at character 7)"),
                Map.entry("name", "gives a text, and cost is decimal"),
                Map.entry("wage * hours", "wage is sensitive, and cost, which tells of it, is not"),
                Map.entry("boss.hours * 2", "reaches for something behind a field"),
                Map.entry("boss == null ? 1 : 2", "points to other records"),
                Map.entry("now() - done_on", "knows no clock"),
                Map.entry("hours.getClass()", "there is no function getClass"),
                Map.entry("java.lang.System.exit(1)", "reaches for something behind a field"),
                Map.entry("[1, 2].all(x, x > 1) ? 1 : 2", "there is no function all"),
                Map.entry("name.replace('a', 'aa')", "there is no function replace"),
                Map.entry("version", "there is no field version"),
                Map.entry("1e999999999", "a number is written with"),
                Map.entry("", "the formula is empty"),
                Map.entry("hours" + " + hours".repeat(2_000), "more than 2000 characters"),
                Map.entry("(".repeat(500) + "hours" + ")".repeat(500), "cannot be read")));
        refused.forEach((expression, reason) -> assertThat(conflicts(formula("custom.job", "cost", expression)))
                .as(expression)
                .contains(reason));
        assertThat(conflicts(formula("custom.job", "name", "'a'"))).contains("required");
        assertThat(conflicts(formula("custom.job", "boss", "null"))).contains("the field is reference");
        assertThat(conflicts(formula("every.thing", "caption", "'a'"))).contains("another plugin's");
        assertThat(conflicts(formula("custom.job", "gone", "hours"))).contains("gone");
        desk().proposeModel(rule("custom.job", "a", "formula", "fields", array("cost")))
                .expect(422);

        Answer job = make("job", "name", "dig", "hours", "2", "cost", "5");
        assertNumber(job, "cost", "5");
        desk().model(formula("custom.job", "cost", "hours * 100"));
        assertThat(conflicts(object("entity", "custom.job", "field", "hours", "to", "retired")))
                .contains("hours is retired");
        assertNumber(read("job", job), "cost", "200");
    }

    @Test
    @Tag("PLUS-20")
    void aChoiceIsComparedWithWhatItsListHas() {
        desk().model(
                        entity("deal"),
                        field(
                                "custom.deal",
                                "state",
                                "choice",
                                "values",
                                array(object("name", "draft"), object("name", "done"))),
                        field("custom.deal", "weight", "integer"));
        for (String expression : List.of(
                "state == 'nope' ? 1 : 0",
                "has(name) && 'nope' != state ? 1 : 0",
                "state in ['draft', 'nope'] ? 1 : 0")) {
            assertThat(conflicts(formula("custom.deal", "weight", expression)))
                    .as(expression)
                    .contains("state (at character")
                    .contains("nope is not one of: draft, done");
        }
        desk().model(formula("custom.deal", "weight", "state in ['draft', 'done'] && name != 'nope' ? 1 : 0"));
        assertNumber(make("deal", "name", "nope", "state", "done"), "weight", "0");
        assertNumber(make("deal", "name", "yes", "state", "done"), "weight", "1");
        new MovingDesk(admin())
                .make("system.choice_value", "list", "custom.custom_deal__state", "name", "lost", "label", "Lost");
        desk().model(formula("custom.deal", "weight", "state == 'lost' ? 1 : 0"));

        desk().model(
                        entity("lead"),
                        field("custom.lead", "state", "choice", "values", array(object("name", "new"))),
                        field("custom.lead", "weight", "integer"),
                        formula("custom.lead", "weight", "state == 'new' ? 1 : 0"));
        assertNumber(make("lead", "name", "in one plan", "state", "new"), "weight", "1");
    }

    @Test
    void whatIsThereAndTooLargeIsSaidBeforeAnythingIsLost() {
        desk().model(entity("star"), field("custom.star", "mass", "decimal"), field("custom.star", "twice", "decimal"));
        Answer small = make("star", "name", "dwarf", "mass", "1", "twice", "7");
        Answer large = make("star", "name", "giant", "mass", "9000000000000000000");
        Answer plan =
                desk().proposeModel(formula("custom.star", "twice", "mass * 2")).expect(201);
        Answer applied = desk().apply(plan);
        assertThat(applied.body()).contains(large.id()).contains("cannot hold what the formula of twice gives");
        assertThat(applied.status()).isEqualTo(409);
        assertNumber(read("star", small), "twice", "7");
        admin().patch("records/custom/star/" + small.id(), read("star", small).etag(), object("twice", "8"))
                .expect(200);
    }

    @Test
    void anOwnFormulaOfAPluginsRecordsFollowsThemThoughTheyAreFrozen() {
        desk().model(
                        field("reckoning.bill", "rest", "text"),
                        formula("reckoning.bill", "x_rest", "open > 0 ? text(open) + ' to pay' : 'paid'"));
        Answer bill = admin().post(
                        "records/reckoning/bill",
                        object("on_day", "2026-01-01", "lines", array(object("quantity", "1", "price", "100"))))
                .expect(201);
        assertThat(bill.text("x_rest")).isEqualTo("121 to pay");
        admin().header("If-Match", bill.etag())
                .post("records/reckoning/bill/" + bill.id() + "/actions/post", object())
                .expect(200);
        admin().post("records/reckoning/payment", object("bill", bill.id(), "amount", "21"))
                .expect(201);
        assertThat(rest(bill)).isEqualTo("100 to pay");
        desk().model(formula("reckoning.bill", "x_rest", "open > 0 ? 'open' : 'paid'"));
        assertThat(rest(bill))
                .as("the formula is another one, of frozen bills too")
                .isEqualTo("open");
        desk().model(object("entity", "reckoning.bill", "rule", "x_rest", "to", "retired"));
        Answer free = admin().get("records/reckoning/bill/" + bill.id()).expect(200);
        admin().patch("records/reckoning/bill/" + bill.id(), free.etag(), object("x_rest", "mine"))
                .expectProblem(409, "x_rest");
    }

    private static String rest(Answer bill) {
        return admin().get("records/reckoning/bill/" + bill.id()).expect(200).text("x_rest");
    }

    @Test
    void whatASensitiveFieldIsMadeIntoIsSensitiveToo() {
        desk().model(
                        entity("worker"),
                        field("custom.worker", "wage", "decimal", "sensitive", true),
                        field("custom.worker", "yearly", "decimal", "sensitive", true),
                        formula("custom.worker", "yearly", "wage * 12"));
        Answer worker = make("worker", "name", "Eva", "wage", "1000");
        assertNumber(worker, "yearly", "12000");
        platform.users().role("foreman", grant("custom.worker", Verb.READ, Verb.CREATE, Verb.UPDATE));
        TestClient foreman = platform.users().add("foreman", "foreman");
        JsonNode seen =
                foreman.get("records/custom/worker/" + worker.id()).expect(200).json();
        assertThat(seen.has("yearly")).isFalse();
        assertThat(seen.path("name").asText()).isEqualTo("Eva");
        foreman.get("records/custom/worker?filter=yearly=gt=1").expect(400);
        assertThat(foreman.get("meta/custom/worker")
                        .expect(200)
                        .json()
                        .path("rules")
                        .toString())
                .doesNotContain("wage");
    }

    @Test
    void everyDoorWorksItOut() {
        desk().model(
                        field("every.thing", "length", "integer"),
                        field("every.thing", "shout", "text"),
                        formula("every.thing", "x_length", "size(caption)"),
                        formula("every.thing", "x_shout", "caption.upper() + '!'"));
        List<JsonNode> things = new ArrayList<>();
        IntStream.range(0, 5).forEach(i -> things.add(object("caption", "bulk" + i)));
        admin().ndjson("records/every/thing/bulk", things).expect(200);
        assertThat(admin().get("records/every/thing?filter=x_shout=='BULK3!'")
                        .expect(200)
                        .json()
                        .path("records"))
                .extracting(thing -> thing.path("x_length").asInt())
                .containsExactly(5);
    }
}
