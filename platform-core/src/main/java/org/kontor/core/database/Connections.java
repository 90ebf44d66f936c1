package org.kontor.core.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.kontor.core.database.Database.Mode;

/** One pool whose sessions write, one whose sessions can only read one state of the data. */
final class Connections implements AutoCloseable {
    /** Survives a restart of the database, and load balancers that drop silent connections. */
    private static final long MAX_LIFETIME_MS = 20 * 60_000L;

    private final Lender writers;
    private final Lender readers;

    Connections(DatabaseSettings settings, Dialect dialect) {
        this.writers = pool(settings, dialect, "writers", sessionSetup(settings, dialect, false));
        try {
            this.readers = pool(settings, dialect, "readers", sessionSetup(settings, dialect, true));
        } catch (RuntimeException e) {
            writers.close();
            throw e;
        }
        if (dialect == Dialect.POSTGRESQL) {
            try (Lent lent = readers.lend(false)) {
                PostgresServer.check(lent.connection());
            } catch (SQLException | RuntimeException e) {
                close();
                throw new IllegalStateException(
                        "The database " + settings.place() + " cannot be used: " + e.getMessage(), e);
            }
        }
    }

    Lent take(Mode mode) throws SQLException {
        return (mode == Mode.WRITE ? writers : readers).lend(mode != Mode.GLANCE);
    }

    /** Cached statements of changed tables would fail once each. */
    void forgetStatements() {
        writers.forgetStatements();
        readers.forgetStatements();
    }

    PoolState state() {
        PoolState write = writers.state();
        PoolState read = readers.state();
        return new PoolState(
                write.active() + read.active(), write.idle() + read.idle(), write.waiting() + read.waiting());
    }

    @Override
    public void close() {
        readers.close();
        writers.close();
    }

    /** A connection outside the pools, without any timeout, for changes of the model and for listening. */
    static Connection direct(DatabaseSettings settings) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        return DriverManager.getConnection(url(settings), properties);
    }

    /** The URL with what the promise of the database needs; what the administrator states there himself wins. */
    static String url(DatabaseSettings settings) {
        String url = settings.url();
        if (Dialect.of(url) == Dialect.H2) {
            String more = H2Store.isInMemory(url)
                    ? with(url, "DB_CLOSE_DELAY", "-1")
                    : with(H2Store.guarded(url), "WRITE_DELAY", "0");
            more = with(more, "DB_CLOSE_ON_EXIT", "FALSE");
            more = with(more, "LOCK_TIMEOUT", "10000");
            // no file of its own for errors that reach the log anyway
            more = with(more, "TRACE_LEVEL_FILE", "0");
            return with(more, "QUERY_CACHE_SIZE", "256");
        }
        return url.contains("reWriteBatchedInserts")
                ? url
                : url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true";
    }

    private static String with(String url, String key, String value) {
        return url.contains(";" + key + "=") ? url : url + ";" + key + "=" + value;
    }

    private static Lender pool(DatabaseSettings settings, Dialect dialect, String name, String setup) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("kontor-" + name);
        config.setJdbcUrl(url(settings));
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(Math.min(2, settings.poolSize()));
        config.setConnectionTimeout(Math.max(250, settings.connectTimeout().toMillis()));
        config.setMaxLifetime(MAX_LIFETIME_MS);
        config.setConnectionInitSql(setup);
        if (dialect == Dialect.POSTGRESQL) {
            config.addDataSourceProperty("ApplicationName", "kontor " + name);
            config.addDataSourceProperty("preparedStatementCacheQueries", "512");
            config.addDataSourceProperty("tcpKeepAlive", "true");
        }
        try {
            return new Lender(new HikariDataSource(config), settings.poolSize(), settings.connectTimeout());
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (!(cause instanceof SQLException) && cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new IllegalStateException(
                    "The database " + settings.place() + " cannot be opened: " + cause.getMessage() + mend(cause),
                    cause);
        }
    }

    /** What to look at, by the code of SQL's standard. */
    private static String mend(Throwable failure) {
        return switch (failure instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "") {
            case "28P01", "28000" ->
                "\n  Look at kontor.database.user and kontor.database.password (KONTOR_DATABASE_PASSWORD).";
            case "3D000" -> "\n  Make it first, with createdb for example, or look at kontor.database.url.";
            case "08001" -> "\n  Look whether it runs, and at kontor.database.url (KONTOR_DATABASE_URL).";
            default -> "";
        };
    }

    private static String sessionSetup(DatabaseSettings settings, Dialect dialect, boolean reading) {
        long timeout = settings.statementTimeout().toMillis();
        if (dialect == Dialect.H2) {
            return "set query_timeout " + timeout
                    + (reading ? "; set session characteristics as transaction isolation level snapshot" : "");
        }
        return "set statement_timeout = " + timeout + "; set idle_in_transaction_session_timeout = "
                + (timeout == 0 ? 0 : 2 * timeout)
                + (reading
                        ? "; set session characteristics as transaction isolation level repeatable read, read only"
                        : "");
    }
}
