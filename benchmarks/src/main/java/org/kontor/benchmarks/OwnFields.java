package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.kontor.benchmarks.plugin.BenchPlugin;

/**
 * Adds own fields to a table of many rows on PostgreSQL while twenty clients change its records: how long it takes from the
 * plan until a record holds a value of the new field, and how long the clients wait at most, against the same clients
 * without changes.
 */
final class OwnFields {
    private static final int WRITERS = 20;
    private static final int SECONDS = 5;
    private static final String PEOPLE = "/api/v1/records/bench/person/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final int rows;
    private final int pauseMillis;

    /** @param pauseMillis how long a writer waits after an answer; without a pause they ask for all that there is */
    OwnFields(Path folder, int rows, int pauseMillis) {
        this.folder = folder;
        this.rows = rows;
        this.pauseMillis = pauseMillis;
    }

    void run() throws Exception {
        Path plugins = PluginFolder.make(folder, "bench", BenchPlugin.class);
        try (Postgres postgres = Postgres.start(folder);
                Server server = Server.start(folder, plugins, postgres.settings())) {
            Worker worker = Worker.of(server, "bench.reader");
            System.out.printf("filling %,d rows ...%n", rows);
            BenchRows.fill(postgres, worker, rows);
            Client admin = Client.signIn(server, "admin", Server.PASSWORD);
            Crowd writers = new Crowd(server, token(admin), WRITERS, pauseMillis, this::change);
            System.out.println("warming up ...");
            writers.during(() -> {
                for (int i = 0; i < 6; i++) {
                    add(admin, field("warm" + i, "text"), "warm" + i, "\"x\"");
                }
                Thread.sleep(2000);
            });
            for (int round = 1; round <= 3; round++) {
                measure(writers, admin, "nothing but a label", "warm0", label(round), "\"y" + round + "\"");
                measure(writers, admin, "plain text", "plain" + round, field("plain" + round, "text"), "\"x\"");
                measure(writers, admin, "whole number", "count" + round, field("count" + round, "integer"), "7");
                measure(writers, admin, "choice", "kind" + round, choice("kind" + round), "\"red\"");
                measure(writers, admin, "unique text", "code" + round, unique("code" + round), "\"x\"");
                measure(writers, admin, "indexed date", "due" + round, indexed("due" + round), "\"2027-01-31\"");
            }
            System.out.println("resident memory of the server: " + server.residentMegabytes() + " MB");
        }
    }

    private void measure(
            Crowd writers, Client admin, String kind, String name, List<Map<String, Object>> model, String value)
            throws Exception {
        Times quiet =
                writers.during(() -> Thread.sleep(Duration.ofSeconds(SECONDS).toMillis()));
        double[] took = new double[2];
        Times busy = writers.during(() -> {
            double[] added = add(admin, model, name, value);
            System.arraycopy(added, 0, took, 0, added.length);
        });
        System.out.printf(
                Locale.ROOT,
                "%s: planned in %.0f ms, applied and in use after %.0f ms more; %d writers: without p50 %.1f, p99 %.1f, most"
                        + " %.0f ms; meanwhile p50 %.1f, p99 %.1f, most %.0f ms%n",
                kind,
                took[0],
                took[1],
                WRITERS,
                quiet.percent(50),
                quiet.percent(99),
                quiet.most(),
                busy.percent(50),
                busy.percent(99),
                busy.most());
    }

    /** Milliseconds until it is planned, and from then on until a record holds a value of it. */
    private double[] add(Client admin, List<Map<String, Object>> model, String name, String value) throws Exception {
        long begun = System.nanoTime();
        JsonNode plan = admin.plan(Map.of("model", model));
        long planned = System.nanoTime();
        admin.apply(plan);
        String path = PEOPLE + id(rows);
        JsonNode record = admin.get(path);
        admin.upload(
                PEOPLE + "bulk?atomic=true",
                "application/x-ndjson",
                Files.writeString(
                        folder.resolve("one.ndjson"),
                        "{\"id\":\"%s\",\"version\":%d,\"x_%s\":%s}%n"
                                .formatted(
                                        record.path("id").asText(),
                                        record.path("version").asLong(),
                                        name,
                                        value)));
        return new double[] {(planned - begun) / 1e6, (System.nanoTime() - planned) / 1e6};
    }

    static String token(Client admin) throws IOException, InterruptedException {
        return admin.post(
                        "/api/v1/tokens",
                        Map.of(
                                "name",
                                "bench",
                                "expires_at",
                                Instant.now().plus(Duration.ofDays(30)).toString()))
                .path("secret")
                .asText();
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "00000000-0000-7000-8000-%012x", number);
    }

    /** Each client has records of its own, of which it knows the version by asking. */
    private void change(Wire wire, int client, Random random) throws IOException {
        int own = (rows - 1) / WRITERS;
        String path = PEOPLE + id(1 + client * own + random.nextInt(own));
        long version = JSON.readTree(wire.get(path)).path("version").asLong();
        wire.patch(path, version, "{\"score\":" + random.nextInt(100) + ",\"note\":\"note " + random.nextInt() + "\"}");
    }

    private static Map<String, Object> of(String name, String type) {
        return Map.of("entity", "bench.person", "field", name, "type", type, "label", name);
    }

    private static List<Map<String, Object>> field(String name, String type) {
        return List.of(of(name, type));
    }

    /** The baseline: a plan that changes no table. */
    private static List<Map<String, Object>> label(int round) {
        return List.of(Map.of("entity", "bench.person", "field", "warm0", "label", "Label " + round));
    }

    private static List<Map<String, Object>> unique(String name) {
        return List.of(Map.of(
                "entity",
                "bench.person",
                "field",
                name,
                "type",
                "text",
                "label",
                name,
                "unique",
                true,
                "max_length",
                50));
    }

    private static List<Map<String, Object>> choice(String name) {
        return List.of(Map.of(
                "entity",
                "bench.person",
                "field",
                name,
                "type",
                "choice",
                "label",
                name,
                "values",
                List.of(Map.of("name", "red", "label", "Red"), Map.of("name", "blue", "label", "Blue"))));
    }

    private static List<Map<String, Object>> indexed(String name) {
        return List.of(
                of(name, "date"),
                Map.of(
                        "entity",
                        "bench.person",
                        "rule",
                        "fast_" + name,
                        "kind",
                        "index",
                        "fields",
                        List.of("x_" + name)));
    }
}
