package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** Which files are started without asking, which are never, and what stays when somebody makes a plan or it fails. */
@OnEachDatabase
class PluginTrustTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .setting("kontor.plugins-ask", "true")
            .setting("kontor.plugins-upload-limit", "64k");

    private static PluginDesk desk() {
        return new PluginDesk(platform.admin());
    }

    private static TestClient admin() {
        return platform.admin();
    }

    private static Path plugins() {
        return platform.home().resolve("plugins");
    }

    private static void look() {
        admin().send("POST", "platform/plugins/look", "", "application/json").expect(204);
    }

    private static void list(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static PluginSource withPermission(String id, String version, String name) {
        return PluginSource.withItem(
                id, version, ".permissions(Permission.of(\"%s\", \"%s\", \"More\"))".formatted(id, name));
    }

    @Test
    void whatCameWithKontorIsNewAgainWithoutAskingUnlessItIsOlder() throws Exception {
        PluginSource.withItem("bundled", "1.0", "").install(plugins());
        look();
        desk().change("bundled", "enabled");
        PluginSource next = withPermission("bundled", "1.1", "more");
        PluginSource older = withPermission("bundled", "0.9", "less");
        list(platform.home().resolve("lib/plugins.sha256"), hash(next) + "\n" + hash(older) + "\n");

        next.install(plugins());
        look();
        assertThat(desk().state("bundled")).isEqualTo("active");
        assertThat(admin().get("platform/plugins/bundled").text("version")).isEqualTo("1.1");

        older.install(plugins());
        look();
        assertThat(admin().get("platform/plugins/bundled").text("version")).isEqualTo("1.1");
        assertThat(desk().remarks("bundled")).contains("of version 0.9");
    }

    @Test
    void whatIsRevokedIsNeverStarted() throws Exception {
        desk().install(PluginSource.withItem("revoked", "1.0", ""), "revoked");
        list(
                platform.home().resolve("config/revoked-plugins.txt"),
                "# of this week\nother 1.0 not this one\nrevoked 1.0 3 holes were found\n");
        look();

        assertThat(desk().state("revoked")).isEqualTo("refused");
        assertThat(desk().reasons("revoked")).contains("it is revoked: 3 holes were found");
        admin().get("records/revoked/item").expect(404);
        desk().install(PluginSource.withItem("revoked", "1.1", ""), "revoked");
    }

    @Test
    void whatIsTooLargeIsNotTaken() {
        Answer refused = desk().upload(new byte[65_537]);

        assertThat(refused.expect(413).text("detail")).contains("65,536");
    }

    @Test
    @Tag("PLUS-82")
    void aPlanChangesNothingNotEvenWhichFilesAreUsed() {
        PluginSource.withItem("looked", "1.0", "").install(plugins());
        look();
        desk().change("looked", "enabled");
        PluginSource.withItem("looked", "2.0", "").install(plugins());

        Answer plan = desk().plan("looked", "enabled").expect(201);
        assertThat(plan.text("text")).contains("enabled 1.0 → enabled 2.0");
        // whatever builds the platform anew: a list that somebody edits would
        desk().upload(new byte[0]).expect(422);
        assertThat(desk().state("looked")).isEqualTo("active");
        assertThat(admin().get("platform/plugins/looked").text("version")).isEqualTo("1.0");
        desk().apply(plan).expect(200);
        assertThat(admin().get("platform/plugins/looked").text("version")).isEqualTo("2.0");
    }

    @Test
    @Tag("PLUS-82")
    void whoeverIsLeftOutAlreadyStandsAgainstNobodyElsesPlan() throws Exception {
        desk().install(PluginSource.withItem("sound", "1.0", ""), "sound");
        desk().upload(PluginSource.withItem("broken_one", "1.0", ".api(99)"));
        PluginSource.withItem("late", "1.0", "").install(plugins());
        look();
        desk().change("late", "enabled");
        Files.delete(plugins().resolve("late/late.jar"));
        look();
        assertThat(desk().state("late")).isEqualTo("missing");

        Answer plan = desk().plan("sound", "disabled").expect(201);

        assertThat(plan.json().path("conflicts")).isEmpty();
        desk().apply(plan).expect(200);
    }

    @Test
    void whoIsEnabledAgainGetsTheNewerFilesAndNeverOlderOnesUnnamed() {
        desk().install(PluginSource.withItem("renewed", "1.0", ""), "renewed");
        desk().upload(withPermission("renewed", "1.1", "more"));

        desk().change("renewed", "enabled");
        assertThat(admin().get("platform/plugins/renewed").text("version")).isEqualTo("1.1");
        assertThat(desk().plan("renewed", "enabled").expect(201).text("text")).contains("enabled 1.1, as it is");
        desk().change("renewed", "enabled");
        assertThat(admin().get("platform/plugins/renewed").text("version")).isEqualTo("1.1");

        desk().upload(withPermission("renewed", "1.2", "more"));
        desk().upload(withPermission("renewed", "1.3", "more"));
        assertThat(desk().plan("renewed", "enabled").expect(422).text("detail"))
                .contains("(1.2)", "(1.3)")
                .doesNotContain("(1.0)");
    }

    @Test
    @Tag("PLUS-82")
    void aPlanNamesTheFieldsThatAnEntityGetsAndLoses() {
        desk().install(withField("grown", "1.0", "narrow"), "grown");
        String next = desk().upload(withField("grown", "1.1", "wide"));

        assertThat(desk().plan("grown", "enabled", next).expect(201).text("text"))
                .contains("grown brings fields: grown.item.wide", "grown takes away fields: grown.item.narrow");
    }

    private static PluginSource withField(String id, String version, String field) {
        return PluginSource.of(id, version, """
                Contribution.of("%1$s", "The plugin %1$s").entities(Entity.of(EntityName.of("%1$s", "item"), "Item", "Items")
                    .fields(EntityName.of("%1$s", "item").text("name"), EntityName.of("%1$s", "item").text("%2$s"))
                    .title(EntityName.of("%1$s", "item").text("name")))""".formatted(id, field));
    }

    @Test
    @Tag("PLUS-82")
    void aChangeLogThatReachesForOthersTablesStandsAgainstThePlan() {
        desk().upload(PluginSource.withItem("reaching", "1.0", ".migrations(\"reaching/log.sql\")")
                .file("reaching/log.sql", """
                        --liquibase formatted sql
                        --changeset example:1
                        create table system_mine (id int);
                        """));

        Answer plan = desk().plan("reaching", "enabled").expect(201);

        assertThat(plan.json().path("conflicts").toString()).contains("migration reaching/log.sql", "system_mine");
        desk().apply(plan).expect(409);
    }

    @Test
    void theSameFilesAreNoTwoPlugins() {
        byte[] named = PluginSource.withItem("named", "1.0", "").jar();
        assertThat(uploadAs("renamed", named).expect(422).text("detail"))
                .isEqualTo("Its jar says that it is the plugin named, and not renamed");

        byte[] nameless =
                PluginSource.withItem("nameless", "1.0", "").nameless().jar();
        uploadAs("nameless", nameless).expect(201);
        assertThat(uploadAs("renamed", nameless).expect(409).text("detail")).contains("as the plugin nameless");
        uploadAs("nameless", nameless).expect(201);
    }

    private static Answer uploadAs(String id, byte[] jar) {
        return admin().send("POST", "platform/plugins?plugin=" + id, jar, "application/octet-stream");
    }

    @Test
    void aPluginWithoutTablesIsPurgedToo() {
        desk().install(PluginSource.of("roleful", "1.0", """
                        Contribution.of("roleful", "Roleful").permissions(Permission.of("roleful", "work", "Work"))
                            .roles(Role.of("roleful", "worker", "Worker").may(Permission.of("roleful", "work", "Work")))"""), "roleful");
        assertThat(roles()).hasSize(1);
        desk().change("roleful", "removed");
        Answer plan = desk().plan("roleful", "purged").expect(201);

        desk().apply(plan).expect(422);
        desk().purge(plan, "roleful").expect(200);

        assertThat(roles()).isEmpty();
    }

    private static Iterable<?> roles() {
        return admin().get("records/system/role?filter=name==roleful.worker")
                .json()
                .path("records");
    }

    private static String hash(PluginSource plugin) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(plugin.jar()));
    }
}
