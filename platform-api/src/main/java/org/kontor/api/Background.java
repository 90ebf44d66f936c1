package org.kontor.api;

import java.util.Objects;

/**
 * Work that never ends, such as listening to a telephone system: one node of the cluster holds it. When it throws it is
 * started again, with growing pauses; when its node dies, another one takes over; it is stopped when its plugin's version
 * changes, the plugin is disabled or the server stops. It acts as the plugin itself.
 *
 * {@snippet class="org.kontor.example.TelephonyPlugin" region="background"}
 *
 * @param name lower-case letters, digits and {@code _}; unique within the plugin
 * @param code runs until {@link Running#isStopping}; when it returns by itself it is started again as if it had failed
 */
public record Background(String name, Code code) {
    /** What it does. */
    @FunctionalInterface
    public interface Code {
        /** Runs until it is told to stop; any exception counts as a failure. */
        void run(Running running) throws Exception;
    }

    public Background {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(code, "code");
    }

    /** One that a single node of the cluster runs at a time. */
    public static Background single(String name, Code code) {
        return new Background(name, code);
    }
}
