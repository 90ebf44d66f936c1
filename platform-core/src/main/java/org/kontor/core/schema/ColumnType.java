package org.kontor.core.schema;

import java.util.Locale;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.Column;

/**
 * What a column holds, without regard to the database.
 *
 * @param kind the type
 * @param length of a short text, in characters; zero for all others
 */
public record ColumnType(Kind kind, int length) {
    /** The types that columns can have. */
    public enum Kind {
        UUID,
        TEXT,
        LONG_TEXT,
        BIGINT,
        INTEGER,
        DECIMAL,
        YES_NO,
        DATE,
        TIME,
        MOMENT,
        BYTES
    }

    /** The longest text that a column holds on every database. */
    public static final int LONGEST_TEXT = 1_000_000;

    public static final ColumnType UUID = new ColumnType(Kind.UUID, 0);
    /** Up to {@link #LONGEST_TEXT} characters. */
    public static final ColumnType LONG_TEXT = new ColumnType(Kind.LONG_TEXT, 0);

    public static final ColumnType BIGINT = new ColumnType(Kind.BIGINT, 0);
    public static final ColumnType INTEGER = new ColumnType(Kind.INTEGER, 0);
    /** How many digits a decimal number has behind the point. */
    static final int PLACES = 6;
    /** Nineteen digits before the point, six behind it. */
    public static final ColumnType DECIMAL = new ColumnType(Kind.DECIMAL, 0);

    public static final ColumnType YES_NO = new ColumnType(Kind.YES_NO, 0);
    public static final ColumnType DATE = new ColumnType(Kind.DATE, 0);
    public static final ColumnType TIME = new ColumnType(Kind.TIME, 0);
    /** A point in time, in milliseconds. */
    public static final ColumnType MOMENT = new ColumnType(Kind.MOMENT, 0);

    public static final ColumnType BYTES = new ColumnType(Kind.BYTES, 0);

    public ColumnType {
        if (kind == Kind.TEXT ? length < 1 || length > LONGEST_TEXT : length != 0) {
            throw new IllegalArgumentException("A length of " + length + " does not fit " + kind);
        }
    }

    /** A text of at most so many characters. */
    public static ColumnType text(int length) {
        return new ColumnType(Kind.TEXT, length);
    }

    /** What a column of a field holds. */
    public static ColumnType of(Column column) {
        return switch (column.type()) {
            case UUID -> UUID;
            case TEXT -> text(column.length());
            case LONG_TEXT -> LONG_TEXT;
            case INTEGER -> INTEGER;
            case LONG -> BIGINT;
            case DECIMAL -> DECIMAL;
            case BOOLEAN -> YES_NO;
            case DATE -> DATE;
            case TIME -> TIME;
            case MOMENT -> MOMENT;
        };
    }

    /** For people. */
    @Override
    public String toString() {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return kind == Kind.TEXT ? name + " of " + length + " characters" : name;
    }

    /** The type in SQL, order of the alphabet included. */
    public String sql(Dialect dialect) {
        boolean h2 = dialect == Dialect.H2;
        String order = h2 ? "" : " collate \"und-x-icu\"";
        return switch (kind) {
            case UUID -> "uuid";
            case TEXT -> "varchar(" + length + ")" + order;
            // not a large object: those are read apart from their row
            case LONG_TEXT -> h2 ? "varchar(" + LONGEST_TEXT + ")" : "text" + order;
            case BIGINT -> "bigint";
            case INTEGER -> "integer";
            case DECIMAL -> "decimal(25," + PLACES + ")";
            case YES_NO -> "boolean";
            case DATE -> "date";
            case TIME -> "time(3)";
            case MOMENT -> "timestamp(3) with time zone";
            case BYTES -> h2 ? "blob" : "bytea";
        };
    }
}
