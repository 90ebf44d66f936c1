package org.kontor.core.meta;

/**
 * One column of a table.
 *
 * @param name in lower case, as the change sets and the plan write it
 * @param sql quoted in the database's own case, as statements write it
 * @param type what it holds
 * @param length the most characters of a text, else 0
 */
public record Column(String name, String sql, Type type, int length) {
    /** What a column holds, whatever the database calls it. */
    public enum Type {
        UUID,
        /** Up to {@link Column#length} characters. */
        TEXT,
        /** Up to a hundred thousand characters. */
        LONG_TEXT,
        /** 32 bits. */
        INTEGER,
        /** 64 bits. */
        LONG,
        /** 25 digits, 6 of them after the point. */
        DECIMAL,
        BOOLEAN,
        DATE,
        TIME,
        /** A point in time, to the millisecond. */
        MOMENT
    }
}
