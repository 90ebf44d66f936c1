package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.Json;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;
import org.kontor.testing.TestUsers;
import org.kontor.tests.moving.MovingPlugin;

/** What was set up in one installation moves to another as a file that people read, after a plan. */
@OnEachDatabase
@Tag("PLUS-79")
class ConfigurationMoveTest {
    @RegisterExtension
    static final PlatformExtension here = PlatformExtension.with().plugin(MovingPlugin.class);

    private final MovingDesk from = new MovingDesk(here.admin());

    @TempDir
    Path folder;

    @BeforeEach
    void somethingIsSetUp() {
        if (from.has("system.role", "name==packer")) {
            return;
        }
        String company = from.make("system.team", "name", "Removals");
        String team = from.make("system.team", "name", "Packers", "part_of", company, "description", "First\nthen\n");
        String first = from.make("moving.stage", "code", "load", "weight", "12.5", "colour", "blue");
        from.make("system.choice_value", "list", "moving.colour", "name", "green", "label", "Grün", "rank", 15);
        String self = here.admin()
                .get("session")
                .expect(200)
                .json()
                .path("user")
                .path("id")
                .asText();
        Eventually.until(() -> here.admin()
                .post(
                        "records/moving/stage",
                        object(
                                "code",
                                "unload",
                                "instruction",
                                "Carefully.\nTwice.",
                                "colour",
                                "green",
                                "fee",
                                object("amount", "12.50", "currency", "CZK"),
                                "follows",
                                first,
                                "done_by",
                                team,
                                "head",
                                self,
                                "not_with",
                                array(first),
                                "takes",
                                condition("stage", "moving.stage", first),
                                "checks",
                                array(object("what", "Count", "minutes", 5), object("what", "Sign"))))
                .expect(201));
        here.users()
                .role(
                        "packer",
                        new String[] {"system.read_audit"},
                        TestUsers.grant("moving.goods", Verb.READ, Verb.UPDATE)
                                .setAll(object("condition", condition("stage", "moving.stage", first))),
                        TestUsers.grant("moving.stage", Verb.READ));
        from.make(
                "system.saved_query",
                "name",
                "urgent",
                "entity",
                "moving.goods",
                "condition",
                condition("stage", "moving.stage", first),
                "form",
                "board",
                "by",
                "stage",
                "roles",
                List.of(here.users().id("role packer")));
        from.make("system.saved_query", "name", "only mine", "entity", "moving.goods");
        from.make(
                "system.dashboard",
                "name",
                "Depot",
                "opens",
                true,
                "roles",
                List.of(here.users().id("role packer")),
                "widgets",
                array(object(
                        "kind",
                        "figure",
                        "entity",
                        "moving.goods",
                        "condition",
                        condition("stage", "moving.stage", first),
                        "across",
                        0,
                        "down",
                        0,
                        "width",
                        3,
                        "height",
                        2)));
        from.make("system.dashboard", "name", "only mine");
        set(
                "settings/system",
                object(
                        "moving",
                        object("greeting", "Heave ho", "pass", "hidden-word", "first_stage", first, "host", self)));
        set("settings/team/" + team, object("moving", object("greeting", "Ho")));
        set("settings/user/" + self, object("moving", object("greeting", "only mine")));
        from.make(
                "system.template",
                "template",
                "custom.label",
                "language",
                "cs",
                "entity",
                "moving.goods",
                "label",
                "Label",
                "content",
                "<p>{{ record.name }}</p>\n<p>Praha</p>");
    }

    private static JsonNode condition(String field, String entity, String id) {
        return object(
                "entity", "moving.goods", "where", object(field, object("is", object("entity", entity, "id", id))));
    }

    private static void set(String level, JsonNode values) {
        String etag = here.admin().get(level).expect(200).etag();
        here.admin().patch(level, etag, values).expect(200);
    }

    @Test
    void whatWasSetUpMovesAsAFileThatSaysTheSameOnEveryDatabase() {
        String file = from.exported();
        assertThat(from.exported()).isEqualTo(file);
        for (TestDatabase database : TestDatabase.wanted()) {
            try (Installation there = Installation.start(here, database, folder)) {
                moves(file, there);
            }
        }
    }

    private static void moves(String file, Installation there) {
        MovingDesk to = new MovingDesk(there.admin());
        Answer plan = to.plan(file).expect(201);

        assertThat(plan.json().path("conflicts")).isEmpty();
        List<String> made = new ArrayList<>();
        plan.json().path("create").forEach(each -> made.add(each.path("entity").asText() + each.path("key")));
        assertThat(made)
                .containsExactly(
                        "moving.stage[\"load\"]",
                        "moving.stage[\"unload\"]",
                        "system.choice_value[\"moving.colour\",\"green\"]",
                        "system.dashboard[\"Depot\"]",
                        "system.role[\"packer\"]",
                        "system.saved_query[\"moving.goods\",\"urgent\"]",
                        "system.setting[\"moving\",\"first_stage\",null]",
                        "system.setting[\"moving\",\"greeting\",null]",
                        "system.setting[\"moving\",\"greeting\",{\"entity\":\"system.team\",\"key\":[\"Packers\"]}]",
                        "system.team[\"Packers\"]",
                        "system.team[\"Removals\"]",
                        "system.template[\"custom.label\",\"cs\"]");
        assertThat(plan.json().path("change")).isEmpty();
        assertThat(to.has("system.team", "name==Packers")).isFalse();

        to.apply(plan).expect(200);

        assertThat(to.exported()).isEqualTo(file);
        Answer again = to.plan(file).expect(201);
        assertThat(again.json().path("create")).isEmpty();
        assertThat(again.json().path("change")).isEmpty();
        assertThat(again.text("text")).startsWith("Nothing changes.");
        JsonNode unload = to.find("moving.stage", "code==unload");
        assertThat(unload.path("instruction").asText()).isEqualTo("Carefully.\nTwice.");
        assertThat(unload.path("follows").path("id").asText())
                .isEqualTo(to.find("moving.stage", "code==load").path("id").asText());
        assertThat(unload.path("head").isNull()).isTrue();
        // and a grant asks for the stage that is there
        assertThat(to.find("system.role", "name==packer").path("grants").toString())
                .contains(unload.path("follows").path("id").asText());
        JsonNode view = to.find("system.saved_query", "name==urgent");
        assertThat(view.path("condition").toString())
                .contains(unload.path("follows").path("id").asText());
        assertThat(view.path("roles").toString())
                .contains(to.find("system.role", "name==packer").path("id").asText());
        assertThat(to.find("system.dashboard", "name==Depot").path("widgets").toString())
                .contains(unload.path("follows").path("id").asText());
        assertThat(to.admin()
                        .get("settings/team/"
                                + to.find("system.team", "name==Packers")
                                        .path("id")
                                        .asText())
                        .body())
                .contains("Ho");
    }

    @Test
    void aFileHasNoIdsNoUsersNoSecretsAndSaysWhatItLacks() {
        String file = from.exported();

        assertThat(file)
                .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-")
                .doesNotContain("hidden-word", "only mine", "admin\"", "system.user_keeper")
                .contains("\"label\": \"Grün\"", "      \"Carefully.\",\n")
                .endsWith("}\n");
        JsonNode lacks = Json.read(file).path("not_carried");
        assertThat(lacks.toString())
                .contains(
                        "{\"entity\":\"system.setting\",\"setting\":\"moving.pass\",\"reason\":\"it is a secret: set it there\"}")
                .contains(
                        "{\"entity\":\"moving.stage\",\"field\":\"head\",\"reason\":\"it names records that are no configuration: system.user\"}")
                .contains("\"field\":\"for_user\"");
        assertThat(here.admin().get("platform/configuration/left").expect(200).body())
                .contains("[\"moving\",\"pass\",null]", "[\"moving\",\"host\",null]")
                .doesNotContain("hidden-word");
    }
}
