package org.kontor.core.config;

/**
 * The log, {@code kontor.log.…}.
 *
 * @param level what is written: {@code error}, {@code warn}, {@code info}, {@code debug} or {@code trace}; {@code info}
 *     unless set
 * @param format {@code text} for people or {@code json} for machines; {@code text} unless set
 */
public record LogConfig(Level level, Format format) {
    /** How much is written, from little to much. */
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    /** How a line is written. */
    public enum Format {
        TEXT,
        JSON
    }

    static LogConfig read(ConfigurationReader in) {
        return new LogConfig(
                in.oneOf("kontor.log.level", Level.INFO, Level.class),
                in.oneOf("kontor.log.format", Format.TEXT, Format.class));
    }
}
