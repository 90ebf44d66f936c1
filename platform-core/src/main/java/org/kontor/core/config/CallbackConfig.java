package org.kontor.core.config;

import java.time.Duration;

/**
 * What plugins' code may take, and how often it may fail, {@code kontor.plugins-…}.
 *
 * @param limit how long a hook or a service may work until what it was called for is given up; 2 seconds unless set
 * @param failures after how many failures a plugin is set aside; 5 unless set, 0 for never
 * @param period within which time those failures lie; 10 minutes unless set
 */
public record CallbackConfig(Duration limit, int failures, Duration period) {
    static CallbackConfig read(ConfigurationReader in) {
        return new CallbackConfig(
                in.time("kontor.plugins-callback-limit", "2s", "100ms", "10m"),
                in.number("kontor.plugins-failures", 5, 0, 1000),
                in.time("kontor.plugins-failures-period", "10m", "1s", "1d"));
    }
}
