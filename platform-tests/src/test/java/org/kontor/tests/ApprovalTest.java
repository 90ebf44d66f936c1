package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.Expenses.EXPENSES;
import static org.kontor.tests.Expenses.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.ManualClock;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;

/** Approvals: steps with approvers, limits, deputies and deadlines, on an entity of the company's own. */
@OnEachDatabase
class ApprovalTest {
    private static final ManualClock CLOCK = ManualClock.at(Instant.parse("2030-11-29T10:00:00Z"));

    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().clock(CLOCK).given(ApprovalTest::model);

    private static final Expenses ON = new Expenses(platform);

    static void model() {
        ON.model();
    }

    @Test
    @Tag("PLUS-28")
    void stepsFollowOneAnotherWithinTheirLimitsAndTheLastApprovalMovesTheRecord() {
        String small = ON.submitted("emil", 50);
        assertThat(ON.state(small)).isEqualTo("waiting");
        assertThat(ON.mine("head")).contains(small);
        assertThat(ON.mine("fanny")).doesNotContain(small);
        run(ON.as("head"), ON.path(small), "approve").expect(200);
        assertThat(ON.state(small)).isEqualTo("approved");
        assertThat(ON.approval(small).path("state").asText()).isEqualTo("approved");

        String large = ON.submitted("emil", 2000);
        run(ON.as("head"), ON.path(large), "approve", "comment", "Go").expect(200);
        assertThat(ON.mine("head")).doesNotContain(large);
        assertThat(ON.mine("fanny")).contains(large);
        assertThat(ON.as("fanny")
                        .get(EXPENSES + "/" + large)
                        .expect(200)
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(2000);
        run(ON.as("fanny"), ON.path(large), "approve").expect(200);
        ON.as("fanny").get(EXPENSES + "/" + large).expect(404);
        run(ON.as("bert"), ON.path(large), "approve").expect(200);
        assertThat(ON.state(large)).isEqualTo("waiting");
        run(ON.as("bert"), ON.path(large), "approve").expectProblem(409);
        run(ON.as("bea"), ON.path(large), "approve").expect(200);

        assertThat(ON.state(large)).isEqualTo("approved");
        assertThat(ON.admin()
                        .get(EXPENSES + "/" + large)
                        .json()
                        .at("/approved_by/id")
                        .asText())
                .isEqualTo(ON.user("bea"));
        assertThat(ON.decisions(large)).containsExactly("requested", "approved", "approved", "approved", "approved");
        assertThat(ON.mine("bea")).isEmpty();
        assertThat(ON.admin()
                        .get(EXPENSES + "/" + large + "/history")
                        .expect(200)
                        .body())
                .contains("custom.expense.submit");
    }

    @Test
    @Tag("SEC-04")
    void nobodyApprovesTheirOwnNeitherAsApproverNorAsDeputyNorThroughASecondRole() {
        // whoever asks is an approver by another role, and deputy of another approver
        String fred = ON.as("fred")
                .post(EXPENSES, object("name", "Fred's", "total", 500))
                .expect(201)
                .id();
        run(ON.as("fred"), EXPENSES + "/" + fred, "submit").expectProblem(409);
        Answer now = ON.admin().get("records/system/user/" + ON.user("fred")).expect(200);
        ON.admin()
                .patch("records/system/user/" + ON.user("fred"), now.etag(), object("manager", ON.user("head")))
                .expect(200);
        run(ON.as("fred"), EXPENSES + "/" + fred, "submit").expect(200);
        String deputy = ON.as("fanny")
                .post("records/system/deputy", object("deputy", ON.user("fred"), "from_day", "2030-11-01"))
                .expect(201)
                .id();
        run(ON.as("head"), ON.path(fred), "approve").expect(200);
        assertThat(ON.mine("fred")).doesNotContain(fred);
        run(ON.as("fred"), ON.path(fred), "approve").expectProblem(403);
        run(ON.as("fred"), ON.path(fred), "reject", "reason", "No").expectProblem(403);
        run(ON.as("keeper"), ON.path(fred), "reassign", "approvers", array(ON.user("fred")))
                .expectProblem(422, "approvers");
        run(ON.as("keeper"), ON.path(fred), "reassign", "approvers", array(ON.user("keeper")))
                .expectProblem(422, "approvers");
        ON.as("keeper")
                .post(
                        "records/system/deputy",
                        object("person", ON.user("fanny"), "deputy", ON.user("keeper"), "from_day", "2030-11-01"))
                .expectProblem(422, "deputy");
        for (JsonNode decision : ON.admin()
                .get("records/system/approval_decision?limit=100")
                .expect(200)
                .json()
                .path("records")) {
            if (decision.at("/about/id").asText().equals(fred)) {
                ON.admin()
                        .delete(
                                "records/system/approval_decision/"
                                        + decision.path("id").asText(),
                                "\"1\"")
                        .expectProblem(409);
            }
        }
        ON.as("stranger").get(EXPENSES + "/" + fred).expect(404);
        ON.admin().get(ON.path(fred)).expect(200);
        run(ON.admin(), ON.path(fred), "approve").expectProblem(403);
        run(ON.as("fanny"), ON.path(fred), "approve").expect(200);
        assertThat(ON.state(fred)).isEqualTo("approved");
        Answer kept = ON.as("fanny").get("records/system/deputy/" + deputy).expect(200);
        ON.as("fanny").delete("records/system/deputy/" + deputy, kept.etag()).expect(204);
    }

    @Test
    @Tag("PLUS-28")
    void aDeputyDecidesInPlaceOfWhoIsAwayAndThatIsWrittenDown() {
        String expense = ON.submitted("emil", 60);
        assertThat(ON.mine("dora")).isEmpty();
        ON.as("dora").get(ON.path(expense)).expect(404);
        Answer deputy = ON.as("head")
                .post(
                        "records/system/deputy",
                        object("deputy", ON.user("dora"), "from_day", "2030-11-29", "until_day", "2030-11-30"))
                .expect(201);
        Eventually.until(() -> assertThat(ON.mine("dora")).contains(expense));
        ON.as("dora").get(EXPENSES + "/" + expense).expect(200);
        run(ON.as("dora"), ON.path(expense), "approve").expect(200);
        assertThat(ON.state(expense)).isEqualTo("approved");
        assertThat(ON.admin()
                        .get("records/system/approval_decision?filter=about==custom.expense/" + expense
                                + ";decision==approved")
                        .expect(200)
                        .json()
                        .at("/records/0/in_place_of/id")
                        .asText())
                .isEqualTo(ON.user("head"));

        ON.as("dora")
                .post("records/system/deputy", object("deputy", ON.user("head"), "from_day", "2030-11-30"))
                .expectProblem(422, "deputy");
        ON.as("dora")
                .post("records/system/deputy", object("deputy", ON.user("dora"), "from_day", "2030-11-30"))
                .expectProblem(422, "deputy");
        ON.as("dora")
                .post(
                        "records/system/deputy",
                        object("deputy", ON.user("bert"), "from_day", "2030-12-30", "until_day", "2030-12-29"))
                .expectProblem(422, "until_day");
        ON.as("dora")
                .post(
                        "records/system/deputy",
                        object("person", ON.user("bert"), "deputy", ON.user("dora"), "from_day", "2030-12-30"))
                .expectProblem(403);
        ON.as("dora")
                .post("records/system/deputy", object("deputy", ON.user("head"), "from_day", "2030-12-30"))
                .expect(201);
        ON.as("head")
                .patch("records/system/deputy/" + deputy.id(), deputy.etag(), object("person", ON.user("bert")))
                .expectProblem(422, "person");
        ON.as("head")
                .delete("records/system/deputy/" + deputy.id(), deputy.etag())
                .expect(204);
    }

    @Test
    @Tag("PLUS-28")
    void whatWaitsIsClosedButForWhatIsOpenAndCanBeWithdrawnOrRejected() {
        String expense = ON.submitted("emil", 70);
        Answer now = ON.as("emil").get(EXPENSES + "/" + expense).expect(200);
        ON.as("emil")
                .patch(EXPENSES + "/" + expense, now.etag(), object("total", 7))
                .expectProblem(409, "total");
        ON.as("emil").delete(EXPENSES + "/" + expense, now.etag()).expectProblem(409);
        ON.as("emil")
                .patch(EXPENSES + "/" + expense, now.etag(), object("note", "seen"))
                .expect(200);
        run(ON.as("head"), ON.path(expense), "withdraw").expectProblem(403);
        run(ON.as("emil"), ON.path(expense), "withdraw").expect(200);
        assertThat(ON.state(expense)).isEqualTo("draft");
        run(ON.as("emil"), EXPENSES + "/" + expense, "submit").expect(200);
        run(ON.as("head"), ON.path(expense), "reject").expectProblem(422, "reason");
        run(ON.as("head"), ON.path(expense), "reject", "reason", "Too dear").expect(200);
        assertThat(ON.state(expense)).isEqualTo("refused");
        assertThat(ON.as("emil")
                        .get(ON.path(expense))
                        .expect(200)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("rejected");
        assertThat(ON.as("emil")
                        .get("records/system/approval_decision?filter=decision==rejected")
                        .expect(200)
                        .body())
                .contains("Too dear");
        run(ON.as("head"), ON.path(expense), "approve").expectProblem(409);
        ON.as("stranger").get(ON.path(expense)).expect(404);
        assertThat(ON.as("stranger")
                        .get("records/system/approval_decision")
                        .expect(200)
                        .json()
                        .path("records"))
                .isEmpty();
        assertThat(ON.as("stranger").get(EXPENSES).expect(200).json().path("records"))
                .isEmpty();
    }

    @Test
    @Tag("PLUS-28")
    void whenTheTimeIsOverOthersDecideOrItIsRejectedOnce() {
        String expense = ON.submitted("emil", 3000);
        run(ON.as("head"), ON.path(expense), "approve").expect(200);
        assertThat(Instant.parse(ON.approval(expense).path("due_at").asText()))
                .isEqualTo(CLOCK.instant().plus(Duration.ofMinutes(5)));
        CLOCK.advance(Duration.ofMinutes(5));
        ON.deadlinesAreDue();
        Eventually.until(() -> assertThat(ON.mine("bert")).contains(expense));
        assertThat(ON.mine("fanny")).doesNotContain(expense);
        ON.as("fanny").get(ON.path(expense)).expect(404);
        run(ON.as("bert"), ON.path(expense), "approve").expect(200);
        assertThat(ON.approval(expense).path("step").asText()).isEqualTo("board");
        CLOCK.advance(Duration.ofMinutes(3));
        ON.deadlinesAreDue();
        Eventually.until(() -> assertThat(ON.state(expense)).isEqualTo("refused"));
        assertThat(ON.decisions(expense)).containsExactly("requested", "approved", "escalated", "approved", "expired");
        assertThat(ON.as("emil").get("records/system/task").expect(200).json().path("records"))
                .isEmpty();
    }
}
