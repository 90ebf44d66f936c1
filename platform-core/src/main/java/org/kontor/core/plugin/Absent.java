package org.kontor.core.plugin;

import java.util.Objects;
import org.kontor.api.Message;
import org.kontor.core.plugin.PluginReport.State;

/**
 * A plugin that is not even loaded, and why.
 *
 * @param title its id where nobody knows better
 * @param version empty when it is not known
 * @param hash of its files; empty where there are none
 * @param state what it is instead of active
 * @param why and what can be done about it
 */
public record Absent(String id, String title, String version, String hash, State state, Violation why) {
    public Absent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(why, "why");
    }

    /** One that the configuration leaves out. */
    public static Absent byConfiguration(PluginFiles files) {
        return new Absent(
                files.id(),
                files.id(),
                "",
                files.hash(),
                State.SET_ASIDE,
                new Violation(
                        files.id(),
                        "configuration",
                        Message.of("system.absent_configured", "it is disabled"),
                        Message.of(
                                "system.absent_configured_mend",
                                "change kontor.plugins-disabled or kontor.safe-mode to have it back")));
    }
}
