package org.kontor.core.config;

import java.nio.file.Path;
import java.util.List;

/**
 * Plugins, {@code kontor.plugins-…}.
 *
 * @param dir the folder with one folder of jars for each plugin; {@code plugins} of the installation unless set
 * @param disabled ids of plugins that are not started; none unless set
 * @param safeMode whether the server starts without any plugin; no unless set
 */
public record PluginConfig(Path dir, List<String> disabled, boolean safeMode) {
    static PluginConfig read(ConfigurationReader in, Path installation) {
        return new PluginConfig(
                in.path("kontor.plugins-dir").orElse(installation.resolve("plugins")),
                in.plugins("kontor.plugins-disabled"),
                in.flag("kontor.safe-mode", false));
    }
}
