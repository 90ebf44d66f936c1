package org.kontor.core.plugin;

import org.jspecify.annotations.Nullable;
import org.kontor.core.record.LoggedFailure;

/** Code of a plugin failed. The message may be shown to anybody; the cause stands in the log under the same id. */
public final class PluginFailure extends RuntimeException implements LoggedFailure {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final String pluginId;
    private final boolean isLate;

    private PluginFailure(String id, String pluginId, boolean isLate, String what, @Nullable Throwable cause) {
        super("The plugin " + pluginId + " " + what + "; the log says more under " + id, cause);
        this.id = id;
        this.pluginId = pluginId;
        this.isLate = isLate;
    }

    static PluginFailure of(String id, String pluginId, Throwable cause) {
        return new PluginFailure(id, pluginId, false, "failed", cause);
    }

    /** It took too long. What it threw then is a consequence, and no cause that anybody should act on. */
    static PluginFailure late(String id, String pluginId) {
        return new PluginFailure(id, pluginId, true, "did not end in time", null);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** Where to look in the log. */
    public String id() {
        return id;
    }

    /** Whose code failed. */
    public String pluginId() {
        return pluginId;
    }

    /** Whether it took too long, and was given up. */
    public boolean isLate() {
        return isLate;
    }
}
