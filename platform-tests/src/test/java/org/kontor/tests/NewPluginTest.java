package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.api.Plugin;
import org.kontor.api.Ui;

/** The template that {@code ./kontor new-plugin} copies. */
class NewPluginTest {
    private static final Path DISTRIBUTION = Path.of("../distribution/src/main");

    @TempDir
    Path folder;

    @BeforeEach
    void installTheTemplate() throws Exception {
        copy(DISTRIBUTION.resolve("bin"), folder.resolve("kontor/bin"));
        copy(DISTRIBUTION.resolve("templates"), folder.resolve("kontor/templates"));
        Files.writeString(folder.resolve("kontor/templates/version"), "1.2.3");
    }

    @Test
    void aNewPluginCompilesAndContributesOneEntity() throws Exception {
        assertThat(newPlugin("car_park")).isZero();

        Path classes = compile(folder.resolve("car_park/src/main/java"));
        copy(folder.resolve("car_park/src/main/resources"), classes);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Plugin plugin = ServiceLoader.load(Plugin.class, loader).findFirst().orElseThrow();
            assertThat(plugin.getClass().getName()).isEqualTo("org.example.carpark.CarParkPlugin");
            assertThat(plugin.contribute(null).pluginId()).isEqualTo("car_park");
            assertThat(plugin.contribute(null).entities()).hasSize(1);
            assertThat(plugin.contribute(null).ui())
                    .filteredOn(Ui.Module.class::isInstance)
                    .singleElement()
                    .satisfies(module -> assertThat(
                                    loader.getResource("META-INF/kontor/ui/" + ((Ui.Module) module).module()))
                            .isNotNull());
        }
    }

    @Test
    void noPlaceholderIsLeftOver() throws Exception {
        newPlugin("fleet");
        for (Path file : files(folder.resolve("fleet"))) {
            assertThat(file.toString()).doesNotContain("__");
            assertThat(Files.readString(file)).doesNotContainPattern("@[a-zA-Z]+@");
        }
        assertThat(folder.resolve("fleet/pom.xml")).content().contains("<kontor.version>1.2.3</kontor.version>");
    }

    @Test
    void itsReadmeSaysWhereItIsInstalled() throws Exception {
        newPlugin("fleet");

        String plugins = folder.toRealPath().resolve("kontor/plugins/fleet").toString();
        assertThat(folder.resolve("fleet/README.md"))
                .content()
                .contains("mkdir -p " + plugins + " && cp target/plugin/* " + plugins + "/");
    }

    @Test
    void anIdThatIsNoIdIsRefused() throws Exception {
        for (String id : List.of("", "Fleet", "1st", "fleet-2", "../fleet", "fl eet")) {
            assertThat(newPlugin(id)).as(id).isNotZero();
        }
        assertThat(folder.toFile().list()).containsExactly("kontor");
    }

    @Test
    void whatIsThereAlreadyIsNotOverwritten() throws Exception {
        Files.createDirectory(folder.resolve("fleet"));
        assertThat(newPlugin("fleet")).isNotZero();
        assertThat(files(folder.resolve("fleet"))).isEmpty();
    }

    private int newPlugin(String id) throws Exception {
        return new ProcessBuilder("sh", "kontor/bin/new-plugin", id)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private Path compile(Path sources) throws IOException {
        Path classes = folder.resolve("classes");
        List<String> arguments = Stream.concat(
                        Stream.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                        files(sources).stream().map(Path::toString))
                .toList();
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(status).as("exit status of javac").isZero();
        return classes;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }
}
