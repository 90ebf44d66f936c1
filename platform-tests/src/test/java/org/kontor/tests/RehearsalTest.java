package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.testing.FreshDatabase;
import org.kontor.testing.ServerProcess;
import org.kontor.testing.ServerProcess.Said;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.every.EveryPlugin;

/** A change of plugins is rehearsed on a copy of the data, by the command that an administrator has. */
class RehearsalTest {
    private static final String ITEM = "EntityName.of(\"fleet\", \"item\")";
    private static final String ONE = """
            Contribution.of("fleet", "Fleet").entities(
                Entity.of(%1$s, "Item", "Items").fields(%1$s.text("name").required()).title(%1$s.text("name")))""".formatted(ITEM);
    private static final String TWO = """
            Contribution.of("fleet", "Fleet").entities(
                Entity.of(%1$s, "Item", "Items").fields(%1$s.text("name").required(), %1$s.text("code"))
                    .title(%1$s.text("name")))
                .upgrades(Upgrade.to("2.0").fill(%1$s,
                    Query.of(%1$s).where(%1$s.text("code").isEmpty()), %1$s.text("code").to("old")))""".formatted(ITEM);

    @TempDir
    Path home;

    @OfEachDatabase
    @Tag("PLUS-82")
    void anUpgradeIsTriedOnACopyAndTheInstallationStaysAsItIs(TestDatabase database) throws Exception {
        try (ServerProcess server = ServerProcess.in(home, database, EveryPlugin.class)) {
            TestClient admin = server.start();
            new PluginDesk(admin).install(PluginSource.of("fleet", "1.0", ONE), "fleet");
            for (int i = 0; i < 3; i++) {
                admin.post("records/fleet/item", object("name", "car " + i)).expect(201);
            }
            server.kill();
            String copy = copied(server, database);
            admin = server.start();
            Path two = Files.write(
                    home.resolve("fleet.jar"),
                    PluginSource.of("fleet", "2.0", TWO).jar());

            Said said = server.command(
                    "plugins", "rehearse", "enable", "fleet", hashOf(admin, two), "--copy=" + copy, "--file=" + two);

            assertThat(said.code()).as(said.text()).isZero();
            assertThat(said.text())
                    .contains("Fleet (fleet): enabled 1.0 → enabled 2.0", "The rehearsal went well.")
                    .containsPattern("The plan is made, in \\d+\\.\\d s")
                    .containsPattern("It is applied, in \\d+\\.\\d s")
                    .containsPattern("fleet.upgrade 2.0: 3 records, in \\d+\\.\\d s")
                    .containsPattern("fleet_item +3 +3");
            assertThat(new PluginDesk(admin).state("fleet")).isEqualTo("active");
            assertThat(admin.get("platform/plugins/fleet").expect(200).text("version"))
                    .isEqualTo("1.0");
            assertThat(admin.get("records/fleet/item")
                            .expect(200)
                            .json()
                            .at("/records/0")
                            .has("code"))
                    .isFalse();
        }
    }

    @OfEachDatabase
    void whatIsInUseIsNoCopy(TestDatabase database) throws Exception {
        try (ServerProcess server = ServerProcess.in(home, database, EveryPlugin.class)) {
            server.start();
            String own = server.database().url();
            if (database == TestDatabase.H2) {
                assertThat(rehearse(server, home.resolve("nowhere").toString()))
                        .contains("There is no kontor.mv.db in");
                assertThat(rehearse(server, "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'x'"))
                        .contains("an address that begins with jdbc:postgresql:");
                return;
            }
            assertThat(rehearse(server, own + "?ssl=false")).contains("That is the database of this installation");
            FreshDatabase other = FreshDatabase.of(database, home);
            try (Connection somebody = other.connect()) {
                assertThat(somebody.isValid(1)).isTrue();
                assertThat(rehearse(server, other.url())).contains("Somebody else is connected to");
            }
        }
    }

    private static String rehearse(ServerProcess server, String copy) throws Exception {
        Said said = server.command("plugins", "rehearse", "disable", "every", "--copy=" + copy);
        assertThat(said.code()).as(said.text()).isEqualTo(1);
        return said.text();
    }

    /** The hash of an archive, as it is listed once it is uploaded; it is enabled nowhere by that. */
    private static String hashOf(TestClient admin, Path archive) throws Exception {
        return new PluginDesk(admin)
                .upload(Files.readAllBytes(archive))
                .expect(201)
                .text("hash");
    }

    /** As an administrator makes it, with the server stopped. */
    private String copied(ServerProcess server, TestDatabase database) throws Exception {
        if (database == TestDatabase.H2) {
            Path copy = Files.createDirectory(home.resolve("backup"));
            Files.copy(server.home().resolve("kontor.mv.db"), copy.resolve("kontor.mv.db"));
            return copy.toString();
        }
        String url = server.database().url();
        String name = url.substring(url.lastIndexOf('/') + 1);
        FreshDatabase other = FreshDatabase.of(database, home);
        Eventually.until(() -> {
            try (Connection connection = other.connect();
                    Statement statement = connection.createStatement()) {
                // those of the server that was killed end when PostgreSQL notices
                statement.execute("create database " + name + "_copy template " + name);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
        return url + "_copy";
    }
}
