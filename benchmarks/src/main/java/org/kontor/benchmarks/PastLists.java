package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.kontor.benchmarks.plugin.BenchPlugin;

/**
 * Reads pages of a list as of a moment since which part of its records was changed, deleted and made, on both databases, as
 * a user who sees the records of the own team. The baseline is the same page as of now.
 */
final class PastLists {
    private static final int ROUNDS = 3;
    private static final int WARM_UP_SECONDS = 5;
    private static final int PAGE = 1000;
    private static final String PEOPLE = "/api/v1/records/bench/person";

    /** How questions are called, and what they ask. */
    private static final Map<String, String> QUESTIONS = Map.of(
            "filtered and sorted", "?filter=city==Brno&sort=-score&limit=50",
            "in the order of ids", "?limit=50");

    private record Person(String id, long version) {}

    private final Path folder;
    private final int rows;
    private final int seconds;
    private final Random random = new Random(1);

    PastLists(Path folder, int rows, int seconds) {
        this.folder = folder;
        this.rows = rows;
        this.seconds = seconds;
    }

    void run() throws Exception {
        Path plugins = PluginFolder.make(folder, "bench", BenchPlugin.class);
        try (Postgres postgres = Postgres.start(folder)) {
            measure("PostgreSQL", Files.createDirectory(folder.resolve("on-postgresql")), plugins, postgres.settings());
        }
        measure("H2", Files.createDirectory(folder.resolve("on-h2")), plugins, Map.of());
    }

    private void measure(String database, Path home, Path plugins, Map<String, String> settings) throws Exception {
        try (Server server = Server.start(home, plugins, settings)) {
            Worker worker = Worker.of(server, "bench.reader");
            Client admin = Client.signIn(server, "admin", Server.PASSWORD);
            System.out.printf("%s: making %,d people ...%n", database, rows);
            make(admin, worker, rows);
            for (int percent : new int[] {3, 30, 100}) {
                String then = Instant.now().plusMillis(1).toString();
                Thread.sleep(10);
                change(admin, worker, percent);
                // anew, since one that rests for long is closed
                try (Wire wire = new Wire(server, worker.token())) {
                    for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
                        compare(database, percent, question, wire, then);
                    }
                }
            }
            System.out.println(database + ": resident memory of the server: " + server.residentMegabytes() + " MB");
        }
    }

    private void compare(String database, int percent, Map.Entry<String, String> question, Wire wire, String then)
            throws Exception {
        String now = PEOPLE + question.getValue();
        String past = now + "&as_of=" + then;
        Times.of(Duration.ofSeconds(WARM_UP_SECONDS), () -> wire.get(past));
        for (int round = 1; round <= ROUNDS; round++) {
            Times before = Times.of(Duration.ofSeconds(seconds), () -> wire.get(now));
            Times times = Times.of(Duration.ofSeconds(seconds), () -> wire.get(past));
            System.out.printf(
                    "%s, %,d rows, %d %% changed since, %s, round %d: as of then median %.0f ms (most %.0f), as of now"
                            + " %.1f ms, ratio %.0f%n",
                    database,
                    rows,
                    percent,
                    question.getKey(),
                    round,
                    times.percent(50),
                    times.most(),
                    before.percent(50),
                    times.percent(50) / before.percent(50));
        }
    }

    private void make(Client admin, Worker worker, int count) throws IOException, InterruptedException {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(String.format(
                    Locale.ROOT,
                    "{\"full_name\":\"Person %d\",\"team\":\"%s\",\"city\":\"%s\",\"score\":%d,\"grade\":\"%s\","
                            + "\"street\":\"Long Street %d\",\"email\":\"person%d@example.org\"}",
                    random.nextInt(),
                    worker.team(),
                    city(),
                    random.nextInt(1000),
                    "abc".charAt(i % 3),
                    i,
                    i));
        }
        send(admin, people);
    }

    private void send(Client admin, List<String> lines) throws IOException, InterruptedException {
        Path file = folder.resolve("lines.ndjson");
        for (int from = 0; from < lines.size(); from += PAGE) {
            Files.write(file, lines.subList(from, Math.min(lines.size(), from + PAGE)));
            admin.upload(PEOPLE + "/bulk", "application/x-ndjson", file);
        }
    }

    private String city() {
        return List.of("Brno", "Praha", "Wien", "Leipzig", "Poznań").get(random.nextInt(5));
    }

    /** Changes so many of a hundred, and one in thirty of these is deleted and another one made. */
    private void change(Client admin, Worker worker, int percent) throws IOException, InterruptedException {
        List<Person> chosen = people(admin).stream()
                .filter(person -> random.nextInt(100) < percent)
                .toList();
        List<String> changes = new ArrayList<>();
        int gone = 0;
        for (Person person : chosen) {
            boolean goes = random.nextInt(30) == 0;
            gone += goes ? 1 : 0;
            String what = goes
                    ? "\"delete\":true"
                    : String.format(
                            Locale.ROOT,
                            "\"city\":\"%s\",\"score\":%d,\"note\":\"called again\"",
                            city(),
                            random.nextInt(1000));
            changes.add("{\"id\":\"" + person.id() + "\",\"version\":" + person.version() + "," + what + "}");
        }
        send(admin, changes);
        make(admin, worker, gone);
    }

    private static List<Person> people(Client admin) throws IOException, InterruptedException {
        List<Person> people = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = admin.get(PEOPLE + "?fields=id&limit=" + PAGE + cursor);
            page.path("records")
                    .forEach(each -> people.add(new Person(
                            each.path("id").asText(), each.path("version").asLong())));
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : "";
        } while (!cursor.isEmpty());
        return people;
    }
}
