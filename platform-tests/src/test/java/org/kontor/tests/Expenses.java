package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestUsers;

/** Expenses of a company's own that are approved, and the people who ask and decide. */
record Expenses(PlatformExtension platform, Map<String, TestClient> clients) {
    static final String EXPENSES = "records/custom/expense";
    static final String APPROVALS = "records/system/approval";

    Expenses(PlatformExtension platform) {
        this(platform, new HashMap<>());
    }

    TestClient admin() {
        return platform.admin();
    }

    PluginDesk desk() {
        return new PluginDesk(admin());
    }

    TestClient as(String user) {
        return clients.computeIfAbsent(user, platform.users()::signIn);
    }

    String user(String name) {
        return platform.users().id("user " + name);
    }

    void model() {
        clients.clear();
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
                TestUsers.within(Scope.OWN, grant("custom.expense", Verb.READ, Verb.CREATE, Verb.UPDATE, Verb.DELETE)),
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

    /** What a transition needs one step of approval for; who takes it is said, and what else belongs to the step. */
    static ObjectNode oneStep(Object... said) {
        ObjectNode step = object(said);
        step.put("name", "one");
        return object("waiting", "waiting", "rejected", "refused", "steps", array(step));
    }

    static JsonNode transition(String name, Object... said) {
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

    String submitted(String by, int total) {
        String id = as(by).post(EXPENSES, object("name", "Trip", "total", total))
                .expect(201)
                .id();
        run(as(by), EXPENSES + "/" + id, "submit", "comment", "Please").expect(200);
        return id;
    }

    static Answer run(TestClient by, String path, String action, Object... input) {
        Answer now = by.get(path).expect(200);
        return by.header("If-Match", now.etag()).post(path + "/actions/" + action, object(input));
    }

    String state(String expense) {
        return admin().get(EXPENSES + "/" + expense)
                .expect(200)
                .json()
                .path("state")
                .asText();
    }

    JsonNode approval(String expense) {
        JsonNode all = admin().get(APPROVALS + "?filter=about==custom.expense/" + expense + "&sort=-created_at")
                .expect(200)
                .json()
                .path("records");
        assertThat(all).isNotEmpty();
        return all.get(0);
    }

    String path(String expense) {
        return APPROVALS + "/" + approval(expense).path("id").asText();
    }

    List<String> mine(String user) {
        List<String> about = new ArrayList<>();
        as(user).get(APPROVALS + "?filter=waiting_for=me=true")
                .expect(200)
                .json()
                .path("records")
                .forEach(each -> about.add(each.at("/about/id").asText()));
        return about;
    }

    List<String> decisions(String expense) {
        List<String> found = new ArrayList<>();
        admin().get("records/system/approval_decision?filter=about==custom.expense/" + expense + "&sort=created_at")
                .expect(200)
                .json()
                .path("records")
                .forEach(each -> found.add(each.path("decision").asText()));
        return found;
    }

    Tables tables() {
        return new Tables(platform::connect);
    }

    void deadlinesAreDue() {
        tables().execute("update system_task_run set due_at = current_timestamp"
                + " where action = 'system.approval_deadline' and due_at is not null");
    }
}
