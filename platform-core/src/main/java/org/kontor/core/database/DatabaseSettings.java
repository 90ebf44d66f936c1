package org.kontor.core.database;

import java.time.Duration;
import java.util.Objects;

/**
 * Which database, and how patient to be with it.
 *
 * @param url of JDBC; {@code jdbc:h2:…} or {@code jdbc:postgresql:…} decides the dialect
 * @param user the database's user
 * @param password may be empty on H2
 * @param poolSize connections for writing, and as many for reading
 * @param connectTimeout how long a request waits for a free connection
 * @param statementTimeout after which one statement is given up; zero for never
 */
public record DatabaseSettings(
        String url, String user, String password, int poolSize, Duration connectTimeout, Duration statementTimeout) {
    public DatabaseSettings {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(statementTimeout, "statementTimeout");
        if (poolSize < 1) {
            throw new IllegalArgumentException("A pool needs at least one connection, not " + poolSize);
        }
    }

    /** With eight connections, five seconds to get one and thirty for a statement. */
    public static DatabaseSettings of(String url, String user, String password) {
        return new DatabaseSettings(url, user, password, 8, Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    /** The URL as it may be shown: without a password. */
    public String place() {
        return url.replaceAll("(?i)(password=)[^&;]*", "$1…");
    }

    /** Without the password, for logs. */
    @Override
    public String toString() {
        return "DatabaseSettings[url=" + place() + ", user=" + user + ", poolSize=" + poolSize + ", connectTimeout="
                + connectTimeout + ", statementTimeout=" + statementTimeout + "]";
    }
}
