package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.every.EveryPlugin;

/** A file of configuration brings a whole process with it: who decides on what, in which states, and how it is shown to them. */
@OnEachDatabase
@Tag("PLUS-79")
class ProcessMoveTest {
    private static final String LIST = "custom.custom_order__state";

    private static final String PASSWORD = "a long enough passphrase";

    @RegisterExtension
    static final PlatformExtension here = PlatformExtension.with().plugin(EveryPlugin.class);

    @TempDir
    Path folder;

    /** Own entity, states of which one was added later, roles, a team, a user, an approval, a view and layers. */
    @BeforeEach
    void aProcessIsSetUp() {
        MovingDesk desk = new MovingDesk(here.admin());
        if (desk.has("system.role", "name==treasurer")) {
            return;
        }
        PluginDesk plans = new PluginDesk(here.admin());
        plans.model(
                object("entity", "custom.order", "label", "Order", "plural", "Orders", "owned", true),
                field("custom.order", "amount", "decimal"),
                field("custom.order", "kind", "choice", "values", array(object("name", "new"), object("name", "old"))),
                field(
                        "custom.order",
                        "state",
                        "choice",
                        "values",
                        array(object("name", "draft"), object("name", "ordered"), object("name", "refused"))));
        plans.model(object("entity", "custom.order", "field", "sort_of", "formerly", "kind"));
        desk.make("system.choice_value", "list", LIST, "name", "waiting", "label", "Waiting", "rank", 900);
        desk.make("system.choice_value", "list", "custom.custom_order__kind", "name", "odd", "label", "Odd");
        here.users()
                .team("board")
                .role("treasurer", new String[] {"system.use_approvals"}, grant("custom.order", Verb.READ))
                .role("buyer", grant("custom.order", Verb.READ, Verb.CREATE, Verb.UPDATE));
        here.users().add("anna");
        here.users().add("bert");
        plans.model(rule(
                "custom.order",
                "buy",
                "transition",
                "label",
                "Buy",
                "moves",
                object("field", "state", "from", array("draft"), "to", "ordered"),
                "by",
                object("roles", array("buyer")),
                "approval",
                object(
                        "waiting",
                        "waiting",
                        "rejected",
                        "refused",
                        "steps",
                        array(
                                object("name", "money", "by", object("roles", array("treasurer"))),
                                object(
                                        "name",
                                        "board",
                                        "by",
                                        object("teams", array("board"), "users", array("anna", "bert")),
                                        "deadline",
                                        object("days", 2),
                                        "then",
                                        object("users", array("bert")))))));
        String buyer = "records/system/role/" + id("buyer");
        here.admin()
                .patch(
                        buyer,
                        here.admin().get(buyer).expect(200).etag(),
                        object("permissions", array(object("permission", "custom.run.custom.order.buy"))))
                .expect(200);
        desk.make(
                "system.saved_query",
                "name",
                "To pay",
                "entity",
                "custom.order",
                "roles",
                array(role("treasurer"), role("system.view_keeper")));
        new Layouts(here.admin(), "custom.order")
                .field("record", "amount", "for_role", id("treasurer"), "hidden", true)
                .expect(201);
        new Layouts(here.admin(), "every.thing")
                .field("record", "code", "for_role", id("system.view_keeper"), "hidden", true)
                .expect(201);
    }

    private static String id(String role) {
        return new MovingDesk(here.admin())
                .find("system.role", "name==" + role)
                .path("id")
                .asText();
    }

    private static TestClient person(Installation there, String name, String... roles) {
        MovingDesk desk = new MovingDesk(there.admin());
        Object[] given = Stream.of(roles)
                .map(role ->
                        desk.find("system.role", "name==" + role).path("id").asText())
                .toArray();
        String id = desk.make("system.user", "name", name, "full_name", name, "kind", "person", "roles", array(given));
        there.kernel().accounts().setPassword(UUID.fromString(id), name, PASSWORD, false);
        return there.admin().signIn(name, PASSWORD);
    }

    private static JsonNode role(String name) {
        return object("entity", "system.role", "id", id(name));
    }

    @Test
    void oneFileBringsAWholeProcessIntoAnEmptyInstallationThatSaysTheSameAfterwards() {
        String file = new MovingDesk(here.admin()).exported();
        assertThat(here.admin()
                        .get("platform/configuration/left")
                        .expect(200)
                        .json()
                        .path("left"))
                .isEmpty();
        for (TestDatabase database : TestDatabase.wanted()) {
            try (Installation there = Installation.start(here, database, folder)) {
                person(there, "anna");
                person(there, "bert");
                MovingDesk to = new MovingDesk(there.admin());
                to.move(file);
                to.move(file);
                assertThat(to.exported()).isEqualTo(file);
                assertThat(to.plan(file).expect(201).text("text")).startsWith("Nothing changes.");
                worksThere(there);
            }
        }
    }

    private static void worksThere(Installation there) {
        TestClient bea = person(there, "bea", "buyer");
        TestClient tom = person(there, "tom", "treasurer");
        Answer order = bea.post("records/custom/order", object("name", "Steel", "amount", "12"))
                .expect(201);
        bea.header("If-Match", order.etag())
                .post("records/custom/order/" + order.id() + "/actions/buy", object())
                .expect(200);
        assertThat(new MovingDesk(there.admin())
                        .find("system.approval", "state==pending")
                        .path("waiting_for")
                        .toString())
                .contains("\"tom\"");
        assertThat(tom.get("records/custom/order/" + order.id())
                        .expect(200)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("waiting");
    }

    @Test
    void usersWhoAreNotThereAreNamedEachAndOthersAreMeantInTheirPlace() {
        String file = new MovingDesk(here.admin()).exported();
        try (Installation there = Installation.start(here, here.database(), folder)) {
            MovingDesk to = new MovingDesk(there.admin());
            Answer plan = to.plan(file).expect(201);
            assertThat(plan.json().path("possible").asBoolean()).isFalse();
            assertThat(plan.json().path("conflicts").findValuesAsText("reason"))
                    .containsExactly("there is no user who signs in as anna", "there is no user who signs in as bert");
            assertThat(plan.json().path("conflicts").findValuesAsText("mend").getFirst())
                    .contains("users=anna:somebody who is here");
            to.plan(file, "?users=anna").expect(400);
            to.plan(file, "?users=anna:hana,anna:eva").expect(400);
            to.plan(file, "?users=hana:anna").expectProblem(422, "users");
            assertThat(to.plan(file, "?users=anna:%00").expect(422).body()).contains("control characters");
            assertThat(to.plan(file, "?users=anna:hana,bert:admin")
                            .expect(201)
                            .json()
                            .path("conflicts")
                            .findValuesAsText("reason"))
                    .containsExactly("there is no user who signs in as hana");

            String meant = "?users=anna:admin,bert:admin";
            to.apply(to.plan(file, meant).expect(201)).expect(200);
            Answer rest = to.plan(file, meant).expect(201);
            assertThat(rest.json().path("first").asBoolean()).isFalse();
            to.apply(rest).expect(200);
            assertThat(to.exported())
                    .isEqualTo(file.replaceAll("\"anna\",\\s+\"bert\"", "\"admin\"")
                            .replace("\"bert\"", "\"admin\""));
            assertThat(to.plan(file, meant).expect(201).text("text")).startsWith("Nothing changes.");
        }
    }

    @Test
    void whatTheFileLeavesOutIsNotCountedAsThere() {
        String file = new MovingDesk(here.admin()).exported();
        try (Installation there = Installation.start(here, here.database(), folder)) {
            Answer alone = new MovingDesk(there.admin())
                    .plan(file, "?only=model&users=anna:admin,bert:admin")
                    .expect(201);
            assertThat(alone.json().path("conflicts").findValuesAsText("reason"))
                    .contains("state has no state waiting: say one of draft, ordered, refused");
            Answer lists = new MovingDesk(there.admin())
                    .plan(file, "?only=model,system.choice_value&users=anna:admin,bert:admin")
                    .expect(201);
            assertThat(lists.json().path("conflicts").findValuesAsText("reason"))
                    .containsExactly("there is no role buyer", "there is no role treasurer", "there is no team board");
        }
    }
}
