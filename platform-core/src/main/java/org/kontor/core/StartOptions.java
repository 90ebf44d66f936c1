package org.kontor.core;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.kontor.core.access.HashCost;
import org.kontor.core.plugin.PluginFiles;

/**
 * What differs between the program and its tests.
 *
 * @param clock what everything reads the time from
 * @param plugins plugins by their class paths, beside those of the folder
 * @param say where the one-time password of the first administrator is told
 * @param ownsProcess whether it may end the process
 * @param hashCost what hashing a password costs
 */
public record StartOptions(
        Clock clock, List<PluginFiles> plugins, Consumer<String> say, boolean ownsProcess, HashCost hashCost) {
    private static final HashCost OF_TESTS = new HashCost(64, 1);

    public StartOptions {
        plugins = List.copyOf(plugins);
    }

    /** As tests start: in a process that is not the server's, and signing in users by the hundred. */
    public StartOptions(Clock clock, List<PluginFiles> plugins, Consumer<String> say) {
        this(clock, plugins, say, false, OF_TESTS);
    }

    /** As the program starts. */
    public static StartOptions standard(Consumer<String> say) {
        return new StartOptions(Clock.systemUTC(), List.of(), say, true, HashCost.STANDARD);
    }
}
