package org.kontor.core.schema;

import java.util.EnumSet;
import java.util.Set;
import org.kontor.core.database.Dialect;
import org.kontor.core.schema.ColumnType.Kind;

/** How the values of a column are written as another type; a value that would not say the same makes the statement fail. */
final class Conversion {
    private static final Set<Kind> NUMBERS = EnumSet.of(Kind.BIGINT, Kind.INTEGER, Kind.DECIMAL);
    private static final Set<Kind> TEXTS = EnumSet.of(Kind.TEXT, Kind.LONG_TEXT);
    private static final Set<Kind> WRITTEN =
            EnumSet.of(Kind.BIGINT, Kind.INTEGER, Kind.DECIMAL, Kind.YES_NO, Kind.DATE);

    private Conversion() {}

    static boolean isPossible(Kind was, Kind wanted) {
        return NUMBERS.contains(was) && NUMBERS.contains(wanted)
                || WRITTEN.contains(was) && TEXTS.contains(wanted)
                || TEXTS.contains(was) && WRITTEN.contains(wanted);
    }

    /** @param column quoted */
    static String sql(Dialect dialect, String column, Kind was, Kind wanted) {
        if (TEXTS.contains(wanted)) {
            return written(column, was);
        }
        if (wanted == Kind.YES_NO) {
            return "case when " + column + " = 'true' then true when " + column + " = 'false' then false when " + column
                    + " is null then null else 1 / (char_length(" + column + ") * 0) = 1 end";
        }
        if (wanted == Kind.DATE) {
            String date = "cast(" + column + " as date)";
            return date + " + " + zeroOrFail(written(date, Kind.DATE) + " = " + column, column);
        }
        String number = "cast(" + column + " as decimal(40,15))";
        int places = wanted == Kind.DECIMAL ? ColumnType.PLACES : 0;
        String fits = number + " = round(" + number + ", " + places + ")"
                + (TEXTS.contains(was) ? " and " + matches(dialect, column) : "");
        String type = wanted == Kind.DECIMAL ? ColumnType.DECIMAL.sql(dialect) : "bigint";
        return "cast(" + number + " + " + zeroOrFail(fits, column) + " as " + type + ")";
    }

    private static String written(String column, Kind was) {
        return switch (was) {
            case DECIMAL -> "trim(trailing '.' from trim(trailing '0' from cast(" + column + " as varchar)))";
            case YES_NO -> "case when " + column + " then 'true' when not " + column + " then 'false' end";
            default -> "cast(" + column + " as varchar)";
        };
    }

    /** What begins with zeros is no number but a code, which would lose them. */
    private static String matches(Dialect dialect, String column) {
        String number = "'^-?(0|[1-9][0-9]*)([.][0-9]+)?$'";
        return dialect == Dialect.H2 ? "regexp_like(" + column + ", " + number + ")" : column + " ~ " + number;
    }

    /** Divides by zero where something would be lost. */
    private static String zeroOrFail(String fits, String column) {
        return "0 / case when " + column + " is null or " + fits + " then 1 else 0 end";
    }
}
