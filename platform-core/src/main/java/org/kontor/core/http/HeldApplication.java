package org.kontor.core.http;

/** The application of the platform that is current, held for the time of one request. */
public interface HeldApplication extends AutoCloseable {
    RestApplication application();

    /** Gives it back, so that a retired platform can close. */
    @Override
    void close();
}
