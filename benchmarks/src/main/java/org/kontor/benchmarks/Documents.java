package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.kontor.benchmarks.plugin.DocumentsPlugin;

/**
 * Saves invoices with many lines, one by one over one connection, on PostgreSQL: new ones, and known ones of which every
 * line changes. The baseline inserts the very rows that a new one leaves, its entry in the change log included, by plain
 * JDBC in one transaction.
 */
final class Documents {
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final int THERE_BEFORE = 2000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final int lines;
    private final Duration time;
    private int number;

    Documents(Path folder, int lines, int seconds) {
        this.folder = folder;
        this.lines = lines;
        this.time = Duration.ofSeconds(seconds);
    }

    void run() throws Exception {
        Path plugins = PluginFolder.make(folder, "documents", DocumentsPlugin.class);
        try (Postgres postgres = Postgres.start(folder);
                Server server = Server.start(folder, plugins, postgres.settings())) {
            Worker worker = Worker.of(server, "documents.clerk");
            Invoices.fill(postgres, worker, THERE_BEFORE, lines);
            try (Wire wire = new Wire(server, worker.token());
                    Connection connection = DriverManager.getConnection(
                            postgres.url() + "?reWriteBatchedInserts=true", "postgres", "")) {
                measure(server, wire, connection);
            }
            System.out.println("resident memory of the server: " + server.residentMegabytes() + " MB");
        }
    }

    private void measure(Server server, Wire wire, Connection connection) throws Exception {
        Times.of(WARM_UP.dividedBy(2), () -> save(wire));
        Times.of(WARM_UP.dividedBy(2), new Changing(wire)::change);
        Bare bare = new Bare(connection, JSON.readTree(save(wire)).path("id").asText());
        Times.of(Duration.ofSeconds(3), bare::write);
        for (int round = 1; round <= ROUNDS; round++) {
            double theirs = Times.of(time, bare::write).percent(50);
            print(server, "new", round, () -> save(wire), theirs);
            print(server, "changed", round, new Changing(wire)::change, theirs);
        }
    }

    private void print(Server server, String what, int round, Times.Work work, double bare) throws Exception {
        Duration before = server.processorTime();
        Times times = Times.of(time, work);
        double spent = server.processorTime().minus(before).toNanos() / 1e6 / times.count();
        System.out.printf(
                "%s document of %d lines, round %d: median %.2f ms (p99 %.2f) at the client, %.2f ms of the server's"
                        + " processor; plain JDBC %.2f ms, ratio %.1f%n",
                what, lines, round, times.percent(50), times.percent(99), spent, bare, times.percent(50) / bare);
    }

    private String save(Wire wire) throws Exception {
        return wire.post(Invoices.PATH, Invoices.json(number++, lines));
    }

    /** One invoice, all of whose lines change each time. */
    private final class Changing {
        private final Wire wire;
        private JsonNode known;

        Changing(Wire wire) throws Exception {
            this.wire = wire;
            this.known = JSON.readTree(save(wire));
        }

        void change() throws Exception {
            ObjectNode body = JSON.createObjectNode();
            number++;
            for (JsonNode line : known.path("lines")) {
                body.withArray("lines")
                        .addObject()
                        .put("id", line.path("id").asText())
                        .put("quantity", Integer.toString(1 + number % 90));
            }
            known = JSON.readTree(wire.patch(
                    Invoices.PATH + "/" + known.path("id").asText(),
                    known.path("version").asLong(),
                    body.toString()));
        }
    }

    /** The rows of an invoice, written by plain JDBC. */
    private static final class Bare {
        private final Connection connection;
        private final BareRows invoice;
        private final BareRows line;
        private final BareRows entry;

        Bare(Connection connection, String id) throws SQLException {
            this.connection = connection;
            this.invoice = BareRows.of(connection, "documents_invoice", "id = '" + id + "'");
            this.line = BareRows.of(connection, "documents_line", "parent_id = '" + id + "'");
            this.entry = BareRows.of(connection, "system_change", "record_id = '" + id + "'");
            connection.setAutoCommit(false);
        }

        void write() throws SQLException {
            UUID id = BareRows.newId();
            line.write(id);
            invoice.write(id);
            entry.write(id);
            connection.commit();
        }
    }
}
