package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.ManualClock;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestUsers;

/** Approvals: steps with approvers, limits, deputies and deadlines, on an entity of the company's own. */
@OnEachDatabase
class ApprovalTest {
    private static final ManualClock CLOCK = ManualClock.at(Instant.parse("2026-11-29T10:00:00Z"));

    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().clock(CLOCK).given(ApprovalTest::model);

    private static final Tables TABLES = new Tables(platform::connect);
    private static final String EXPENSES = "records/custom/expense";
    private static final String APPROVALS = "records/system/approval";

    private static TestClient admin() {
        return platform.admin();
    }

    private static PluginDesk desk() {
        return new PluginDesk(admin());
    }

    private static TestClient as(String user) {
        return platform.users().signIn(user);
    }

    private static String user(String name) {
        return platform.users().id("user " + name);
    }

    static void model() {
        TestUsers users = platform.users();
        desk().model(
                        object("entity", "custom.expense", "label", "Expense", "plural", "Expenses", "owned", true),
                        field(
                                "custom.expense",
                                "state",
                                "choice",
                                "values",
                                states("draft", "waiting", "approved", "refused", "paid")),
                        field("custom.expense", "total", "decimal"),
                        field("custom.expense", "note", "text"),
                        field("custom.expense", "approved_by", "reference", "targets", array("system.user")));
        users.role(
                "employee",
                TestUsers.within(
                        Scope.OWN, grant("custom.expense", Verb.READ, Verb.CREATE, Verb.UPDATE, Verb.DELETE)),
                grant("system.user", Verb.READ));
        users.role("finance");
        users.role("board");
        users.role("approvals", new String[] {"system.keep_approvals"}, grant("system.approval", Verb.READ));
        users.add("head", "employee");
        users.add("emil", object("roles", array(users.id("role employee")), "manager", user("head")));
        users.add("fanny", "finance");
        users.add("fred", "finance", "employee");
        users.add("bert", "board");
        users.add("bea", "board");
        users.add("dora");
        users.add("keeper", "approvals");
        users.add("stranger", "employee");
        desk().model(transition(
                        "submit",
                        "by",
                        object("fields", array("owner")),
                        "needs",
                        array("total"),
                        "values",
                        object("approved_by", object("isMe", true)),
                        "approval",
                        object(
                                "waiting",
                                "waiting",
                                "rejected",
                                "refused",
                                "open",
                                array("note"),
                                "steps",
                                array(
                                        object("name", "superior", "by", object("managers_of", array("owner"))),
                                        object(
                                                "name",
                                                "finance",
                                                "by",
                                                object("roles", array("finance")),
                                                "when",
                                                object("total", object("moreThan", 100)),
                                                "deadline",
                                                object("minutes", 5),
                                                "then",
                                                object("users", array("bert"))),
                                        object(
                                                "name",
                                                "board",
                                                "by",
                                                object("roles", array("board")),
                                                "needed",
                                                "all",
                                                "when",
                                                object("total", object("moreThan", 1000)),
                                                "deadline",
                                                object("minutes", 3))))));
    }

    private static JsonNode states(String... names) {
        return array((Object[]) Stream.of(names)
                .map(name -> object("name", name, "label", name))
                .toArray(ObjectNode[]::new));
    }

    private static JsonNode transition(String name, Object... said) {
        Object[] all = new Object[said.length + 4];
        System.arraycopy(
                new Object[] {
                    "label",
                    "The " + name,
                    "moves",
                    object("field", "state", "from", array("draft", "refused"), "to", "approved")
                },
                0,
                all,
                0,
                4);
        System.arraycopy(said, 0, all, 4, said.length);
        return rule("custom.expense", name, "transition", all);
    }

    private static String submitted(String by, int total) {
        String id = as(by).post(EXPENSES, object("name", "Trip", "total", total))
                .expect(201)
                .id();
        run(as(by), EXPENSES + "/" + id, "submit", "comment", "Please").expect(200);
        return id;
    }

    private static Answer run(TestClient by, String path, String action, Object... input) {
        Answer now = by.get(path).expect(200);
        return by.header("If-Match", now.etag()).post(path + "/actions/" + action, object(input));
    }

    private static String state(String expense) {
        return admin().get(EXPENSES + "/" + expense).expect(200).json().path("state").asText();
    }

    private static JsonNode approval(String expense) {
        JsonNode all = admin().get(APPROVALS + "?filter=about==custom.expense/" + expense + "&sort=-created_at")
                .expect(200)
                .json()
                .path("records");
        assertThat(all).isNotEmpty();
        return all.get(0);
    }

    private static String path(String expense) {
        return APPROVALS + "/" + approval(expense).path("id").asText();
    }

    private static List<String> mine(String user) {
        List<String> about = new ArrayList<>();
        as(user).get(APPROVALS + "?filter=waiting_for=me=true")
                .expect(200)
                .json()
                .path("records")
                .forEach(each -> about.add(each.at("/about/id").asText()));
        return about;
    }

    private static List<String> decisions(String expense) {
        List<String> found = new ArrayList<>();
        admin().get("records/system/approval_decision?filter=about==custom.expense/" + expense + "&sort=created_at")
                .expect(200)
                .json()
                .path("records")
                .forEach(each -> found.add(each.path("decision").asText()));
        return found;
    }

    @Test
    @Tag("PLUS-28")
    void stepsFollowOneAnotherWithinTheirLimitsAndTheLastApprovalMovesTheRecord() {
        String small = submitted("emil", 50);
        assertThat(state(small)).isEqualTo("waiting");
        assertThat(mine("head")).contains(small);
        assertThat(mine("fanny")).doesNotContain(small);
        run(as("head"), path(small), "approve").expect(200);
        assertThat(state(small)).isEqualTo("approved");
        assertThat(approval(small).path("state").asText()).isEqualTo("approved");

        String large = submitted("emil", 2000);
        run(as("head"), path(large), "approve", "comment", "Go").expect(200);
        assertThat(mine("head")).doesNotContain(large);
        assertThat(mine("fanny")).contains(large);
        assertThat(as("fanny").get(EXPENSES + "/" + large).expect(200).json().path("total").asInt())
                .isEqualTo(2000);
        run(as("fanny"), path(large), "approve").expect(200);
        as("fanny").get(EXPENSES + "/" + large).expect(404);
        run(as("bert"), path(large), "approve").expect(200);
        assertThat(state(large)).isEqualTo("waiting");
        run(as("bert"), path(large), "approve").expectProblem(409);
        run(as("bea"), path(large), "approve").expect(200);

        assertThat(state(large)).isEqualTo("approved");
        assertThat(admin().get(EXPENSES + "/" + large).json().at("/approved_by/id").asText())
                .isEqualTo(user("bea"));
        assertThat(decisions(large)).containsExactly("requested", "approved", "approved", "approved", "approved");
        assertThat(mine("bea")).isEmpty();
        assertThat(admin().get(EXPENSES + "/" + large + "/history").expect(200).body())
                .contains("custom.expense.submit");
    }

    @Test
    @Tag("SEC-04")
    void nobodyApprovesTheirOwnNeitherAsApproverNorAsDeputyNorThroughASecondRole() {
        // whoever asks is an approver by another role, and deputy of another approver
        String fred = as("fred").post(EXPENSES, object("name", "Fred's", "total", 500)).expect(201).id();
        run(as("fred"), EXPENSES + "/" + fred, "submit").expectProblem(409);
        Answer now = admin().get("records/system/user/" + user("fred")).expect(200);
        admin().patch("records/system/user/" + user("fred"), now.etag(), object("manager", user("head")))
                .expect(200);
        run(as("fred"), EXPENSES + "/" + fred, "submit").expect(200);
        String deputy = as("fanny").post(
                        "records/system/deputy", object("deputy", user("fred"), "from_day", "2026-11-01"))
                .expect(201)
                .id();
        run(as("head"), path(fred), "approve").expect(200);
        assertThat(mine("fred")).doesNotContain(fred);
        run(as("fred"), path(fred), "approve").expectProblem(403);
        run(as("fred"), path(fred), "reject", "reason", "No").expectProblem(403);
        run(as("keeper"), path(fred), "reassign", "approvers", array(user("fred"))).expectProblem(422, "approvers");
        as("stranger").get(EXPENSES + "/" + fred).expect(404);
        admin().get(path(fred)).expect(200);
        run(admin(), path(fred), "approve").expectProblem(403);
        run(as("fanny"), path(fred), "approve").expect(200);
        assertThat(state(fred)).isEqualTo("approved");
        Answer kept = as("fanny").get("records/system/deputy/" + deputy).expect(200);
        as("fanny").delete("records/system/deputy/" + deputy, kept.etag()).expect(204);
    }

    @Test
    @Tag("PLUS-28")
    void aDeputyDecidesInPlaceOfWhoIsAwayAndThatIsWrittenDown() {
        String expense = submitted("emil", 60);
        assertThat(mine("dora")).isEmpty();
        as("dora").get(path(expense)).expect(404);
        Answer deputy = as("head").post(
                        "records/system/deputy",
                        object("deputy", user("dora"), "from_day", "2026-11-29", "until_day", "2026-11-30"))
                .expect(201);
        TaskWait.until(() -> assertThat(mine("dora")).contains(expense));
        as("dora").get(EXPENSES + "/" + expense).expect(200);
        run(as("dora"), path(expense), "approve").expect(200);
        assertThat(state(expense)).isEqualTo("approved");
        assertThat(admin().get("records/system/approval_decision?filter=about==custom.expense/" + expense
                                + ";decision==approved")
                        .expect(200)
                        .json()
                        .at("/records/0/in_place_of/id")
                        .asText())
                .isEqualTo(user("head"));

        as("dora").post("records/system/deputy", object("deputy", user("head"), "from_day", "2026-11-30"))
                .expectProblem(422, "deputy");
        as("dora").post("records/system/deputy", object("deputy", user("dora"), "from_day", "2026-11-30"))
                .expectProblem(422, "deputy");
        as("dora").post(
                        "records/system/deputy",
                        object("deputy", user("bert"), "from_day", "2026-12-30", "until_day", "2026-12-29"))
                .expectProblem(422, "until_day");
        as("dora").post(
                        "records/system/deputy",
                        object("person", user("bert"), "deputy", user("dora"), "from_day", "2026-12-30"))
                .expectProblem(403);
        as("dora").post("records/system/deputy", object("deputy", user("head"), "from_day", "2026-12-30"))
                .expect(201);
        as("head").delete("records/system/deputy/" + deputy.id(), deputy.etag()).expect(204);
    }

    @Test
    @Tag("PLUS-28")
    void whatWaitsIsClosedButForWhatIsOpenAndCanBeWithdrawnOrRejected() {
        String expense = submitted("emil", 70);
        Answer now = as("emil").get(EXPENSES + "/" + expense).expect(200);
        as("emil").patch(EXPENSES + "/" + expense, now.etag(), object("total", 7)).expectProblem(409, "total");
        as("emil").delete(EXPENSES + "/" + expense, now.etag()).expectProblem(409);
        as("emil").patch(EXPENSES + "/" + expense, now.etag(), object("note", "seen")).expect(200);
        run(as("head"), path(expense), "withdraw").expectProblem(403);
        run(as("emil"), path(expense), "withdraw").expect(200);
        assertThat(state(expense)).isEqualTo("draft");
        run(as("emil"), EXPENSES + "/" + expense, "submit").expect(200);
        run(as("head"), path(expense), "reject").expectProblem(422, "reason");
        run(as("head"), path(expense), "reject", "reason", "Too dear").expect(200);
        assertThat(state(expense)).isEqualTo("refused");
        assertThat(as("emil").get(path(expense)).expect(200).json().path("state").asText())
                .isEqualTo("rejected");
        assertThat(as("emil").get("records/system/approval_decision?filter=decision==rejected")
                        .expect(200)
                        .body())
                .contains("Too dear");
        run(as("head"), path(expense), "approve").expectProblem(409);
        as("stranger").get(path(expense)).expect(404);
        assertThat(as("stranger").get("records/system/approval_decision").expect(200).json().path("records"))
                .isEmpty();
        assertThat(as("stranger").get(EXPENSES).expect(200).json().path("records"))
                .isEmpty();
    }

    @Test
    @Tag("PLUS-28")
    void whenTheTimeIsOverOthersDecideOrItIsRejectedOnce() {
        String expense = submitted("emil", 3000);
        run(as("head"), path(expense), "approve").expect(200);
        assertThat(Instant.parse(approval(expense).path("due_at").asText()))
                .isEqualTo(CLOCK.instant().plus(Duration.ofMinutes(5)));
        CLOCK.advance(Duration.ofMinutes(5));
        deadlinesAreDue();
        TaskWait.until(() -> assertThat(mine("bert")).contains(expense));
        assertThat(mine("fanny")).doesNotContain(expense);
        as("fanny").get(path(expense)).expect(404);
        run(as("bert"), path(expense), "approve").expect(200);
        assertThat(approval(expense).path("step").asText()).isEqualTo("board");
        CLOCK.advance(Duration.ofMinutes(3));
        deadlinesAreDue();
        TaskWait.until(() -> assertThat(state(expense)).isEqualTo("refused"));
        assertThat(decisions(expense))
                .containsExactly("requested", "approved", "escalated", "approved", "expired");
        assertThat(as("emil").get("records/system/task").expect(200).json().path("records"))
                .isEmpty();
    }

    private static void deadlinesAreDue() {
        TABLES.execute("update system_task_run set due_at = current_timestamp"
                + " where action = 'system.approval_deadline' and due_at is not null");
    }

    @Test
    @Tag("PLUS-28")
    void whereAnApproverIsGoneThoseWhoKeepApprovalsAskOthers() {
        platform.users().role("lonely");
        platform.users().add("lone", "lonely");
        desk().model(transition(
                        "ask",
                        "approval",
                        object(
                                "waiting",
                                "waiting",
                                "rejected",
                                "refused",
                                "steps",
                                array(object("name", "one", "by", object("roles", array("lonely")))))));
        String expense = admin().post(EXPENSES, object("name", "Trip", "total", 1, "owner", user("emil")))
                .expect(201)
                .id();
        run(admin(), EXPENSES + "/" + expense, "ask").expect(200);
        assertThat(mine("lone")).contains(expense);
        Answer lone = admin().get("records/system/user/" + user("lone")).expect(200);
        admin().patch("records/system/user/" + user("lone"), lone.etag(), object("active", false))
                .expect(200);
        TaskWait.until(() -> assertThat(as("keeper").get(APPROVALS + "?filter=state==pending;waiting_for=empty=true")
                        .expect(200)
                        .body())
                .contains(expense));
        run(as("keeper"), path(expense), "reassign", "approvers", array(user("dora"), user("lone")))
                .expectProblem(422, "approvers");
        run(as("keeper"), path(expense), "reassign", "approvers", array(user("dora")), "comment", "Lone left")
                .expect(200);
        run(as("dora"), path(expense), "approve").expect(200);
        assertThat(state(expense)).isEqualTo("approved");
        assertThat(decisions(expense)).containsExactly("requested", "reassigned", "approved");

        String next = admin().post(EXPENSES, object("name", "Trip", "total", 1)).expect(201).id();
        run(admin(), EXPENSES + "/" + next, "ask").expectProblem(409);
        assertThat(state(next)).isEqualTo("draft");
    }

    @Test
    @Tag("PLUS-28")
    void ofTwoWhoDecideAtOnceEachCountsOnceAndTheRecordMovesOnce() throws Exception {
        for (int i = 0; i < 3; i++) {
            String expense = submitted("emil", 5000);
            run(as("head"), path(expense), "approve").expect(200);
            run(as("fanny"), path(expense), "approve").expect(200);
            String path = path(expense);
            TestClient bert = as("bert");
            TestClient bea = as("bea");
            String etag = bert.get(path).expect(200).etag();
            List<Answer> answers = Together.send(List.of(
                    () -> bert.header("If-Match", etag).post(path + "/actions/approve", object()),
                    () -> bea.header("If-Match", etag).post(path + "/actions/approve", object())));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
            assertThat(state(expense)).isEqualTo("waiting");
            run(answers.getFirst().status() == 200 ? bea : bert, path, "approve").expect(200);
            assertThat(state(expense)).isEqualTo("approved");
            assertThat(decisions(expense)).hasSize(5);
            assertThat(TABLES.number("select version from custom_expense where id = '" + expense + "'"))
                    .isEqualTo(3);
        }
    }

    @Test
    void approversAreToldAndWhoAskedIsToldOfTheEnd() {
        String expense = submitted("emil", 80);
        String id = approval(expense).path("id").asText();
        new Told(as("head")).wait(id, 1);
        run(as("head"), path(expense), "approve").expect(200);
        new Told(as("emil")).wait(id, 1);
    }
}
