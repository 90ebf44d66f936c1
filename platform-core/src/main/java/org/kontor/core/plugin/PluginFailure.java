package org.kontor.core.plugin;

/** Code of a plugin failed. The message may be shown to anybody; the cause stands in the log under the same id. */
public final class PluginFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final String pluginId;

    PluginFailure(String id, String pluginId, Throwable cause) {
        super("The plugin " + pluginId + " failed; the log says more under " + id, cause);
        this.id = id;
        this.pluginId = pluginId;
    }

    /** Where to look in the log. */
    public String id() {
        return id;
    }

    /** Whose code failed. */
    public String pluginId() {
        return pluginId;
    }
}
