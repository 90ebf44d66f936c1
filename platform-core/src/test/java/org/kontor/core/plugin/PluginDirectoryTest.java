package org.kontor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void pluginsOfOnesOwnStandBesideThoseOfTheInstallationAndInTheirPlace() throws IOException {
        file("installed/contacts/contacts.jar");
        file("installed/hello/hello.jar");
        Path fleet = file("own/fleet/fleet.jar");
        Path hello = file("own/hello/hello-2.jar");

        List<PluginFiles> found = read();

        assertThat(found).extracting(PluginFiles::id).containsExactly("contacts", "fleet", "hello");
        assertThat(found.get(1).classPath()).containsExactly(fleet);
        assertThat(found.get(2).classPath()).containsExactly(hello);
    }

    @Test
    void inACloneWhatAPluginsBuildHasMadeIsFoundAndSourcesAloneAreNone() throws IOException {
        file("own/fleet/pom.xml");
        Path fleet = file("own/fleet/target/plugin/fleet.jar");
        file("own/unbuilt/pom.xml");

        List<PluginFiles> found = read();

        assertThat(found).extracting(PluginFiles::id).containsExactly("fleet");
        assertThat(found.getFirst().classPath()).containsExactly(fleet);
    }

    private List<PluginFiles> read() {
        return PluginDirectory.read(PluginFolder.config(
                        List.of(folder.resolve("installed"), folder.resolve("own")), List.of(), false))
                .enabled();
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }
}
