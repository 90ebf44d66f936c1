package org.kontor.core.config;

/**
 * Printing, {@code kontor.print.…}.
 *
 * @param atOnce how many documents are made at the same time; 2 unless set
 */
public record PrintConfig(int atOnce) {
    static PrintConfig read(ConfigurationReader in) {
        return new PrintConfig(in.number("kontor.print.at-once", 2, 1, 64));
    }
}
