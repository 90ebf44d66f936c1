package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.rule;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.core.Kernel;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;

/** Two servers on one PostgreSQL have the same plugins, or say that they do not. */
@OnEachDatabase
class LiveNodesTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().setting("kontor.plugins-ask", "true");

    @TempDir
    Path home;

    @Test
    @Tag("R-24")
    void theOtherServerFollowsWithinASecondWhenAPluginComesAndGoes() {
        assumeThat(platform.database()).isEqualTo(TestDatabase.POSTGRESQL);
        PluginDesk desk = new PluginDesk(platform.admin());
        try (Kernel second = SecondNode.start(platform, home)) {
            TestClient there = SecondNode.client(second, platform.admin());
            there.get("records/shared/item").expect(404);

            desk.install(PluginSource.withItem("shared", "1.0", ""), "shared");
            Eventually.until(() -> there.get("records/shared/item").expect(200));
            there.post("records/shared/item", object("name", "from the other server"))
                    .expect(201);

            desk.change("shared", "disabled");
            Eventually.until(() -> there.get("records/shared/item").expect(404));
            new PluginDesk(there).change("shared", "enabled");
            Eventually.until(() -> platform.admin().get("records/shared/item").expect(200));
        }
    }

    @Test
    @Tag("R-24")
    void theOtherServerFollowsAChangeOfOwnFieldsAndRules() {
        assumeThat(platform.database()).isEqualTo(TestDatabase.POSTGRESQL);
        PluginDesk desk = new PluginDesk(platform.admin());
        try (Kernel second = SecondNode.start(platform, home)) {
            TestClient there = SecondNode.client(second, platform.admin());
            desk.model(
                    object("entity", "custom.boat", "label", "Boat", "plural", "Boats"),
                    object("entity", "custom.boat", "field", "sail", "type", "integer", "label", "Sail"));
            Eventually.until(() -> there.get("records/custom/boat").expect(200));
            there.post("records/custom/boat", object("name", "Ida", "sail", 7)).expect(201);

            desk.model(rule("custom.boat", "one_each", "unique", "fields", array("sail")));
            Eventually.until(() -> there.post("records/custom/boat", object("name", "Ada", "sail", 7))
                    .expectProblem(409, "sail"));
            new PluginDesk(there)
                    .model(
                            object("entity", "custom.boat", "field", "sail", "to", "retired"),
                            object("entity", "custom.boat", "rule", "one_each", "to", "retired"));
            Eventually.until(() -> platform.admin()
                    .post("records/custom/boat", object("name", "Eva", "sail", 7))
                    .expectProblem(422, "sail"));
        }
    }

    @Test
    @Tag("R-40")
    void aServerWithOtherFilesSaysSoAndServesNothingOfThem() throws Exception {
        assumeThat(platform.database()).isEqualTo(TestDatabase.POSTGRESQL);
        PluginDesk desk = new PluginDesk(platform.admin());
        PluginSource.withItem("unlike", "1.0", "").install(platform.home().resolve("plugins"));
        platform.admin()
                .send("POST", "platform/plugins/look", "", "application/json")
                .expect(204);
        desk.change("unlike", "enabled");
        Path plugins = Files.createDirectory(home.resolve("plugins"));
        PluginSource.withItem("unlike", "0.9", "").install(plugins);

        try (Kernel second = SecondNode.start(platform, home, "--kontor.plugins-dir=" + plugins)) {
            TestClient there = SecondNode.client(second, platform.admin());
            assertThat(new PluginDesk(there).state("unlike")).isEqualTo("set_aside");
            assertThat(new PluginDesk(there).reasons("unlike")).contains("not those that were enabled");
            there.get("records/unlike/item").expect(404);
            platform.admin().get("records/unlike/item").expect(200);
        }
    }
}
