package org.kontor.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.kontor.api.Contribution;
import org.kontor.api.Plugin;
import org.kontor.core.config.PluginConfig;
import org.kontor.core.plugin.PluginLoader.Loading;

/** A folder of plugins, new for each test, and a loader that reads it. */
final class PluginFolder implements BeforeEachCallback, AfterEachCallback {
    private final PluginLoader loader =
            new PluginLoader(Plugin.class.getClassLoader(), Sources::context, CallWatch.idle());
    private final LoadedPlugin system = LoadedPlugin.within(
            context -> Contribution.of("system", "Kontor"), "0.1", Sources.context("system"), CallWatch.idle());
    private Path temp = Path.of("");
    private Loading last = new Loading(List.of(), List.of());

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        temp = Files.createTempDirectory("a folder of plugins");
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        last.plugins().forEach(LoadedPlugin::close);
        try (Stream<Path> files = Files.walk(temp)) {
            files.sorted(Comparator.reverseOrder()).forEach(PluginFolder::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the plugins lie. */
    Path path() {
        return temp.resolve("plugins");
    }

    /** Where the jar of a plugin lies. */
    Path jar(String id) {
        return path().resolve(id).resolve(id + ".jar");
    }

    PluginDirectory directory() {
        return PluginDirectory.read(config(List.of(path()), List.of(), false));
    }

    /** A configuration of plugins that asks nobody. */
    static PluginConfig config(List<Path> folders, List<String> disabled, boolean safeMode) {
        Path nothing = Path.of("nothing");
        return new PluginConfig(folders, disabled, safeMode, false, false, 0, false, nothing, nothing);
    }

    PluginLoader loader() {
        return loader;
    }

    /** Loads all plugins that lie there, until the test ends. */
    PluginSelection select() {
        return select(directory());
    }

    PluginSelection select(PluginDirectory directory) {
        return PluginSelection.of(
                system,
                load(directory.enabled()),
                directory.disabled().stream().map(Absent::byConfiguration).toList(),
                OwnParts.NONE);
    }

    Loading load(List<PluginFiles> files) {
        last = loader.load(files, List.of());
        return last;
    }

    /** A plugin that was loaded. */
    LoadedPlugin loaded(String id) {
        return select().active().stream()
                .filter(plugin -> plugin.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What is said against a plugin. */
    List<String> told(String id) {
        return select().report().find(id).orElseThrow().violations().stream()
                .map(Violation::toString)
                .toList();
    }

    /** A plugin with an api package, and with one whose name only begins like it. */
    static Sources provider() {
        return new Sources()
                .plugin("acme.stock.StockPlugin", "Contribution.of(\"stock\", \"Stock\")")
                .type(
                        "acme.stock.api.Levels",
                        "public class Levels { public static String NAME() { return \"levels\"; } }")
                .type("acme.stock.api.deep.Deep", "public class Deep {}")
                .type("acme.stock.apiary.Bees", "public class Bees {}");
    }
}
