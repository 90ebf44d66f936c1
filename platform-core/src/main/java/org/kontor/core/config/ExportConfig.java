package org.kontor.core.config;

/**
 * Exports, {@code kontor.export.…}.
 *
 * @param atOnce how many run at the same time; 4 unless set
 * @param atOncePerUser how many of one user; 2 unless set
 */
public record ExportConfig(int atOnce, int atOncePerUser) {
    static ExportConfig read(ConfigurationReader in) {
        return new ExportConfig(
                in.number("kontor.export.at-once", 4, 1, 1000),
                in.number("kontor.export.at-once-per-user", 2, 1, 1000));
    }
}
