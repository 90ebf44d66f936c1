package org.kontor.core.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Plugins, {@code kontor.plugins-…}.
 *
 * @param dirs folders with one folder of jars for each plugin, the last one counting most; {@code plugins} of the
 *     installation, and beside {@code config} where that is elsewhere, unless set
 * @param disabled ids of plugins that are not started; none unless set
 * @param safeMode whether the server starts without any plugin; no unless set
 */
public record PluginConfig(List<Path> dirs, List<String> disabled, boolean safeMode) {
    public PluginConfig {
        dirs = List.copyOf(dirs);
        disabled = List.copyOf(disabled);
    }

    static PluginConfig read(ConfigurationReader in, Path home, Path installation) {
        return new PluginConfig(
                in.path("kontor.plugins-dir")
                        .map(List::of)
                        .orElseGet(() -> Stream.of(installation, home)
                                .map(folder -> folder.resolve("plugins"))
                                .distinct()
                                .toList()),
                in.plugins("kontor.plugins-disabled"),
                in.flag("kontor.safe-mode", false));
    }
}
