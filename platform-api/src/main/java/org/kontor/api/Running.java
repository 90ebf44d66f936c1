package org.kontor.api;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Background} while it runs.
 *
 * {@snippet class="org.kontor.example.TelephonyPlugin" region="background"}
 */
public interface Running {
    /** Whether it is to return: the server stops, the plugin changes, or another node has taken over. */
    boolean isStopping();

    /**
     * Waits, at most so long, for the moment to return.
     *
     * @return whether it has come
     */
    boolean awaitStop(Duration atMost) throws InterruptedException;

    /** The guarded network, as long as it runs. */
    Net net();

    /** Reads as the plugin itself. */
    <T extends @Nullable Object> T read(Function<Records, T> reading);

    /**
     * Writes as the plugin itself, if this node still holds the background: that is checked in the same transaction, so that
     * a node that was paused for too long writes nothing more.
     *
     * @throws IllegalStateException when another node holds it now
     */
    <T extends @Nullable Object> T write(Function<Records, T> writing);
}
