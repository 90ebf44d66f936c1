package org.kontor.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kontor.core.config.PluginConfig;

/**
 * What lies in the folder of plugins: one folder for each, with its jars.
 *
 * @param enabled the plugins to be started, by id
 * @param disabled those that the configuration leaves out, by id
 */
public record PluginDirectory(List<PluginFiles> enabled, List<PluginFiles> disabled) {
    public PluginDirectory {
        enabled = List.copyOf(enabled);
        disabled = List.copyOf(disabled);
    }

    /** Looks into the folder; one that does not exist holds no plugin. */
    public static PluginDirectory read(PluginConfig config) {
        List<PluginFiles> all = list(config.dir(), Files::isDirectory).stream()
                .map(folder -> PluginFiles.of(
                        folder.getFileName().toString(),
                        list(folder, file -> file.toString().endsWith(".jar"))))
                .toList();
        Predicate<PluginFiles> isDisabled =
                files -> config.safeMode() || config.disabled().contains(files.id());
        return new PluginDirectory(
                all.stream().filter(isDisabled.negate()).toList(),
                all.stream().filter(isDisabled).toList());
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
