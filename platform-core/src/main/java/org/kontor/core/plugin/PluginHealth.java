package org.kontor.core.plugin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a plugin fares since its version was loaded.
 *
 * @param figures what its code was called for and cost
 * @param recent its last failures, the newest first
 * @param stuck calls that were given up, and whose threads have not come back
 * @param threads names of threads that it started itself
 * @param setAside why it was found to fail too often
 */
public record PluginHealth(
        PluginCall.Figures figures,
        List<Failure> recent,
        List<Stuck> stuck,
        List<String> threads,
        Optional<String> setAside) {
    public PluginHealth {
        recent = List.copyOf(recent);
        stuck = List.copyOf(stuck);
        threads = List.copyOf(threads);
    }

    /**
     * A failure.
     *
     * @param what was called
     * @param id under which the log says more
     * @param isLate whether it took too long
     * @param reason the class of what it threw, or how it was late
     */
    public record Failure(Instant at, String what, String id, boolean isLate, String reason) {}

    /**
     * A call that was given up, and whose thread has not come back.
     *
     * @param what was called
     * @param since when it was called
     * @param thread the thread's name
     */
    public record Stuck(String pluginId, String what, Instant since, String thread) {}
}
