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
 * @param ask whether a plugin that is new, or whose files have changed, waits until an administrator enables it; yes
 *     unless set
 * @param upload whether administrators may upload plugins; yes unless set
 * @param uploadMost how many bytes an upload may have, packed; 16 MiB unless set
 * @param development whether administrators may have their page load a plugin's module from their own machine; no unless set
 * @param revoked a file of hashes and ids of plugins that are never started; {@code config/revoked-plugins.txt} unless set
 * @param released hashes of the jars that came with this version of Kontor, and are trusted as it is
 */
public record PluginConfig(
        List<Path> dirs,
        List<String> disabled,
        boolean safeMode,
        boolean ask,
        boolean upload,
        long uploadMost,
        boolean development,
        Path revoked,
        Path released) {
    /** What an upload has at most, whatever is set. */
    public static final long MOST = 256L << 20;

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
                in.flag("kontor.safe-mode", false),
                in.flag("kontor.plugins-ask", true),
                in.flag("kontor.plugins-upload", true),
                in.size("kontor.plugins-upload-limit", "16M", "64k", "256M"),
                in.flag("kontor.plugins-development", false),
                in.path("kontor.plugins-revoked", "config/revoked-plugins.txt"),
                installation.resolve("lib/plugins.sha256"));
    }
}
