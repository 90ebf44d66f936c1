package org.kontor.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kontor.core.config.PluginConfig;

/**
 * What lies in the folders of plugins: one folder for each, with its jars or, in a clone of the sources, with what its
 * build has put into {@code target/plugin}.
 *
 * @param enabled the plugins to be started, by id
 * @param disabled those that the configuration leaves out, by id
 */
public record PluginDirectory(List<PluginFiles> enabled, List<PluginFiles> disabled) {
    public PluginDirectory {
        enabled = List.copyOf(enabled);
        disabled = List.copyOf(disabled);
    }

    /** Looks into the folders; one that does not exist holds no plugin. */
    public static PluginDirectory read(PluginConfig config) {
        Map<String, List<Path>> found = new TreeMap<>();
        for (Path dir : config.dirs()) {
            list(dir, Files::isDirectory).forEach(folder -> {
                List<Path> jars = jars(folder);
                // a folder of sources that were never built says nothing
                if (!jars.isEmpty() || !Files.exists(folder.resolve("pom.xml"))) {
                    found.put(folder.getFileName().toString(), jars);
                }
            });
        }
        List<PluginFiles> all = found.entrySet().stream()
                .map(plugin -> PluginFiles.of(plugin.getKey(), plugin.getValue()))
                .toList();
        Predicate<PluginFiles> isDisabled =
                files -> config.safeMode() || config.disabled().contains(files.id());
        return new PluginDirectory(
                all.stream().filter(isDisabled.negate()).toList(),
                all.stream().filter(isDisabled).toList());
    }

    private static List<Path> jars(Path folder) {
        List<Path> jars = list(folder, file -> file.toString().endsWith(".jar"));
        return jars.isEmpty()
                ? list(folder.resolve("target/plugin"), file -> file.toString().endsWith(".jar"))
                : jars;
    }

    private static List<Path> list(Path folder, Predicate<Path> wanted) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .filter(wanted)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the folder of plugins " + folder, unreadable);
        }
    }
}
