package org.kontor.testing;

import java.util.Arrays;
import java.util.List;

/** The databases that Kontor promises to run on, and so is tested on. */
public enum TestDatabase {
    H2,
    POSTGRESQL;

    /** Those that this run is about: the property {@code kontor.test.database} says h2, postgresql or both. */
    public static List<TestDatabase> wanted() {
        String wanted = System.getProperty("kontor.test.database", "both");
        List<TestDatabase> databases = Arrays.stream(values())
                .filter(database -> wanted.equals("both") || wanted.equalsIgnoreCase(database.name()))
                .toList();
        if (databases.isEmpty()) {
            throw new IllegalArgumentException("kontor.test.database is h2, postgresql or both, not " + wanted);
        }
        return databases;
    }

    /** For example {@code PostgreSQL}. */
    @Override
    public String toString() {
        return this == H2 ? "H2" : "PostgreSQL";
    }
}
