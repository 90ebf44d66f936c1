package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.testing.Json;
import org.kontor.testing.ServerProcess;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;

/** What a new installation takes without asking is what it was installed with. */
class FirstPluginTest {
    @TempDir
    Path folder;

    @OfEachDatabase
    @Tag("PLUS-81")
    void whatComesAfterAFirstStartWithoutPluginsWaitsForAnAdministrator(TestDatabase database) throws Exception {
        try (ServerProcess server = server(database)) {
            TestClient admin = server.start();
            lay(server);
            admin.post("platform/plugins/look", Json.object()).expect(204);
            assertThat(new PluginDesk(admin).state("laid")).isEqualTo("available");
            server.kill();
            admin = server.start();
            assertThat(new PluginDesk(admin).state("laid")).isEqualTo("available");
            new PluginDesk(admin).change("laid", "enabled");
            assertThat(new PluginDesk(admin).state("laid")).isEqualTo("active");
        }
    }

    @OfEachDatabase
    void aFirstStartInSafeModeDecidesNothing(TestDatabase database) throws Exception {
        try (ServerProcess server = server(database)) {
            lay(server);
            TestClient admin = server.setting("kontor.safe-mode", "true").start();
            assertThat(new PluginDesk(admin).state("laid")).isEqualTo("set_aside");
            server.kill();
            admin = server.setting("kontor.safe-mode", "false").start();
            assertThat(new PluginDesk(admin).state("laid")).isEqualTo("active");
        }
    }

    private ServerProcess server(TestDatabase database) {
        return ServerProcess.in(folder, database).setting("kontor.plugins-ask", "true");
    }

    private static void lay(ServerProcess server) {
        PluginSource.withItem("laid", "1.0", "").install(server.home().resolve("plugins"));
    }
}
