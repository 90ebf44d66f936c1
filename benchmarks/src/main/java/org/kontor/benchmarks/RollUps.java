package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
 * A sum that a rule keeps over many records, while fifty clients make, change and move them: how fast they are, against the
 * same clients without the rule, and whether the sums are what adding up says at the end.
 */
final class RollUps {
    private static final int CLIENTS = 50;
    private static final int PARENTS = 20;
    private static final int AT_ONCE = 5_000;
    private static final String ORDERS = "/api/v1/records/custom/order";
    private static final String BUYERS = "/api/v1/records/custom/buyer";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final int children;
    private final int seconds;
    private final List<String> buyers = new ArrayList<>();
    private final List<String> orders = new ArrayList<>();

    RollUps(Path folder, int children, int seconds) {
        this.folder = folder;
        this.children = children;
        this.seconds = seconds;
    }

    void run() throws Exception {
        Path none = Files.createDirectories(folder.resolve("plugins"));
        try (Postgres postgres = Postgres.start(folder);
                Server server = Server.start(folder, none, postgres.settings())) {
            Client admin = Client.signIn(server, "admin", Server.PASSWORD);
            plan(admin, model());
            for (int i = 0; i < PARENTS; i++) {
                buyers.add(admin.post(BUYERS, Map.of("name", "buyer " + i))
                        .path("id")
                        .asText());
            }
            System.out.printf("making %,d records ...%n", children);
            make(admin);
            Crowd crowd = new Crowd(server, OwnFields.token(admin), CLIENTS, 0, this::write);
            crowd.during(() -> Thread.sleep(Duration.ofSeconds(15).toMillis()));
            Times without = crowd.during(this::pass);
            double planned = plan(admin, sums());
            Times with = crowd.during(this::pass);
            System.out.printf(
                    Locale.ROOT,
                    "a sum and a count over %,d records of %d, planned and applied in %.1f s; %d writers without: %,d writes/s, p50"
                            + " %.0f, p99 %.0f ms; with: %,d writes/s, p50 %.0f, p99 %.0f ms; ratio %.2f%n",
                    children,
                    PARENTS,
                    planned,
                    CLIENTS,
                    without.count() / seconds,
                    without.percent(50),
                    without.percent(99),
                    with.count() / seconds,
                    with.percent(50),
                    with.percent(99),
                    (double) with.count() / without.count());
            System.out.println("sums that are not what adding up says: " + postgres.one("""
                            select count(*) from custom_buyer b where (coalesce(b.turnover, 0), coalesce(b.orders, 0)) <>
                              (select coalesce(sum(o.amount), 0), count(*) from custom_order o where o.buyer_id = b.id)""") + " of " + PARENTS);
        }
    }

    private void pass() throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(seconds).toMillis());
    }

    private static double plan(Client admin, List<Map<String, Object>> model) throws Exception {
        long begun = System.nanoTime();
        admin.apply(admin.plan(Map.of("model", model)));
        return (System.nanoTime() - begun) / 1e9;
    }

    private static List<Map<String, Object>> model() {
        return List.of(
                Map.of("entity", "custom.buyer", "label", "Buyer", "plural", "Buyers"),
                Map.of("entity", "custom.buyer", "field", "turnover", "type", "decimal", "label", "Turnover"),
                Map.of("entity", "custom.buyer", "field", "orders", "type", "integer", "label", "Orders"),
                Map.of("entity", "custom.order", "label", "Order", "plural", "Orders"),
                Map.of("entity", "custom.order", "field", "amount", "type", "decimal", "label", "Amount"),
                Map.of(
                        "entity",
                        "custom.order",
                        "field",
                        "buyer",
                        "type",
                        "reference",
                        "label",
                        "Buyer",
                        "targets",
                        List.of("custom.buyer")));
    }

    private static List<Map<String, Object>> sums() {
        Map<String, Object> through = Map.of("entity", "custom.order", "field", "buyer");
        return List.of(
                Map.of(
                        "entity",
                        "custom.buyer",
                        "rule",
                        "turnover",
                        "kind",
                        "sum",
                        "field",
                        "turnover",
                        "over",
                        "amount",
                        "through",
                        through),
                Map.of(
                        "entity",
                        "custom.buyer",
                        "rule",
                        "orders",
                        "kind",
                        "sum",
                        "field",
                        "orders",
                        "through",
                        through));
    }

    private void make(Client admin) throws IOException, InterruptedException {
        Path file = folder.resolve("orders.ndjson");
        for (int from = 0; from < children; from += AT_ONCE) {
            List<String> lines = new ArrayList<>();
            for (int i = from; i < Math.min(children, from + AT_ONCE); i++) {
                lines.add("{\"name\":\"order %d\",\"amount\":\"%d.25\",\"buyer\":\"%s\"}"
                        .formatted(i, i % 1000, buyers.get(i % PARENTS)));
            }
            Files.write(file, lines);
            for (JsonNode line : admin.lines(ORDERS + "/bulk?atomic=true", "application/x-ndjson", file)) {
                orders.add(line.path("id").asText());
            }
        }
    }

    /** Each client has records of its own; one write in three is of a new one, one moves it to somebody else. */
    private void write(Wire wire, int client, Random random) throws IOException {
        String buyer = buyers.get(random.nextInt(PARENTS));
        int dice = random.nextInt(3);
        if (dice == 0) {
            wire.post(
                    ORDERS,
                    "{\"name\":\"new\",\"amount\":\"%d.5\",\"buyer\":\"%s\"}".formatted(random.nextInt(1000), buyer));
            return;
        }
        int own = orders.size() / CLIENTS;
        String path = ORDERS + "/" + orders.get(client * own + random.nextInt(own));
        long version = JSON.readTree(wire.get(path)).path("version").asLong();
        wire.patch(
                path,
                version,
                dice == 1
                        ? "{\"amount\":\"%d.75\"}".formatted(random.nextInt(1000))
                        : "{\"buyer\":\"%s\"}".formatted(buyer));
    }
}
