package org.kontor.core.plugin;

import java.util.List;
import java.util.Optional;

/**
 * The ways into the plugins of a platform, and what is seen there.
 *
 * @param calls one for each active plugin
 */
public record PluginCalls(List<PluginCall> calls, CallWatch watch) {
    public PluginCalls {
        calls = List.copyOf(calls);
    }

    /** How a plugin fares, if it is active. */
    public Optional<PluginHealth> health(String pluginId) {
        return find(pluginId).map(PluginCall::health);
    }

    /** The way into an active plugin. */
    public Optional<PluginCall> find(String pluginId) {
        return calls.stream().filter(call -> call.pluginId().equals(pluginId)).findFirst();
    }

    /** Calls of any plugin that were given up, and whose threads have not come back. */
    public List<PluginHealth.Stuck> stuck() {
        return watch.stuck();
    }

    /** What versions that are gone have left behind. */
    public List<Remains.Remain> remains() {
        return watch.remains().look();
    }
}
