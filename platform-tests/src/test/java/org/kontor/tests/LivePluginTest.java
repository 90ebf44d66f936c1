package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** Plugins come, change and go while the server runs, each change after a plan. */
@OnEachDatabase
class LivePluginTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().setting("kontor.plugins-ask", "true");

    private static PluginDesk desk() {
        return new PluginDesk(platform.admin());
    }

    private static TestClient admin() {
        return platform.admin();
    }

    @Test
    @Tag("GEN-02")
    void whatIsDroppedIntoTheFolderIsThereOnceAnAdministratorEnablesIt() {
        PluginSource.withItem("dropped", "1.0", """
                        .permissions(Permission.of("dropped", "inspect", "Inspect items"))
                        .roles(Role.of("dropped", "keeper", "Keeper").grant(Grant.on(EntityName.of("dropped", "item"), Verb.READ)))
                        .ui(Ui.menu(EntityName.of("dropped", "item"), "Items", "box", 10))""").install(platform.home().resolve("plugins"));
        admin().get("records/dropped/item").expect(404);
        admin().send("POST", "platform/plugins/look", "", "application/json").expect(204);

        assertThat(desk().state("dropped")).isEqualTo("available");
        admin().get("records/dropped/item").expect(404);
        Answer plan = desk().plan("dropped", "enabled").expect(201);

        assertThat(plan.json().path("possible").asBoolean()).isTrue();
        assertThat(plan.text("text"))
                .contains("The plugin dropped (dropped): available 1.0 → enabled 1.0")
                .contains("dropped brings entities: dropped.item")
                .contains("dropped brings permissions: dropped.inspect")
                .contains("dropped brings roles: dropped.keeper")
                .contains("Create the table dropped_item with name");
        admin().get("records/dropped/item").expect(404);

        assertThat(desk().apply(plan).expect(200).text("state")).isEqualTo("applied");
        admin().post("records/dropped/item", object("name", "first")).expect(201);
        assertThat(admin().get("ui/plugins").expect(200).body()).contains("dropped.item");
        assertThat(admin().get("records/system/role?filter=name==dropped.keeper")
                        .json()
                        .path("records"))
                .hasSize(1);
    }

    @Test
    @Tag("PLUS-82")
    void aPlanIsRefusedOnceTheWorldIsAnotherOne() {
        String first = desk().install(PluginSource.withItem("moving", "1.0", ""), "moving");
        String second = desk().upload(PluginSource.withItem("moving", "2.0", ""));
        Answer plan = desk().plan("moving", "enabled", second).expect(201);
        desk().change("moving", "disabled");

        Answer refused = desk().apply(plan).expect(409);

        assertThat(refused.text("detail")).contains("changed since this plan was made");
        assertThat(admin().get("platform/plans/" + plan.text("id")).text("state"))
                .isEqualTo("outdated");
        assertThat(desk().state("moving")).isEqualTo("disabled");
        desk().change("moving", "enabled", first);
        assertThat(desk().apply(desk().plan("moving", "enabled", second))
                        .expect(200)
                        .text("state"))
                .isEqualTo("applied");
        assertThat(admin().get("platform/plugins/moving").text("version")).isEqualTo("2.0");
    }

    @Test
    void aPlanIsAppliedOnce() {
        desk().upload(PluginSource.withItem("once", "1.0", ""));
        Answer plan = desk().plan("once", "enabled").expect(201);
        desk().apply(plan).expect(200);

        assertThat(desk().apply(plan).expect(409).text("detail")).contains("applied");
    }

    @Test
    @Tag("PLUS-82")
    void removingKeepsTheDataReadableAndComingBackFindsThem() {
        desk().install(PluginSource.withItem("stays", "1.0", ""), "stays");
        admin().post("records/stays/item", object("name", "kept")).expect(201);

        Answer plan = desk().plan("stays", "removed").expect(201);
        assertThat(plan.text("text")).contains("Hidden, and kept where they are: 1 record of stays.item");
        desk().apply(plan).expect(200);

        assertThat(admin().get("records/stays/item").expect(404).text("detail"))
                .contains("the plugin stays is not active");
        assertThat(admin().get("platform/kept").expect(200).body()).contains("\"stays.item\"");
        JsonNode kept =
                admin().get("platform/kept/stays/item").expect(200).json().path("records");
        assertThat(kept)
                .singleElement()
                .satisfies(record -> assertThat(record.path("name").asText()).isEqualTo("kept"));
        assertThat(admin().get("platform/kept/stays/item/export").expect(200).body())
                .contains("\"name\":\"kept\"");

        desk().change("stays", "enabled");
        assertThat(admin().get("records/stays/item").expect(200).json().path("records"))
                .hasSize(1);
        admin().get("platform/kept/stays/item").expect(404);
    }

    @Test
    @Tag("PLUS-82")
    void whatIsDeletedForGoodIsNamedOnceMore() {
        desk().install(PluginSource.withItem("purged", "1.0", """
                .roles(Role.of("purged", "keeper", "Keeper").grant(Grant.on(EntityName.of("purged", "item"), Verb.READ)))"""), "purged");
        admin().post("records/purged/item", object("name", "gone")).expect(201);
        assertThat(desk().plan("purged", "purged").expect(422).text("detail")).contains("remove it first");
        desk().change("purged", "removed");

        Answer plan = desk().plan("purged", "purged").expect(201);
        assertThat(plan.text("text")).contains("Deletes for good the table purged_item with 1 row");
        assertThat(desk().apply(plan).expect(422).text("detail")).contains("repeat purged in confirm");
        desk().purge(plan, "purged").expect(200);

        assertThat(admin().get("platform/kept").expect(200).body()).doesNotContain("purged.item");
        assertThat(admin().get("records/system/role?filter=name==purged.keeper")
                        .json()
                        .path("records"))
                .isEmpty();
        desk().install(PluginSource.withItem("purged", "1.0", ""), "purged");
        assertThat(admin().get("records/purged/item").expect(200).json().path("records"))
                .isEmpty();
    }

    @Test
    void whatDependsOnAnotherComesAndGoesWithIt() {
        desk().upload(PluginSource.withItem("base", "1.0", ""));
        desk().upload(PluginSource.withItem("upper", "1.0", ".dependsOn(\"base\")"));

        Answer enabling = desk().plan("upper", "enabled").expect(201);
        assertThat(enabling.text("text")).contains("(base): available 1.0 → enabled 1.0, because of upper");
        desk().apply(enabling).expect(200);
        assertThat(desk().state("base")).isEqualTo("active");

        Answer disabling = desk().plan("base", "disabled").expect(201);
        assertThat(disabling.text("text")).contains("(upper): enabled 1.0 → disabled 1.0, because of base");
        desk().apply(disabling).expect(200);
        assertThat(desk().state("upper")).isEqualTo("disabled");
    }

    @Test
    @Tag("R-40")
    void aChangedJarAsksAgain() {
        PluginSource.withItem("swapped", "1.0", "").install(platform.home().resolve("plugins"));
        admin().send("POST", "platform/plugins/look", "", "application/json").expect(204);
        desk().change("swapped", "enabled");
        PluginSource.withItem("swapped", "1.0", ".permissions(Permission.of(\"swapped\", \"more\", \"More\"))")
                .install(platform.home().resolve("plugins"));
        admin().send("POST", "platform/plugins/look", "", "application/json").expect(204);

        assertThat(desk().state("swapped")).isEqualTo("active");
        assertThat(desk().remarks("swapped")).contains("not those that were enabled, which it goes on with");
        assertThat(admin().get("openapi.json").expect(200).body()).doesNotContain("swapped.more");

        Answer plan = desk().plan("swapped", "enabled").expect(201);
        assertThat(plan.text("text")).contains("swapped brings permissions: swapped.more");
        desk().apply(plan).expect(200);
        assertThat(desk().state("swapped")).isEqualTo("active");
        assertThat(desk().remarks("swapped")).doesNotContain("goes on with");
    }

    @Test
    @Tag("R-40")
    void whatRunsGoesOnOverARestartWhenANextVersionLiesInItsPlace() {
        PluginSource.of("onward", "1.0", onward("place"))
                .install(platform.home().resolve("plugins"));
        look();
        desk().change("onward", "enabled");
        String id = admin().post("records/onward/item", object("place", "Brno"))
                .expect(201)
                .id();
        PluginSource.of("onward", "2.0", onward("city\").formerly(\"place"))
                .install(platform.home().resolve("plugins"));
        look();
        assertThat(admin().get("platform/plugins/onward").text("version")).isEqualTo("1.0");
        platform.restart();
        assertThat(admin().get("platform/plugins/onward").text("version")).isEqualTo("1.0");
        assertThat(admin().get("records/onward/item/" + id).expect(200).text("place"))
                .isEqualTo("Brno");

        Answer plan = desk().plan("onward", "enabled").expect(201);
        assertThat(plan.text("text"))
                .contains("enabled 1.0 → enabled 2.0", "onward renames fields: onward.item.place → onward.item.city")
                .doesNotContain("brings");
        desk().apply(plan).expect(200);
        assertThat(admin().get("records/onward/item/" + id).expect(200).text("city"))
                .isEqualTo("Brno");
    }

    private static String onward(String field) {
        return """
                Contribution.of("onward", "Onward").entities(Entity.of(EntityName.of("onward", "item"), "Item", "Items")
                    .fields(EntityName.of("onward", "item").text("%s")))""".formatted(field);
    }

    private static void look() {
        admin().send("POST", "platform/plugins/look", "", "application/json").expect(204);
    }

    @Test
    void twoJarsInAFolderAreSaidBeforeAnybodyEnablesThem() throws Exception {
        PluginSource.withItem("doubled", "1.0", "").install(platform.home().resolve("plugins"));
        Files.write(
                platform.home().resolve("plugins/doubled/next.jar"),
                PluginSource.withItem("doubled", "1.1", "").jar());
        look();
        String both = "doubled.jar (1.0) and next.jar (1.1) each have META-INF/services/";
        assertThat(desk().state("doubled")).isEqualTo("available");
        assertThat(desk().reasons("doubled")).contains(both, "leave one").doesNotContain("enable it");
        assertThat(platform.kernel().report().text()).contains(both);
        Files.delete(platform.home().resolve("plugins/doubled/next.jar"));
        look();
        assertThat(desk().reasons("doubled")).contains("enable it").doesNotContain("each have");
    }

    @Test
    void whatIsTakenOutOfTheFolderDoesNotGoOn() throws Exception {
        PluginSource.withItem("taken", "1.0", "").install(platform.home().resolve("plugins"));
        look();
        desk().change("taken", "enabled");
        Files.delete(platform.home().resolve("plugins/taken/taken.jar"));
        look();
        assertThat(desk().state("taken")).isEqualTo("missing");
        admin().get("records/taken/item").expect(404);
    }

    @Test
    @Tag("R-40")
    void whatDoesNotHoldIsSaidBeforeAndNothingIsChanged() {
        desk().install(PluginSource.withItem("owner", "1.0", ""), "owner");
        desk().upload(PluginSource.withItem("circle_a", "1.0", ".dependsOn(\"circle_b\")"));
        desk().upload(PluginSource.withItem("circle_b", "1.0", ".dependsOn(\"circle_a\")"));
        desk().upload(PluginSource.withItem("newer", "1.0", ".api(99)"));
        desk().upload(PluginSource.of("thief", "1.0", """
                Contribution.of("thief", "Thief").entities(Entity.of(EntityName.of("owner", "item"), "Item", "Items"))"""));
        desk().upload(PluginSource.withItem("lonely", "1.0", ".dependsOn(\"nobody\")"));

        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("circle_a", "it depends on circle_a in turn");
        reasons.put("newer", "it is written against version 99 of the plugin API");
        reasons.put("thief", "owner");
        reasons.put("lonely", "there is no such plugin");
        reasons.forEach((plugin, reason) -> {
            Answer plan = desk().plan(plugin, "enabled").expect(201);
            assertThat(plan.json().path("possible").asBoolean()).as(plugin).isFalse();
            assertThat(plan.json().path("conflicts").toString()).as(plugin).contains(reason);
            desk().apply(plan).expect(409);
            assertThat(desk().state(plugin)).isEqualTo("available");
        });
        admin().get("records/owner/item").expect(200);
    }

    @Test
    void whatIsNoPluginIsRefusedWithTheReason() {
        byte[] jar = PluginSource.withItem("packed", "1.0", "").jar();
        byte[] other = PluginSource.withItem("other", "1.0", "").jar();
        byte[] zeros = new byte[40 << 20];
        refused("no text at all".getBytes(StandardCharsets.UTF_8), "no jar and no zip");
        refused(PluginSource.zip(Map.of("../packed.jar", jar)), "../packed.jar");
        refused(PluginSource.zip(Map.of("/etc/packed.jar", jar)), "/etc/packed.jar");
        refused(PluginSource.zip(Map.of("packed/lib/packed.jar", jar)), "packed/lib/packed.jar");
        refused(PluginSource.zip(Map.of("packed\\packed.jar", jar)), "packed\\packed.jar");
        refused(PluginSource.zip(Map.of("packed/readme.txt", jar)), "jars alone");
        refused(PluginSource.zip(Map.of("packed/a.jar", jar, "packed/b.jar", other)), "one plugin");
        refused(PluginSource.zip(Map.of("packed/a.jar", PluginSource.zip(Map.of("a.txt", jar)))), "none of its jars");
        refused(PluginSource.zip(Map.of("META-INF/MANIFEST.MF", new byte[0], "a.txt", jar)), "none of its jars");
        refused(PluginSource.zip(Map.of("packed/bomb.jar", zeros)), "Unpacked it has more");
        assertThat(desk().state("packed")).isEqualTo("unknown");
        Answer good = desk().upload(PluginSource.zip(Map.of("packed/packed.jar", jar)))
                .expect(201);
        assertThat(good.text("plugin")).isEqualTo("packed");
        assertThat(good.text("version")).isEqualTo("1.0");
    }

    private static void refused(byte[] archive, String reason) {
        assertThat(desk().upload(archive).expect(422).text("detail")).contains(reason);
    }

    @Test
    void onlyAdministratorsSeeAndChangePlugins() {
        TestClient user = platform.users().add("no_keeper");
        byte[] jar = PluginSource.withItem("foreign", "1.0", "").jar();
        user.get("platform/plugins").expect(403);
        user.get("platform/kept").expect(403);
        user.send("POST", "platform/plugins", jar, "application/octet-stream").expect(403);
        user.post("platform/plans", object("changes", List.of(object("plugin", "every", "to", "disabled"))))
                .expect(403);
        user.get("records/system/plugin").expect(404);
        assertThat(desk().state("foreign")).isEqualTo("unknown");
    }

    @Test
    void whatIsWrittenDownOfPluginsIsNobodysToEdit() {
        desk().upload(PluginSource.withItem("written", "1.0", ""));
        JsonNode record = admin().get("records/system/plugin?filter=plugin==written")
                .expect(200)
                .json()
                .path("records")
                .get(0);
        Answer read = admin().get("records/system/plugin/" + record.path("id").asText())
                .expect(200);
        admin().patch("records/system/plugin/" + record.path("id").asText(), read.etag(), object("state", "enabled"))
                .expect(403);
        admin().delete("records/system/plugin/" + record.path("id").asText(), read.etag())
                .expect(403);
    }

    @Test
    void aPlanSaysThatAPluginsNextVersionEncryptsAField() {
        String version = """
                Contribution.of("closing", "Closing").entities(Entity.of(EntityName.of("closing", "item"), "Item", "Items")
                    .fields(EntityName.of("closing", "item").text("pin")%s))""";
        desk().install(PluginSource.of("closing", "1.0", version.formatted("")), "closing");
        String next = desk().upload(PluginSource.of("closing", "2.0", version.formatted(".encrypted()")));
        assertThat(desk().plan("closing", "enabled", next)
                        .expect(201)
                        .json()
                        .path("warnings")
                        .toString())
                .contains("closing.item.pin", "encrypted", "does not become plain again");
    }
}
