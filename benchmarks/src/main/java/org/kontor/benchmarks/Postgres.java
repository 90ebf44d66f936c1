package org.kontor.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL of its own, on this machine, with its log in a file. */
final class Postgres implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Path log;

    private Postgres(EmbeddedPostgres server, Path log) {
        this.server = server;
        this.log = log;
    }

    static Postgres start(Path folder) throws IOException {
        Path log = Files.createFile(folder.resolve("postgres.log"));
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_connections", "100")
                .setServerConfig("jit", "off")
                // the library is made for tests and turns off what makes commits last
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_wal_size", "4GB")
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new Postgres(server, log);
    }

    int port() {
        return server.getPort();
    }

    String url() {
        return "jdbc:postgresql://localhost:" + port() + "/postgres";
    }

    /** What a server needs to use it, as environment variables. */
    Map<String, String> settings() {
        return Map.of(
                "KONTOR_DATABASE_URL", url(),
                "KONTOR_DATABASE_USER", "postgres",
                "KONTOR_DATABASE_PASSWORD", "");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "");
    }

    void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    String one(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Notes every statement from now on, or no longer; only for sessions that begin afterwards and running ones alike. */
    void noteStatements(boolean on) throws SQLException {
        run("alter system set log_min_duration_statement = " + (on ? "0" : "-1"), "select pg_reload_conf()");
    }

    /** The lines of the log. */
    List<String> log() throws IOException {
        return new ArrayList<>(Files.readAllLines(log));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
