package org.kontor.core.config;

import java.time.Duration;

/**
 * Notices, {@code kontor.notices.…}.
 *
 * @param keep how long they are shown; 90 days unless set
 */
public record NoticesConfig(Duration keep) {
    static NoticesConfig read(ConfigurationReader in) {
        return new NoticesConfig(in.time("kontor.notices.keep", "90d", "1h", "3650d"));
    }
}
