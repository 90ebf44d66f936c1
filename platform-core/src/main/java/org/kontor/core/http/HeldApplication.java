package org.kontor.core.http;

import java.time.Duration;

/** The application of the platform that is current, held for the time of one request. */
public interface HeldApplication extends AutoCloseable {
    RestApplication application();

    /**
     * Waits until another platform is current than this one, at once where that is so; also after it was given back.
     *
     * @return whether that came in time
     */
    boolean awaitNext(Duration atMost) throws InterruptedException;

    /** Gives it back, so that a retired platform can close. */
    @Override
    void close();
}
