package org.kontor.core.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The database, {@code kontor.database.…}.
 *
 * @param url where it is, as JDBC writes it; an H2 file in the data folder unless set
 * @param user who signs in to it; nobody unless set
 * @param password that user's password; none unless set
 * @param poolSize the most connections at the same time; 8 unless set
 * @param connectionTimeout how long a request waits for a free connection; 10 seconds unless set
 * @param statementTimeout how long one statement may run; 30 seconds unless set
 */
public record DatabaseConfig(
        Optional<String> url,
        Optional<String> user,
        Optional<Secret> password,
        int poolSize,
        Duration connectionTimeout,
        Duration statementTimeout) {
    private static final String URL = "kontor.database.url";
    private static final String USER = "kontor.database.user";
    private static final String PASSWORD = "kontor.database.password";

    /** H2 runs what its address says, so that an address may say little. */
    private static final Pattern H2 = Pattern.compile("jdbc:h2:(file:|mem:)[^;]+(;DB_CLOSE_DELAY=-?\\d+)?");

    private static final Pattern POSTGRESQL = Pattern.compile("jdbc:postgresql://[^/;\\s]+/[^/;\\s]+");

    static DatabaseConfig read(ConfigurationReader in) {
        String wanted = "jdbc:postgresql://host:5432/name, or jdbc:h2:file:/path without further settings";
        DatabaseConfig config = new DatabaseConfig(
                in.checked(URL, wanted, DatabaseConfig::address),
                in.text(USER),
                in.secret(PASSWORD),
                in.number("kontor.database.pool-size", 8, 2, 1000),
                in.time("kontor.database.connection-timeout", "10s", "100ms", "5m"),
                in.time("kontor.database.statement-timeout", "30s", "1s", "1h"));
        boolean isPostgresql =
                config.url.filter(url -> url.startsWith("jdbc:postgresql:")).isPresent();
        if (isPostgresql && config.user.isEmpty()) {
            in.refuse(USER, "PostgreSQL needs a user", "set " + USER + " or KONTOR_DATABASE_USER");
        }
        if (config.user.isEmpty() && config.password.isPresent()) {
            in.refuse(PASSWORD, "there is no user to this password", "set " + USER + " or KONTOR_DATABASE_USER");
        }
        return config;
    }

    private static @Nullable String address(String text) {
        boolean isKnown = H2.matcher(text).matches() || POSTGRESQL.matcher(text).matches();
        // the address is printed at start, so it may hold no password
        return isKnown && !text.contains("password=") ? text : null;
    }
}
