package org.kontor.core.meta;

import java.util.Locale;
import java.util.regex.Pattern;

/** Turns names of the catalog into quoted names of the database. The only maker of identifiers in SQL. */
public final class Identifiers {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final boolean upper;

    private Identifiers(boolean upper) {
        this.upper = upper;
    }

    /** For a database that keeps unquoted names in upper case, as H2 does. */
    public static Identifiers upperCase() {
        return new Identifiers(true);
    }

    /** For a database that keeps unquoted names in lower case, as PostgreSQL does. */
    public static Identifiers lowerCase() {
        return new Identifiers(false);
    }

    /**
     * The quoted form of a name.
     *
     * @throws IllegalArgumentException for anything but lower-case letters, digits and {@code _}, at most 63, where
     *     PostgreSQL would cut it silently
     */
    public String quote(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' cannot name a table or a column");
        }
        return '"' + (upper ? name.toUpperCase(Locale.ROOT) : name) + '"';
    }

    /** A column. */
    public Column column(String name, Column.Type type) {
        return new Column(name, quote(name), type, 0);
    }

    /** A column of text. */
    public Column text(String name, int length) {
        return new Column(name, quote(name), Column.Type.TEXT, length);
    }
}
