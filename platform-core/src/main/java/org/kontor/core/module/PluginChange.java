package org.kontor.core.module;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of one plugin that somebody asks for.
 *
 * @param to what is wanted of it
 * @param hash which files; null for those that were enabled before, or the only ones there are
 */
public record PluginChange(
        String plugin, Target to, @Nullable String hash) {
    /** What can be asked for. */
    public enum Target {
        ENABLED,
        DISABLED,
        REMOVED,
        /** Removed, and its data deleted for good. */
        PURGED
    }

    public PluginChange {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(to, "to");
    }

    /** Which files, where that was said. */
    public Optional<String> files() {
        return Optional.ofNullable(hash);
    }
}
