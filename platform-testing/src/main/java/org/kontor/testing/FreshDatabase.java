package org.kontor.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An empty database of its own: a file of H2, or one of the databases of a PostgreSQL that is started once per JVM.
 *
 * @param database which kind
 * @param url where it is
 * @param user who signs in
 */
public record FreshDatabase(TestDatabase database, String url, String user) {
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Makes one; an H2 file lies in the folder. */
    public static FreshDatabase of(TestDatabase database, Path folder) {
        return switch (database) {
            case H2 -> new FreshDatabase(database, "jdbc:h2:file:" + folder.resolve("kontor"), "sa");
            case POSTGRESQL -> postgres();
        };
    }

    private static FreshDatabase postgres() {
        String name = "kontor_" + COUNT.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the database " + name, e);
        }
        // the port is all that differs: what the kernel adds to an address is its own business
        String url = "jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/" + name;
        return new FreshDatabase(TestDatabase.POSTGRESQL, url, "postgres");
    }

    /** The kernel's settings that lead to it. */
    public Map<String, String> settings() {
        return Map.of("kontor.database.url", url, "kontor.database.user", user);
    }

    /** A connection beside the kernel's own, to look at tables from outside; H2 allows it within this JVM only. */
    public Connection connect() throws SQLException {
        // the kernel's own way to an H2 file: H2 takes another spelling for another file, and finds it locked
        return DriverManager.getConnection(url.replace("jdbc:h2:file:", "jdbc:h2:kontor:async:"), user, "");
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
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
