package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.kontor.benchmarks.plugin.DocumentsPlugin;

/**
 * How long an entry of the change log takes to its readers while others write, on PostgreSQL, and what the ticket that
 * keeps the log whole costs writers. Readers are streams of events, as browsers have them.
 */
final class Log {
    private static final int ROUNDS = 3;
    private static final int STREAMS = 3;
    private static final int LINES = 3;
    private static final int WARM_UP_SECONDS = 20;
    private static final int TICKET_CONNECTIONS = 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final int writers;
    private final int seconds;
    private final AtomicInteger number = new AtomicInteger();

    Log(Path folder, int writers, int seconds) {
        this.folder = folder;
        this.writers = writers;
        this.seconds = seconds;
    }

    void run() throws Exception {
        Path plugins = PluginFolder.make(folder, "documents", DocumentsPlugin.class);
        try (Postgres postgres = Postgres.start(folder);
                Server server = Server.start(folder, plugins, postgres.settings())) {
            Worker worker = Worker.of(server, "documents.clerk");
            Invoices.fill(postgres, worker, 1000, LINES);
            deliver(server, worker, WARM_UP_SECONDS, false);
            for (int round = 1; round <= ROUNDS; round++) {
                System.out.printf("round %d: ", round);
                deliver(server, worker, seconds, true);
            }
            ticket(postgres, server, worker);
        }
    }

    /** When a record was asked for, when it was there, and when the first and the last stream told of it. */
    private record Written(String id, long asked, long answered) {}

    private void deliver(Server server, Worker worker, int time, boolean print) throws Exception {
        List<Map<String, Long>> heard = new ArrayList<>();
        List<Wire> streams = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            Wire stream = new Wire(server, worker.token());
            Map<String, Long> told = new ConcurrentHashMap<>();
            stream.open("/api/v1/events?entities=documents.invoice");
            Thread.ofPlatform().daemon().start(() -> listen(stream, told));
            streams.add(stream);
            heard.add(told);
        }
        List<Written> written = write(server, worker, time);
        // what is late counts as it came; what never comes is a fault
        long patience = System.nanoTime() + 5_000_000_000L;
        while (heard.stream().anyMatch(told -> told.size() < written.size()) && System.nanoTime() < patience) {
            Thread.sleep(20);
        }
        for (Wire stream : streams) {
            stream.close();
        }
        if (print) {
            print(written, heard, time);
        }
    }

    private List<Written> write(Server server, Worker worker, int time) throws InterruptedException {
        List<Written> written = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        long until = System.nanoTime() + time * 1_000_000_000L;
        for (int i = 0; i < writers; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                List<Written> own = new ArrayList<>();
                try (Wire wire = new Wire(server, worker.token())) {
                    while (System.nanoTime() < until) {
                        String json = Invoices.json(number.incrementAndGet(), LINES);
                        long asked = System.nanoTime();
                        String answer = wire.post(Invoices.PATH, json);
                        long answered = System.nanoTime();
                        own.add(new Written(id(answer), asked, answered));
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                synchronized (written) {
                    written.addAll(own);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return written;
    }

    private static String id(String answer) throws IOException {
        JsonNode record = JSON.readTree(answer);
        return record.path("id").asText();
    }

    private static void listen(Wire stream, Map<String, Long> told) {
        try {
            while (true) {
                String line = stream.line();
                if (line.startsWith("data: {\"entity\"")) {
                    long now = System.nanoTime();
                    told.put(
                            JSON.readTree(line.substring("data: ".length()))
                                    .path("id")
                                    .asText(),
                            now);
                }
            }
        } catch (EOFException | SocketException over) {
            return;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void print(List<Written> written, List<Map<String, Long>> heard, int time) {
        Times transactions = new Times();
        Times sinceAnswer = new Times();
        Times sinceAsked = new Times();
        for (Written each : written) {
            transactions.add(each.answered() - each.asked());
            for (Map<String, Long> told : heard) {
                Long at = told.get(each.id());
                if (at == null) {
                    throw new IllegalStateException("a reader was never told of " + each.id());
                }
                sinceAnswer.add(Math.max(0, at - each.answered()));
                sinceAsked.add(at - each.asked());
            }
        }
        System.out.printf(
                "%d writers, %,d documents a second, requests of %.1f ms (p99 %.1f); an entry reaches %d streams after the"
                        + " answer within p50 %.1f, p99 %.1f, at most %.1f ms; since the request was sent p50 %.1f, p99 %.1f%n",
                writers,
                written.size() / time,
                transactions.percent(50),
                transactions.percent(99),
                STREAMS,
                sinceAnswer.percent(50),
                sinceAnswer.percent(99),
                sinceAnswer.most(),
                sinceAsked.percent(50),
                sinceAsked.percent(99));
    }

    /** The statements with which the server writes one entry, against a plain insert of the same entry. */
    private void ticket(Postgres postgres, Server server, Worker worker) throws Exception {
        List<String> sent = statements(postgres, server, worker);
        System.out.println("An entry is written by " + sent.size() + " statement(s).");
        String record = "insert into bare_record values (gen_random_uuid(), 'x');\n";
        Path ticket = script("ticket.sql", record + String.join(";\n", sent) + ";\n");
        String bare = sent.getLast()
                .strip()
                .replaceFirst("(?s)^with .*?\\) (?=insert)", "")
                .replaceFirst(" from ticket$", "");
        Path plain = script("plain.sql", record + bare + ";\n");
        postgres.run("create table bare_record (id uuid primary key, label text)");
        compare(postgres, plain, ticket);
    }

    private void compare(Postgres postgres, Path plain, Path ticket) throws IOException, InterruptedException {
        Load.pgbench(postgres, plain, TICKET_CONNECTIONS, 2);
        for (int round = 1; round <= ROUNDS; round++) {
            double without =
                    Load.pgbench(postgres, plain, TICKET_CONNECTIONS, seconds).perSecond();
            double with =
                    Load.pgbench(postgres, ticket, TICKET_CONNECTIONS, seconds).perSecond();
            System.out.printf(
                    "ticket, %d writers, round %d: plain insert %,.0f transactions a second, with ticket %,.0f, ratio %.2f%n",
                    TICKET_CONNECTIONS, round, without, with, with / without);
        }
    }

    private Path script(String name, String body) throws IOException {
        return Files.writeString(folder.resolve(name), "begin;\n" + body + "commit;\n");
    }

    private List<String> statements(Postgres postgres, Server server, Worker worker) throws Exception {
        postgres.noteStatements(true);
        Thread.sleep(500);
        int before = postgres.log().size();
        try (Wire wire = new Wire(server, worker.token())) {
            wire.post(Invoices.PATH, Invoices.json(number.incrementAndGet(), LINES));
        }
        List<String> log = postgres.log();
        postgres.noteStatements(false);
        return Statements.all(log.subList(before, log.size()), "system_change").stream()
                .filter(statement -> statement.contains("insert into system_change")
                        || statement.contains("nextval")
                        || statement.contains("pg_advisory"))
                .toList();
    }
}
