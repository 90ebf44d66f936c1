package org.kontor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.kontor.benchmarks.plugin.EventsPlugin;

/**
 * Reads pages of the time line, which fifteen entities play, on PostgreSQL: that of one customer and that of everybody, as
 * a user who sees the records of the own team. The baseline is pgbench with the very statements that the server sent.
 */
final class TimeLines {
    private static final int KINDS = 15;
    private static final int ROUNDS = 3;
    private static final int WARM_UP_SECONDS = 20;
    /** So that one customer has 1,500 events. */
    private static final int EVENTS_OF_A_KIND = 100;

    private static final String PATH = "/api/v1/records/system/time_line";
    private static final String CUSTOMER = "00000000-0000-7000-8001-";

    private final Path folder;
    private final int rows;
    private final int seconds;
    private final int customers;
    private final Random random = new Random(1);

    /** @param rows of each entity */
    TimeLines(Path folder, int rows, int seconds) {
        this.folder = folder;
        this.rows = rows;
        this.seconds = seconds;
        this.customers = Math.max(1, rows / EVENTS_OF_A_KIND);
    }

    void run() throws Exception {
        Path plugins = PluginFolder.make(folder, "events", EventsPlugin.class);
        try (Postgres postgres = Postgres.start(folder);
                Server server = Server.start(folder, plugins, postgres.settings())) {
            Worker worker = Worker.of(server, "events.reader");
            fill(postgres, worker);
            try (Wire wire = new Wire(server, worker.token())) {
                measure("of one customer", postgres, server, wire, true);
                measure("of everybody", postgres, server, wire, false);
            }
            System.out.println("resident memory of the server: " + server.residentMegabytes() + " MB");
        }
    }

    /** Two at a time, without indexes until the rows are there. */
    private void fill(Postgres postgres, Worker worker) throws Exception {
        System.out.printf("Filling %d entities with %,d rows each ...%n", KINDS, rows);
        postgres.run("insert into events_customer (id, version, created_at, created_by, updated_at, updated_by, named)"
                + " select ('" + CUSTOMER + "' || lpad(to_hex(n), 12, '0'))::uuid, 1, now(), '" + worker.user()
                + "', now(), '" + worker.user() + "', 'Customer ' || n from generate_series(0, " + (customers - 1)
                + ") n");
        List<Thread> filling = new ArrayList<>();
        List<SQLException> failures = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            int first = half + 1;
            filling.add(Thread.startVirtualThread(() -> {
                try {
                    for (int kind = first; kind <= KINDS; kind += 2) {
                        fill(postgres, worker, kind);
                    }
                } catch (SQLException e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            }));
        }
        for (Thread each : filling) {
            each.join();
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        postgres.run("checkpoint");
    }

    private void fill(Postgres postgres, Worker worker, int kind) throws SQLException {
        String table = String.format(Locale.ROOT, "events_kind_%02d", kind);
        String indexes = "pg_indexes where tablename = '" + table + "' and indexdef not like '%UNIQUE%'";
        String make = postgres.one("select string_agg(indexdef, '; ') from " + indexes);
        postgres.run(
                postgres.one("select 'drop index ' || string_agg('\"' || indexname || '\"', ', ') from " + indexes),
                """
                insert into %1$s (id, version, created_at, created_by, updated_at, updated_by, owner_id, team_id,
                  customer_id, happened_at, subject, detail)
                select ('00000000-0000-7000-9%2$03x-' || lpad(to_hex(n), 12, '0'))::uuid, 1, now(), '%3$s', now(), '%3$s',
                  '%3$s', '%4$s', ('%5$s' || lpad(to_hex(n %% %6$d), 12, '0'))::uuid,
                  timestamptz '2026-11-01' - n * interval '97 seconds' - %2$d * interval '1 second',
                  'Event ' || n, 'What there is to be said of event ' || n
                from generate_series(0, %7$d - 1) n
                """.formatted(table, kind, worker.user(), worker.team(), CUSTOMER, customers, rows),
                make,
                "vacuum analyze " + table);
    }

    private void measure(String what, Postgres postgres, Server server, Wire wire, boolean ofOne) throws Exception {
        Times.of(Duration.ofSeconds(WARM_UP_SECONDS), () -> page(wire, ofOne));
        Path sql = statements(postgres, wire, ofOne);
        Load.pgbench(postgres, sql, 1, 2);
        for (int round = 1; round <= ROUNDS; round++) {
            Duration before = server.processorTime();
            Times times = Times.of(Duration.ofSeconds(seconds), () -> page(wire, ofOne));
            double spent = server.processorTime().minus(before).toNanos() / 1e6 / times.count();
            double theirs = 1000 / Load.pgbench(postgres, sql, 1, seconds).perSecond();
            System.out.printf(
                    "time line %s, %d entities of %,d rows, round %d: median %.2f ms (p99 %.2f) at the client, %.2f ms of"
                            + " the server's processor; pgbench %.2f ms, ratio %.2f%n",
                    what,
                    KINDS,
                    rows,
                    round,
                    times.percent(50),
                    times.percent(99),
                    spent,
                    theirs,
                    times.percent(50) / theirs);
        }
    }

    private void page(Wire wire, boolean ofOne) throws IOException {
        String customer = CUSTOMER + String.format(Locale.ROOT, "%012x", random.nextInt(customers));
        String page = ofOne
                ? wire.post(
                        PATH + "/query",
                        "{\"where\":{\"about\":{\"is\":{\"entity\":\"events.customer\",\"id\":\"" + customer
                                + "\"}}},\"sort\":[\"-at\"],\"limit\":50}")
                : wire.get(PATH + "?sort=-at&limit=50");
        if (page.split("\"subject\"", -1).length != 51) {
            throw new IllegalStateException("not fifty rows: " + page);
        }
    }

    /** What the server asks of the database for one page. */
    private Path statements(Postgres postgres, Wire wire, boolean ofOne) throws Exception {
        postgres.noteStatements(true);
        Thread.sleep(500);
        int before = postgres.log().size();
        page(wire, ofOne);
        List<String> log = postgres.log();
        postgres.noteStatements(false);
        List<String> statements = Statements.all(log.subList(before, log.size()), "events_");
        System.out.printf("A page takes %d statements.%n", statements.size());
        String script = String.join(";\n", statements) + ";\n";
        return Files.writeString(
                folder.resolve("time_line.sql"),
                ofOne
                        ? "\\set n random(0, " + (customers - 1) + ")\n"
                                + script.replaceAll(
                                        "'" + CUSTOMER + "[0-9a-f]{12}'",
                                        "('" + CUSTOMER + "' || lpad(to_hex((:n)::bigint), 12, '0'))::uuid")
                        : script);
    }
}
