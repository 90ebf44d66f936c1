package org.kontor.core.module;

import java.util.Arrays;
import java.util.Optional;
import org.kontor.api.Choice;

/** What is wanted of a plugin. */
public enum Standing {
    AVAILABLE(PluginRecord.AVAILABLE),
    ENABLED(PluginRecord.ENABLED),
    DISABLED(PluginRecord.DISABLED),
    SET_ASIDE(PluginRecord.SET_ASIDE),
    REMOVED(PluginRecord.REMOVED);

    private final Choice choice;

    Standing(Choice choice) {
        this.choice = choice;
    }

    /** As records and REST write it. */
    public Choice choice() {
        return choice;
    }

    /** The one of that name. */
    public static Optional<Standing> find(String name) {
        return Arrays.stream(values())
                .filter(standing -> standing.choice.name().equals(name))
                .findFirst();
    }
}
