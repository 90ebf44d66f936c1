package org.kontor.core.config;

/**
 * Streams of events, {@code kontor.events.…}.
 *
 * @param atOnce how many may be open on this node; 2000 unless set
 * @param atOncePerUser how many of one user; 20 unless set
 */
public record EventsConfig(int atOnce, int atOncePerUser) {
    static EventsConfig read(ConfigurationReader in) {
        return new EventsConfig(
                in.number("kontor.events.at-once", 2000, 1, 100_000),
                in.number("kontor.events.at-once-per-user", 20, 1, 1000));
    }
}
