package org.kontor.core.database;

import java.util.Locale;

/** The two databases, and where their SQL differs. */
public enum Dialect {
    H2,
    POSTGRESQL;

    /** The dialect of a JDBC URL. */
    public static Dialect of(String url) {
        if (url.startsWith("jdbc:h2:")) {
            return H2;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        throw new IllegalArgumentException(
                "The database's URL must begin with jdbc:postgresql: or jdbc:h2:, not '" + url + "'");
    }

    /** A name in the case in which the database keeps unquoted names, so that unquoted SQL meets it too. */
    public String name(String name) {
        return this == H2 ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT);
    }

    /** A name from the catalog, ready to stand in SQL. */
    public String quote(String name) {
        if (name.isEmpty() || name.indexOf('"') >= 0 || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("Not a name for SQL: '" + name + "'");
        }
        return '"' + name(name) + '"';
    }

    /**
     * Stands behind an insert that shall do nothing where a unique key is taken. H2 knows no such words: there the
     * insert fails with {@link SqlError.Kind#UNIQUE} and the transaction lives on, so that both cases read alike when the
     * failure counts as "nothing inserted".
     */
    public String orNothing() {
        return this == H2 ? "" : " on conflict do nothing";
    }

    /** Stands behind a select that holds its rows until the transaction ends. */
    public String held() {
        return this == H2 ? " for update" : " for no key update";
    }

    /** The same, but what another transaction holds is left out; on H2, where writers take turns, it is waited for. */
    public String heldIfFree() {
        return this == H2 ? held() : held() + " skip locked";
    }
}
