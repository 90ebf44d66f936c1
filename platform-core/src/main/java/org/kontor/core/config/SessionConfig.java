package org.kontor.core.config;

import java.time.Duration;

/**
 * Signed-in people, {@code kontor.session.…}.
 *
 * @param idleTimeout after how long without a request somebody is signed out; 12 hours unless set
 * @param maxAge after how long they sign in again in any case; 7 days unless set
 */
public record SessionConfig(Duration idleTimeout, Duration maxAge) {
    static SessionConfig read(ConfigurationReader in) {
        SessionConfig config = new SessionConfig(
                in.time("kontor.session.idle-timeout", "12h", "1m", "30d"),
                in.time("kontor.session.max-age", "7d", "5m", "90d"));
        if (config.maxAge.compareTo(config.idleTimeout) < 0) {
            in.refuse(
                    "kontor.session.max-age",
                    "it is shorter than kontor.session.idle-timeout",
                    "give at least as much as kontor.session.idle-timeout");
        }
        return config;
    }
}
