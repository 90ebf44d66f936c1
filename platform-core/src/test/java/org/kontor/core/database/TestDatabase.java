package org.kontor.core.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Fresh databases for tests: H2 files in a temporary folder, and databases on one PostgreSQL per JVM. */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** The databases that this run is about. */
    public static List<Dialect> all() {
        String wanted = System.getProperty("kontor.test.database", "both");
        return Arrays.stream(Dialect.values())
                .filter(dialect -> wanted.equals("both") || wanted.equalsIgnoreCase(dialect.name()))
                .toList();
    }

    /** A database of its own. */
    public static Database fresh(Dialect dialect) {
        return Database.open(settings(dialect));
    }

    /** How to open a database of its own, also several times in a row. */
    public static DatabaseSettings settings(Dialect dialect) {
        if (dialect == Dialect.H2) {
            return DatabaseSettings.of("jdbc:h2:" + folder().resolve("kontor"), "sa", "");
        }
        String name = "kontor" + COUNT.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
        return DatabaseSettings.of(Server.POSTGRES.getJdbcUrl("postgres", name), "postgres", "");
    }

    /** A folder that goes with the JVM. */
    public static Path folder() {
        try {
            Path folder = Files.createTempDirectory("kontor-test");
            GoneWithTheJvm.take(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL runs without waiting for the disk: no test here pulls the plug of the machine. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("autovacuum", "off")
                        // a second by itself, which every test of such would wait
                        .setServerConfig("deadlock_timeout", "100ms")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
