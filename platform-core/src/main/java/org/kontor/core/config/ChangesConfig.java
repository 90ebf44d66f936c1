package org.kontor.core.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The change log, {@code kontor.changes.…}.
 *
 * @param keep how long its entries are kept; for ever unless set
 */
public record ChangesConfig(Optional<Duration> keep) {
    private static final String KEEP = "kontor.changes.keep";
    private static final Duration LEAST = Duration.ofDays(30);

    static ChangesConfig read(ConfigurationReader in) {
        Optional<Duration> keep = in.checked(KEEP, "a number of days such as 3650d, or nothing for ever", Units::time);
        if (keep.filter(time -> time.compareTo(LEAST) < 0).isPresent()) {
            in.refuse(KEEP, "it is less than 30d", "give at least 30d, or leave it empty to keep everything");
        }
        return new ChangesConfig(keep);
    }
}
