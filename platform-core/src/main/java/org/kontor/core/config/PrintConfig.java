package org.kontor.core.config;

import java.time.Duration;

/**
 * Printing, {@code kontor.print.…}.
 *
 * @param atOnce how many documents are made at the same time; 2 unless set
 * @param timeout how long one may take; a minute unless set
 */
public record PrintConfig(int atOnce, Duration timeout) {
    static PrintConfig read(ConfigurationReader in) {
        return new PrintConfig(
                in.number("kontor.print.at-once", 2, 1, 64), in.time("kontor.print.timeout", "1m", "1s", "10m"));
    }
}
