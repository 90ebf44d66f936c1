package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.core.command.PluginCommands;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;

/** What a new version does to the records that are there is told before, and what its upgrade did not fill is told after. */
@OnEachDatabase
class UpgradeToldTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with();

    private final List<String> said = new ArrayList<>();

    private static PluginDesk desk() {
        return new PluginDesk(platform.admin());
    }

    private static PluginSource first(String id) {
        return version(id, "1.0", "%1$s.references(\"belts\", %1$s)", "");
    }

    /** Wants a priority, which it takes from the name; but no lead. */
    private static PluginSource second(String id) {
        return version(
                id,
                "2.0",
                "%1$s.text(\"priority\").required(), %1$s.references(\"straps\", %1$s).formerly(\"belts\")",
                """
                .rules(%1$s, Rule.must("no_lead", %1$s.text("priority").isNot("lead"), Message.of("%2$s.lead", "No lead")))
                .upgrades(Upgrade.to("2.0").fill(%1$s, Query.of(%1$s).where(%1$s.text("priority").isEmpty()),
                    %1$s.text("priority").from(%1$s.text("name"))))""");
    }

    private static PluginSource version(String id, String version, String fields, String more) {
        String text = """
                Contribution.of("%2$s", "The plugin %2$s").entities(Entity.of(%1$s, "Kit", "Kits")
                    .fields(%1$s.text("name").required(), """ + fields + """
                ).title(%1$s.text("name")))""" + more;
        return PluginSource.of(id, version, text.formatted("EntityName.of(\"" + id + "\", \"kit\")", id));
    }

    private static String kit(String id, String name) {
        return platform.admin()
                .post("records/" + id + "/kit", object("name", name))
                .expect(201)
                .id();
    }

    private static JsonNode plugin(String id) {
        return platform.admin().get("platform/plugins/" + id).expect(200).json();
    }

    private int run(String line) {
        return new CommandLine(platform, PluginCommands::new, said).run(line);
    }

    @Test
    void anUpgradeThatFailedIsNoDoneAndStandsAmongTheRemarksUntilItIsMended() {
        String first = desk().install(first("gear"), "gear");
        String rope = kit("gear", "rope");
        platform.admin()
                .post("records/gear/kit", object("name", "wire", "belts", array(rope)))
                .expect(201);
        String lead = kit("gear", "lead");
        String hash = desk().upload(second("gear"));
        Answer plan = desk().plan("gear", "enabled", hash).expect(201);
        assertThat(plan.text("text").lines())
                .anyMatch(
                        line -> line.startsWith(
                                "3 records of gear.kit without priority, which becomes required: the upgrade of gear to 2.0 fills it"))
                .contains("gear brings upgrades: 2.0 fills gear.kit")
                .contains("Rename the table gear_kit_belts to gear_kit_straps (1 row)");
        assertThat(run("enable gear " + hash + " --yes")).isEqualTo(1);
        assertThat(said).doesNotContain("Done.");
        assertThat(said)
                .anyMatch(line ->
                        line.startsWith("The upgrade to 2.0: it has failed: 1 record could not be filled; mend"));
        assertThat(plugin("gear").at("/remarks/0/place").asText()).isEqualTo("upgrade 2.0");
        assertThat(plugin("gear").at("/remarks/0/reason").asText())
                .isEqualTo("it has failed: 1 record could not be filled");
        assertThat(platform.kernel().report().text()).contains("* upgrade 2.0: it has failed");

        Answer read = platform.admin().get("records/gear/kit/" + lead).expect(200);
        platform.admin()
                .patch("records/gear/kit/" + lead, read.etag(), object("name", "chain"))
                .expectProblem(422, "priority");
        platform.admin()
                .patch("records/gear/kit/" + lead, read.etag(), object("priority", "chain"))
                .expect(200);
        String task = plugin("gear").at("/upgrades/0/task").asText();
        Answer failed = platform.admin().get("records/system/task/" + task).expect(200);
        platform.admin()
                .header("If-Match", failed.etag())
                .post("records/system/task/" + task + "/actions/retry", object())
                .expect(200);
        Eventually.until(() -> assertThat(plugin("gear").path("upgrades")).isEmpty());
        assertThat(plugin("gear").path("remarks")).isEmpty();
        said.clear();
        assertThat(run("enable gear --yes")).isZero();
        assertThat(said.getLast()).isEqualTo("Done.");

        // what has run for good is not announced again
        Answer back = desk().plan("gear", "enabled", first).expect(201);
        assertThat(back.text("text")).doesNotContain("upgrades", "becomes required");
        desk().apply(back).expect(200);
        kit("gear", "late");
        Answer forward = desk().plan("gear", "enabled", hash).expect(201);
        assertThat(forward.text("text"))
                .doesNotContain("upgrade")
                // the others hold it still, in the column that the first version hides
                .contains("1 record of gear.kit without priority, which becomes required: whoever edits such");
        desk().apply(forward).expect(200);
    }

    @Test
    void anUpgradeThatIsThroughIsDone() {
        desk().install(first("ship"), "ship");
        String kit = kit("ship", "rope");
        assertThat(run("enable ship " + desk().upload(second("ship")) + " --yes"))
                .isZero();
        assertThat(said.getLast()).isEqualTo("Done.");
        // by whom it was, by the name that people know
        assertThat(platform.admin()
                        .get("records/ship/kit/" + kit + "/history")
                        .expect(200)
                        .json()
                        .at("/entries/0/by/name")
                        .asText())
                .isEqualTo("The plugin ship");
    }

    @Test
    void ownFieldsThatBecomeRequiredAreToldWithTheRecordsThatLackThem() {
        desk().install(first("tool"), "tool");
        kit("tool", "rope");
        kit("tool", "wire");
        Answer plan = desk().proposeModel(field("tool.kit", "urgency", "text", "required", true))
                .expect(201);
        assertThat(plan.text("text"))
                .contains("2 records of tool.kit without x_urgency, which becomes required: whoever edits");
        desk().apply(plan).expect(200);
        assertThat(desk().proposeModel(object("entity", "tool.kit", "field", "urgency", "label", "Urgency"))
                        .expect(201)
                        .text("text"))
                .doesNotContain("becomes required");
        desk().model(object("entity", "tool.kit", "field", "urgency", "required", false));
        assertThat(desk().proposeModel(object("entity", "tool.kit", "field", "urgency", "required", true))
                        .expect(201)
                        .text("text"))
                .contains("2 records of tool.kit without x_urgency");
        desk().model(object("entity", "tool.kit", "field", "urgency", "to", "retired"));
        assertThat(desk().proposeModel(
                                object("entity", "tool.kit", "field", "urgency", "to", "defined", "required", true))
                        .expect(201)
                        .text("text"))
                .contains("2 records of tool.kit without x_urgency");
    }
}
