package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.core.command.PluginCommands;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;

/** What {@code kontor plugins} says and does. */
@OnEachDatabase
class PluginCommandsTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().setting("kontor.plugins-ask", "true");

    private final List<String> said = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void aPluginIsUploadedLookedAtEnabledAndRemoved() throws Exception {
        Path jar = folder.resolve("fleet.jar");
        Files.write(jar, PluginSource.withItem("fleet", "1.2", "").jar());

        assertThat(run("upload " + jar)).isZero();
        assertThat(said.getLast()).startsWith("fleet 1.2, SHA-256 ");
        assertThat(run("list")).isZero();
        assertThat(said).anyMatch(line -> line.matches("fleet +available +1\\.2 +fleet"));

        assertThat(run("enable fleet")).isZero();
        assertThat(said.getLast()).isEqualTo("Nothing is done yet: the same with --yes does it.");
        platform.admin().get("records/fleet/item").expect(404);
        assertThat(run("enable fleet --yes")).isZero();
        platform.admin().get("records/fleet/item").expect(200);

        assertThat(run("remove fleet --yes")).isZero();
        platform.admin().get("records/fleet/item").expect(404);
        assertThat(run("purge fleet --yes --backup=today")).isZero();
        said.clear();
        assertThat(run("list")).isZero();
        assertThat(said).noneMatch(line -> line.startsWith("fleet"));
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        assertThat(run("enable nowhere --yes")).isEqualTo(1);
        assertThat(said.getLast()).contains("There is no plugin nowhere");
        assertThat(run("upload " + folder.resolve("nothing.jar"))).isEqualTo(1);
        assertThat(run("enable nowhere --yess")).isEqualTo(2);
        assertThat(said.getLast()).contains("There is no option --yess");
        assertThat(run("list --backup")).isEqualTo(2);
        assertThat(run("list --server=localhost:8080")).isEqualTo(1);
        assertThat(said.getLast()).contains("such as --server=http://localhost:8080");
        assertThat(run("fly")).isEqualTo(2);
        assertThat(said.getLast()).contains("usage: kontor plugins");
    }

    private int run(String line) {
        return new CommandLine(platform, PluginCommands::new, said).run(line);
    }
}
