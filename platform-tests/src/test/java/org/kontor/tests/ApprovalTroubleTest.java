package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.Expenses.APPROVALS;
import static org.kontor.tests.Expenses.EXPENSES;
import static org.kontor.tests.Expenses.oneStep;
import static org.kontor.tests.Expenses.run;
import static org.kontor.tests.Expenses.transition;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.core.Kernel;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;

/** Approvals where people leave, decide at once, or the model changes. */
@OnEachDatabase
class ApprovalTroubleTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().given(ApprovalTroubleTest::model);

    private static final Expenses ON = new Expenses(platform);

    static void model() {
        ON.model();
    }

    @Test
    @Tag("PLUS-28")
    void whereAnApproverIsGoneThoseWhoKeepApprovalsAskOthers() {
        platform.users().role("lonely");
        platform.users().add("lone", "lonely");
        ON.desk().model(transition("ask", "approval", oneStep("by", object("roles", array("lonely")))));
        String expense = ON.admin()
                .post(EXPENSES, object("name", "Trip", "total", 1, "owner", ON.user("emil")))
                .expect(201)
                .id();
        run(ON.admin(), EXPENSES + "/" + expense, "ask").expect(200);
        assertThat(ON.mine("lone")).contains(expense);
        Answer lone = ON.admin().get("records/system/user/" + ON.user("lone")).expect(200);
        ON.admin()
                .patch("records/system/user/" + ON.user("lone"), lone.etag(), object("active", false))
                .expect(200);
        Eventually.until(() -> assertThat(ON.as("keeper")
                        .get(APPROVALS + "?filter=state==pending;waiting_for=empty=true")
                        .expect(200)
                        .body())
                .contains(expense));
        run(ON.as("keeper"), ON.path(expense), "reassign", "approvers", array(ON.user("dora"), ON.user("lone")))
                .expectProblem(422, "approvers");
        run(ON.as("keeper"), ON.path(expense), "reassign", "approvers", array(ON.user("dora")), "comment", "Lone left")
                .expect(200);
        run(ON.as("dora"), ON.path(expense), "approve").expect(200);
        assertThat(ON.state(expense)).isEqualTo("approved");
        assertThat(ON.decisions(expense)).containsExactly("requested", "reassigned", "approved");

        String next = ON.admin()
                .post(EXPENSES, object("name", "Trip", "total", 1))
                .expect(201)
                .id();
        run(ON.admin(), EXPENSES + "/" + next, "ask").expectProblem(409);
        assertThat(ON.state(next)).isEqualTo("draft");
    }

    @Test
    @Tag("PLUS-28")
    void whoeverAskedOthersDoesNotDecideInTheirPlaceInThisOrAnyLaterStep() {
        platform.users().add("kim", "approvals", "finance");
        ON.as("dora")
                .post(
                        "records/system/deputy",
                        object("deputy", ON.user("kim"), "from_day", "2020-01-01", "until_day", "2099-01-01"))
                .expect(201);
        String expense = ON.submitted("emil", 5000);
        String path = ON.path(expense);
        run(ON.as("kim"), path, "reassign", "approvers", array(ON.user("dora"))).expect(200);
        assertThat(ON.mine("kim")).doesNotContain(expense);
        run(ON.as("kim"), path, "approve").expectProblem(403);
        run(ON.as("kim"), path, "reject", "reason", "Mine to say").expectProblem(403);
        run(ON.as("keeper"), path, "reassign", "approvers", array(ON.user("kim")))
                .expectProblem(422, "approvers");
        run(ON.as("dora"), path, "approve").expect(200);

        assertThat(ON.mine("fanny")).contains(expense);
        assertThat(ON.mine("kim")).doesNotContain(expense);
        run(ON.as("kim"), path, "approve").expectProblem(403);
        run(ON.as("fanny"), path, "approve").expect(200);
        run(ON.as("bert"), path, "approve").expect(200);
        run(ON.as("bea"), path, "approve").expect(200);
        assertThat(ON.state(expense)).isEqualTo("approved");
    }

    @Test
    @Tag("PLUS-28")
    void whoIsIllWithoutADeputyIsReplacedThoughTheyCouldDecide() {
        String expense = ON.submitted("emil", 50);
        assertThat(ON.mine("head")).contains(expense);
        run(ON.as("keeper"), ON.path(expense), "reassign", "approvers", array(ON.user("dora")), "comment", "Ill")
                .expect(200);
        assertThat(ON.mine("head")).doesNotContain(expense);
        run(ON.as("dora"), ON.path(expense), "approve").expect(200);
        assertThat(ON.state(expense)).isEqualTo("approved");
    }

    @Test
    @Tag("PLUS-28")
    void whenAStepAsksOthersFromNowOnWhatWaitsAsksThemAtOnce() {
        platform.users().role("early").role("later").role("vacant");
        platform.users().add("eva", "early");
        platform.users().add("lars", "later");
        ON.desk().model(asking("early"));
        String expense = ON.admin()
                .post(EXPENSES, object("name", "Trip", "total", 1))
                .expect(201)
                .id();
        run(ON.admin(), EXPENSES + "/" + expense, "switch").expect(200);
        assertThat(ON.mine("eva")).contains(expense);
        ON.desk().model(asking("vacant"));
        Eventually.until(
                () -> assertThat(ON.approval(expense).path("waiting_for")).isEmpty());
        assertThat(ON.mine("eva")).doesNotContain(expense);
        // also where it waited for nobody
        ON.desk().model(asking("later"));
        Eventually.until(() -> assertThat(ON.mine("lars")).contains(expense));
        run(ON.as("lars"), ON.path(expense), "approve").expect(200);
        assertThat(ON.state(expense)).isEqualTo("approved");
    }

    private static JsonNode asking(String role) {
        return transition("switch", "approval", oneStep("by", object("roles", array(role))));
    }

    @Test
    @Tag("PLUS-28")
    void ofTwoWhoDecideAtOnceEachCountsOnceAndTheRecordMovesOnce() throws Exception {
        for (int i = 0; i < 3; i++) {
            String expense = ON.submitted("emil", 5000);
            run(ON.as("head"), ON.path(expense), "approve").expect(200);
            run(ON.as("fanny"), ON.path(expense), "approve").expect(200);
            String path = ON.path(expense);
            TestClient bert = ON.as("bert");
            TestClient bea = ON.as("bea");
            String etag = bert.get(path).expect(200).etag();
            List<Answer> answers = Together.send(List.of(
                    () -> bert.header("If-Match", etag).post(path + "/actions/approve", object()),
                    () -> bea.header("If-Match", etag).post(path + "/actions/approve", object())));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
            assertThat(ON.state(expense)).isEqualTo("waiting");
            run(answers.getFirst().status() == 200 ? bea : bert, path, "approve")
                    .expect(200);
            assertThat(ON.state(expense)).isEqualTo("approved");
            assertThat(ON.decisions(expense)).hasSize(5);
            assertThat(ON.tables().number("select version from custom_expense where id = '" + expense + "'"))
                    .isEqualTo(3);
        }
    }

    @Test
    void approversAreToldAndWhoAskedIsToldOfTheEnd() {
        String expense = ON.submitted("emil", 80);
        String id = ON.approval(expense).path("id").asText();
        new Told(ON.as("head")).wait(id, 1);
        run(ON.as("head"), ON.path(expense), "approve").expect(200);
        new Told(ON.as("emil")).wait(id, 1);
    }

    @Test
    void whatAnotherTransitionTakesElsewhereLapses() {
        ON.desk()
                .model(rule(
                        "custom.expense",
                        "pay",
                        "transition",
                        "label",
                        "Pay at once",
                        "moves",
                        object("field", "state", "from", array("waiting", "approved"), "to", "paid")));
        String expense = ON.submitted("emil", 40);
        String path = ON.path(expense);
        run(ON.admin(), EXPENSES + "/" + expense, "pay").expect(200);
        assertThat(ON.approval(expense).path("state").asText()).isEqualTo("lapsed");
        assertThat(ON.decisions(expense)).containsExactly("requested", "lapsed");
        assertThat(ON.mine("head")).doesNotContain(expense);
        ON.admin().get(path).expect(200);
        run(ON.admin(), path, "withdraw").expectProblem(409);
    }

    @Test
    void whatIsAskedForSleepsWithItsTransitionAndGoesOnWhenThatComesBack() {
        String expense = ON.submitted("emil", 45);
        ON.desk().model(object("entity", "custom.expense", "rule", "submit", "to", "retired"));
        ON.as("head").get(ON.path(expense)).expect(200);
        run(ON.as("head"), ON.path(expense), "approve").expectProblem(409);
        ON.desk().model(object("entity", "custom.expense", "rule", "submit", "to", "defined"));
        run(ON.as("head"), ON.path(expense), "approve").expect(200);
        assertThat(ON.state(expense)).isEqualTo("approved");
    }

    @Test
    void aTransitionSleepsWithItsPluginAndIsNamedAmongTheRemarks() {
        ON.desk().install(PluginSource.withItem("house", "1.0", ""), "house");
        ON.desk()
                .model(
                        field(
                                "house.item",
                                "stage",
                                "choice",
                                "values",
                                array(object("name", "old"), object("name", "new"))),
                        rule(
                                "house.item",
                                "renew",
                                "transition",
                                "label",
                                "Renew",
                                "moves",
                                object("field", "x_stage", "from", array("old"), "to", "new")));
        String item = ON.admin()
                .post("records/house/item", object("name", "one"))
                .expect(201)
                .id();
        ON.desk().change("house", "disabled");
        assertThat(ON.admin().get("platform/plugins/custom").expect(200).body()).contains("house.item renew", "sleeps");
        ON.desk().change("house", "enabled");
        run(ON.admin(), "records/house/item/" + item, "renew").expect(200);
        assertThat(ON.admin().get("platform/plugins/custom").expect(200).body()).doesNotContain("house.item renew");
    }

    @Test
    void ofSeveralServersOneEndsTheTimeOfAStepAndOnlyOnce(@TempDir Path home) throws Exception {
        ON.desk()
                .model(transition(
                        "hurry",
                        "approval",
                        oneStep("by", object("roles", array("board")), "deadline", object("minutes", 1))));
        if (platform.database() == TestDatabase.H2) {
            endsOnce();
            return;
        }
        try (Kernel second = SecondNode.start(platform, home)) {
            assertThat(second.port()).isPositive();
            endsOnce();
        }
    }

    private static void endsOnce() {
        for (int i = 0; i < 5; i++) {
            String expense = ON.admin()
                    .post(EXPENSES, object("name", "Trip", "total", 1))
                    .expect(201)
                    .id();
            run(ON.admin(), EXPENSES + "/" + expense, "hurry").expect(200);
            ON.deadlinesAreDue();
            Eventually.until(() -> assertThat(ON.state(expense)).isEqualTo("refused"));
            assertThat(ON.decisions(expense)).containsExactly("requested", "expired");
        }
    }
}
