package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.Expenses.EXPENSES;
import static org.kontor.tests.Expenses.run;
import static org.kontor.tests.Expenses.transition;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.ManualClock;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;

/** A field that becomes required holds nobody up who cannot fill it: what waits is decided, what is frozen goes on. */
@OnEachDatabase
class RequiredLaterTest {
    private static final ManualClock CLOCK = ManualClock.at(Instant.parse("2030-11-29T10:00:00Z"));

    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().clock(CLOCK).given(RequiredLaterTest::model);

    private static final Expenses ON = new Expenses(platform);

    static void model() {
        ON.model();
        ON.desk()
                .model(
                        field("custom.expense", "priority", "text"),
                        field("custom.expense", "reference", "text"),
                        rule(
                                "custom.expense",
                                "settled",
                                "frozen",
                                "when",
                                object("state", object("in", array("approved", "paid"))),
                                "but",
                                array("state", "note")),
                        rule(
                                "custom.expense",
                                "pay",
                                "transition",
                                "label",
                                "Pay",
                                "moves",
                                object("field", "state", "from", array("approved"), "to", "paid")),
                        transition(
                                "hurry",
                                "approval",
                                object(
                                        "waiting",
                                        "waiting",
                                        "rejected",
                                        "refused",
                                        "open",
                                        array("priority"),
                                        "steps",
                                        array(object("name", "one", "by", object("roles", array("board")))))));
        ON.desk().model(required("draft", "defined"), required("approved", "defined"));
    }

    @BeforeEach
    void nothingIsRequiredYet() {
        require(false);
        ON.desk()
                .model(
                        required("draft", "retired"),
                        required("approved", "retired"),
                        existing("submit", "defined"),
                        existing("hurry", "retired"));
    }

    private static void require(boolean required) {
        ON.desk().model(object("entity", "custom.expense", "field", "priority", "required", required));
    }

    private static JsonNode existing(String rule, String to) {
        return object("entity", "custom.expense", "rule", rule, "to", to);
    }

    private static JsonNode required(String state, String to) {
        return rule(
                "custom.expense",
                "needed_" + state,
                "required",
                "when",
                object("state", object("is", state)),
                "fields",
                array("reference"),
                "to",
                to);
    }

    private static Answer patch(String by, String expense, Object... values) {
        String path = EXPENSES + "/" + expense;
        return ON.as(by).patch(path, ON.as(by).get(path).expect(200).etag(), object(values));
    }

    @Test
    @Tag("PLUS-28")
    void whatWaitsIsDecidedAndWithdrawnWithoutAFieldThatBecameRequired() {
        String approved = ON.submitted("emil", 80);
        String rejected = ON.submitted("emil", 80);
        String withdrawn = ON.submitted("emil", 80);
        String expired = ON.submitted("emil", 5000);
        run(ON.as("head"), ON.path(expired), "approve").expect(200);
        require(true);
        patch("emil", approved, "note", "by train").expect(200);
        patch("emil", approved, "priority", "high").expectProblem(409, "priority");
        run(ON.as("head"), ON.path(approved), "approve").expect(200);
        run(ON.as("head"), ON.path(rejected), "reject", "reason", "Too dear").expect(200);
        run(ON.as("emil"), ON.path(withdrawn), "withdraw").expect(200);
        CLOCK.advance(Duration.ofMinutes(5));
        ON.deadlinesAreDue();
        Eventually.until(() -> assertThat(ON.mine("bert")).contains(expired));
        run(ON.as("bert"), ON.path(expired), "reject", "reason", "Too dear").expect(200);
        assertThat(ON.state(approved)).isEqualTo("approved");
        assertThat(ON.state(rejected)).isEqualTo("refused");
        assertThat(ON.state(withdrawn)).isEqualTo("draft");
        assertThat(ON.state(expired)).isEqualTo("refused");
        // whoever can fill it is asked for it
        patch("emil", withdrawn, "note", "by train").expectProblem(422, "priority");
        run(ON.as("emil"), EXPENSES + "/" + withdrawn, "submit").expectProblem(422, "priority");
        ON.as("emil").post(EXPENSES, object("name", "Trip", "total", 1)).expectProblem(422, "priority");
        patch("emil", withdrawn, "priority", "high").expect(200);
        run(ON.as("emil"), EXPENSES + "/" + withdrawn, "submit").expect(200);
        patch("emil", withdrawn, "note", null, "priority", null).expectProblem(409, "priority");
        run(ON.as("head"), ON.path(withdrawn), "approve").expect(200);
    }

    @Test
    void whatIsFrozenGoesOnWithoutIt() {
        String expense = ON.submitted("emil", 80);
        run(ON.as("head"), ON.path(expense), "approve").expect(200);
        require(true);
        patch("emil", expense, "note", "by train").expect(200);
        patch("emil", expense, "priority", "high").expectProblem(409, "priority");
        run(ON.admin(), EXPENSES + "/" + expense, "pay").expect(200);
        assertThat(ON.state(expense)).isEqualTo("paid");
    }

    @Test
    void whereTheFieldIsLeftOpenWhoEditsIsAskedAndWhoDecidesIsNot() {
        ON.desk().model(existing("submit", "retired"), existing("hurry", "defined"));
        String expense = ON.admin()
                .post(EXPENSES, object("name", "Trip", "total", 1, "priority", "high", "owner", ON.user("emil")))
                .expect(201)
                .id();
        run(ON.admin(), EXPENSES + "/" + expense, "hurry").expect(200);
        patch("emil", expense, "priority", null).expect(200);
        require(true);
        String next = ON.admin()
                .post(EXPENSES, object("name", "Trip", "total", 1, "priority", "high", "owner", ON.user("emil")))
                .expect(201)
                .id();
        run(ON.admin(), EXPENSES + "/" + next, "hurry").expect(200);
        patch("emil", next, "priority", null).expectProblem(422, "priority");
        run(ON.as("bert"), ON.path(expense), "approve").expect(200);
        assertThat(ON.state(expense)).isEqualTo("approved");
    }

    @Test
    void whatTheStepItselfMakesRequiredIsAskedOfWhoApprovesAndOfNobodyWhoTakesBack() {
        String expense = ON.submitted("emil", 80);
        String other = ON.submitted("emil", 80);
        ON.desk().model(required("draft", "defined"), required("approved", "defined"));
        run(ON.as("head"), ON.path(expense), "approve").expectProblem(422, "reference");
        run(ON.as("emil"), ON.path(expense), "withdraw").expect(200);
        run(ON.as("head"), ON.path(other), "reject", "reason", "Too dear").expect(200);
        patch("emil", expense, "note", "by train").expectProblem(422, "reference");
        patch("emil", expense, "reference", "4711").expect(200);
        run(ON.as("emil"), EXPENSES + "/" + expense, "submit").expect(200);
        run(ON.as("head"), ON.path(expense), "approve").expect(200);
        assertThat(ON.state(expense)).isEqualTo("approved");
    }

    private static JsonNode cheap(String name, String to, JsonNode when) {
        return rule("custom.expense", name, "must", "when", when, "message", "Too dear for us", "to", to);
    }

    @Test
    @Tag("PLUS-28")
    void whatWaitsIsDecidedThoughItBreaksARuleThatCameLater() {
        // one that a database could hold, and one that it could not
        for (JsonNode when : List.of(
                object("total", object("atMost", 50)), object("not", object("total", object("moreThan", 50))))) {
            String approved = ON.submitted("emil", 80);
            String rejected = ON.submitted("emil", 80);
            String withdrawn = ON.submitted("emil", 80);
            ON.desk().model(cheap("cheap", "defined", when));
            run(ON.as("head"), ON.path(approved), "approve").expect(200);
            run(ON.as("head"), ON.path(rejected), "reject", "reason", "Too dear")
                    .expect(200);
            run(ON.as("emil"), ON.path(withdrawn), "withdraw").expect(200);
            assertThat(ON.state(approved)).isEqualTo("approved");
            assertThat(ON.state(rejected)).isEqualTo("refused");
            assertThat(ON.state(withdrawn)).isEqualTo("draft");
            // what is closed goes on, and whoever can mend it is asked to
            patch("emil", approved, "note", "by train").expect(200);
            run(ON.admin(), EXPENSES + "/" + approved, "pay").expect(200);
            patch("emil", withdrawn, "note", "by train").expectProblem(422);
            run(ON.as("emil"), EXPENSES + "/" + withdrawn, "submit").expectProblem(422);
            ON.as("emil").post(EXPENSES, object("name", "Trip", "total", 51)).expectProblem(422);
            patch("emil", withdrawn, "total", 60).expectProblem(422);
            patch("emil", withdrawn, "total", 40).expect(200);
            run(ON.as("emil"), EXPENSES + "/" + withdrawn, "submit").expect(200);
            ON.desk().model(cheap("cheap", "retired", when));
        }
    }

    @Test
    @Tag("PLUS-28")
    void aRuleThatTheStepItselfBreaksIsAskedOfWhoApprovesAndOfNobodyWhoTakesBack() {
        String expense = ON.submitted("emil", 80);
        String other = ON.submitted("emil", 80);
        JsonNode when = object(
                "or",
                array(object("state", object("in", array("draft", "waiting"))), object("total", object("atMost", 50))));
        ON.desk().model(cheap("cheap_ends", "defined", when));
        run(ON.as("head"), ON.path(expense), "approve").expectProblem(422);
        run(ON.as("head"), ON.path(other), "reject", "reason", "Too dear").expect(200);
        run(ON.as("emil"), ON.path(expense), "withdraw").expect(200);
        patch("emil", expense, "total", 20).expect(200);
        ON.desk().model(cheap("cheap_ends", "retired", when));
    }

    @Test
    @Tag("PLUS-28")
    void aSumThatAnApprovedRecordWouldBreakIsRefused() {
        ON.desk()
                .model(
                        object("entity", "custom.purse", "label", "Purse", "plural", "Purses"),
                        field("custom.purse", "spent", "decimal"),
                        field("custom.expense", "purse", "reference", "targets", array("custom.purse")));
        ON.desk()
                .model(
                        rule(
                                "custom.purse",
                                "spends",
                                "sum",
                                "field",
                                "spent",
                                "over",
                                "total",
                                "through",
                                object("entity", "custom.expense", "field", "purse"),
                                "when",
                                object("state", object("is", "approved"))),
                        rule(
                                "custom.purse",
                                "enough",
                                "must",
                                "when",
                                object("not", object("spent", object("moreThan", 100))),
                                "message",
                                "Empty"));
        String purse = ON.admin()
                .post("records/custom/purse", object("name", "P"))
                .expect(201)
                .id();
        String first = ON.submitted("emil", 80);
        String second = ON.submitted("emil", 80);
        for (String each : List.of(first, second)) {
            run(ON.as("emil"), ON.path(each), "withdraw").expect(200);
            String path = EXPENSES + "/" + each;
            ON.admin()
                    .patch(path, ON.admin().get(path).expect(200).etag(), object("purse", purse))
                    .expect(200);
            run(ON.as("emil"), EXPENSES + "/" + each, "submit").expect(200);
        }
        run(ON.as("head"), ON.path(first), "approve").expect(200);
        run(ON.as("head"), ON.path(second), "approve").expectProblem(422);
    }
}
