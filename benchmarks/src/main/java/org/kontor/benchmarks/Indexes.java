package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A list by a field that no index has, of which the server says itself which index would help, and the same list with that
 * index; and what clients wait that change records while the index is made, against the same clients without.
 */
final class Indexes {
    private static final int CLIENTS = 10;
    private static final int PAUSE_MILLIS = 50;
    private static final int AT_ONCE = 5_000;
    /** Of each value there are as many records. */
    private static final int ALIKE = 20;

    private static final int LISTS = 40;
    /** Of which each takes half a second. */
    private static final int TRIES = 120;

    private static final String PARCELS = "/api/v1/records/custom/parcel";
    private static final String SLOW = "/api/v1/records/system/slow_list";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final int rows;
    private final int seconds;

    /** @param seconds for which clients change records without an index being made */
    Indexes(Path folder, int rows, int seconds) {
        this.folder = folder;
        this.rows = rows;
        this.seconds = seconds;
    }

    void run() throws Exception {
        Path postgres = Files.createDirectories(folder.resolve("postgresql"));
        try (Postgres database = Postgres.start(postgres)) {
            on("PostgreSQL", postgres, database.settings());
        }
        on("H2", Files.createDirectories(folder.resolve("h2")), Map.of());
    }

    private void on(String database, Path place, Map<String, String> settings) throws Exception {
        Path none = Files.createDirectories(place.resolve("plugins"));
        try (Server server = Server.start(place, none, settings)) {
            Client admin = Client.signIn(server, "admin", Server.PASSWORD);
            plan(admin, model());
            slowFromNow(admin);
            System.out.printf("%s: making %,d records ...%n", database, rows);
            List<String> parcels = make(admin);
            Crowd crowd = new Crowd(
                    server,
                    OwnFields.token(admin),
                    CLIENTS,
                    PAUSE_MILLIS,
                    (wire, client, random) -> write(parcels, wire, client, random));
            crowd.during(this::pass);
            Times before = lists(admin);
            Times quiet = crowd.during(this::pass);
            double[] took = new double[1];
            JsonNode slow = advised(admin);
            Times busy = crowd.during(() -> took[0] = plan(admin, index(slow)));
            Times after = lists(admin);
            System.out.printf(
                    Locale.ROOT,
                    "%s: a list of %,d records by %s, p50: without an index %.1f ms, with it %.1f ms, ratio %.3f; about %,d KB were"
                            + " told; planned and applied in %.1f s; %d writers without p50 %.1f, p99 %.1f, most %.0f ms;"
                            + " meanwhile p50 %.1f, p99 %.1f, most %.0f ms%n",
                    database,
                    rows,
                    slow.path("index_fields").asText(),
                    before.percent(50),
                    after.percent(50),
                    after.percent(50) / before.percent(50),
                    slow.path("index_kb").asLong(),
                    took[0],
                    CLIENTS,
                    quiet.percent(50),
                    quiet.percent(99),
                    quiet.most(),
                    busy.percent(50),
                    busy.percent(99),
                    busy.most());
        }
    }

    private void pass() throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(seconds).toMillis());
    }

    private Times lists(Client admin) throws Exception {
        Times times = new Times();
        Random random = new Random(1);
        for (int i = 0; i < LISTS; i++) {
            String address = PARCELS + "?sort=weight&filter=serial==S" + random.nextInt(Math.max(1, rows / ALIKE));
            long begun = System.nanoTime();
            admin.get(address);
            times.add(System.nanoTime() - begun);
        }
        return times;
    }

    /** What the server says of the list, once it has written it down. */
    private static JsonNode advised(Client admin) throws Exception {
        JsonNode answer = MissingNode.getInstance();
        for (int i = 0; i < TRIES; i++) {
            answer = admin.get(SLOW + "?filter=entity_name==custom.parcel;asked==list");
            for (JsonNode each : answer.path("records")) {
                if (each.path("advice").asText().equals("index")) {
                    return each;
                }
            }
            Thread.sleep(500);
        }
        throw new IllegalStateException("no index is advised: " + answer);
    }

    private static List<Map<String, Object>> index(JsonNode slow) {
        return List.of(Map.of(
                "entity",
                "custom.parcel",
                "rule",
                "fast",
                "kind",
                "index",
                "fields",
                List.of(slow.path("index_fields").asText().split(", "))));
    }

    private static double plan(Client admin, List<Map<String, Object>> model) throws Exception {
        long begun = System.nanoTime();
        admin.apply(admin.plan(Map.of("model", model)));
        return (System.nanoTime() - begun) / 1e9;
    }

    private static List<Map<String, Object>> model() {
        List<Map<String, Object>> model = new ArrayList<>();
        model.add(Map.of("entity", "custom.parcel", "label", "Parcel", "plural", "Parcels"));
        Map.of(
                        "serial", "text",
                        "weight", "integer",
                        "town", "text",
                        "street", "text",
                        "sent_on", "date",
                        "amount", "decimal",
                        "fragile", "yes_no")
                .forEach((name, type) ->
                        model.add(Map.of("entity", "custom.parcel", "field", name, "type", type, "label", name)));
        return model;
    }

    /** So that the list is remembered, however fast this machine is. */
    private static void slowFromNow(Client admin) throws IOException, InterruptedException {
        admin.post("/api/v1/records/system/setting", Map.of("plugin", "system", "name", "slow_list", "content", "0"));
    }

    private List<String> make(Client admin) throws IOException, InterruptedException {
        Path file = folder.resolve("parcels.ndjson");
        List<String> ids = new ArrayList<>();
        for (int from = 0; from < rows; from += AT_ONCE) {
            List<String> lines = new ArrayList<>();
            for (int i = from; i < Math.min(rows, from + AT_ONCE); i++) {
                lines.add(
                        ("{\"name\":\"Parcel %d\",\"serial\":\"S%d\",\"weight\":%d,\"town\":\"Town %d\",\"street\":\"Street %d\","
                                        + "\"sent_on\":\"2026-01-%02d\",\"amount\":\"%d.25\",\"fragile\":%s}")
                                .formatted(
                                        i,
                                        i % Math.max(1, rows / ALIKE),
                                        i % 977,
                                        i % 60,
                                        i % 5_000,
                                        1 + i % 28,
                                        i % 1_000,
                                        i % 2 == 0));
            }
            Files.write(file, lines);
            for (JsonNode line : admin.lines(PARCELS + "/bulk?atomic=true", "application/x-ndjson", file)) {
                ids.add(line.path("id").asText());
            }
        }
        return ids;
    }

    /** Each client has records of its own, of which it knows the version by asking. */
    private static void write(List<String> parcels, Wire wire, int client, Random random) throws IOException {
        int own = parcels.size() / CLIENTS;
        String path = PARCELS + "/" + parcels.get(client * own + random.nextInt(own));
        long version = JSON.readTree(wire.get(path)).path("version").asLong();
        wire.patch(path, version, "{\"weight\":" + random.nextInt(977) + "}");
    }
}
