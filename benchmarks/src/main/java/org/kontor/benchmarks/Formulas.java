package org.kontor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What formulas cost: the same lists and the same writes of an entity with five fields that are filled in, and of one where
 * they are worked out, in turns; and how long a plan takes with the records that are there.
 */
final class Formulas {
    private static final String PLAIN = "custom.plain";
    private static final String WORKED_OUT = "custom.worked_out";
    private static final int AT_ONCE = 5_000;
    private static final int ROUNDS = 5;
    private static final List<String> EXPRESSIONS = List.of(
            "round(net * 1.21, 2)",
            "gross0 - coalesce(paid, 0)",
            "net * 0.10 + 3",
            "gross0 > 1000 ? gross0 * 0.95 : gross0",
            "max(net, coalesce(paid, 0)) - min(net, coalesce(paid, 0))");

    private final Path folder;
    private final int rows;
    private final int seconds;

    Formulas(Path folder, int rows, int seconds) {
        this.folder = folder;
        this.rows = rows;
        this.seconds = seconds;
    }

    void run() throws Exception {
        Path none = Files.createDirectories(folder.resolve("plugins"));
        try (Postgres postgres = Postgres.start(folder);
                Server server = Server.start(folder, none, postgres.settings())) {
            Client admin = Client.signIn(server, "admin", Server.PASSWORD);
            plan(admin, model(PLAIN));
            plan(admin, model(WORKED_OUT));
            Path plain = write(true);
            Path bare = write(false);
            load(admin, PLAIN, plain);
            load(admin, WORKED_OUT, bare);
            long before = server.residentMegabytes();
            double planned = plan(admin, formulas());
            System.out.printf(
                    "five formulas over %,d records: planned and applied in %.1f s; resident %d MB before, %d MB after%n",
                    rows, planned, before, server.residentMegabytes());
            postgres.run("vacuum analyze");
            Times plainLoads = new Times();
            Times loads = new Times();
            Times plainLists = new Times();
            Times lists = new Times();
            for (int i = 0; i < ROUNDS; i++) {
                plainLoads.add(load(admin, PLAIN, plain));
                loads.add(load(admin, WORKED_OUT, bare));
                list(admin, PLAIN, plainLists);
                list(admin, WORKED_OUT, lists);
            }
            System.out.printf(
                    "a list of 50 sorted by such a field: plain p50 %.2f, p99 %.2f ms; worked out p50 %.2f, p99 %.2f ms; ratio of p50"
                            + " %.2f%n",
                    plainLists.percent(50),
                    plainLists.percent(99),
                    lists.percent(50),
                    lists.percent(99),
                    lists.percent(50) / plainLists.percent(50));
            System.out.printf(
                    "%,d records by bulk, p50 of %d rounds: plain %.2f s, worked out %.2f s; ratio %.2f%n",
                    rows,
                    ROUNDS,
                    plainLoads.percent(50) / 1000,
                    loads.percent(50) / 1000,
                    loads.percent(50) / plainLoads.percent(50));
        }
    }

    private static List<Map<String, Object>> model(String entity) {
        List<Map<String, Object>> model = new ArrayList<>();
        model.add(Map.of("entity", entity, "label", "Sale", "plural", "Sales"));
        List<String> fields = new ArrayList<>(List.of("net", "paid"));
        for (int i = 0; i < EXPRESSIONS.size(); i++) {
            fields.add("gross" + i);
        }
        fields.forEach(field -> model.add(Map.of("entity", entity, "field", field, "type", "decimal", "label", field)));
        model.add(Map.of("entity", entity, "rule", "fast", "kind", "index", "fields", List.of("gross0")));
        return model;
    }

    private static List<Map<String, Object>> formulas() {
        List<Map<String, Object>> model = new ArrayList<>();
        for (int i = 0; i < EXPRESSIONS.size(); i++) {
            String field = "gross" + i;
            model.add(Map.of(
                    "entity",
                    WORKED_OUT,
                    "rule",
                    field,
                    "kind",
                    "formula",
                    "field",
                    field,
                    "expression",
                    EXPRESSIONS.get(i)));
        }
        return model;
    }

    /** Seconds that it took. */
    private static double plan(Client admin, List<Map<String, Object>> model) throws Exception {
        long begun = System.nanoTime();
        admin.apply(admin.plan(Map.of("model", model)));
        return (System.nanoTime() - begun) / 1e9;
    }

    /** The records as lines. */
    private Path write(boolean whole) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            String more = whole
                    ? ",\"gross0\":\"%d.21\",\"gross1\":\"1.5\",\"gross2\":\"2.5\",\"gross3\":\"3.5\",\"gross4\":\"4.5\""
                            .formatted(i)
                    : "";
            lines.add("{\"name\":\"sale %d\",\"net\":\"%d.5\",\"paid\":\"%d.25\"%s}".formatted(i, i, i / 2, more));
        }
        return Files.write(folder.resolve(whole ? "plain.ndjson" : "bare.ndjson"), lines);
    }

    private static String path(String entity) {
        return "/api/v1/records/" + entity.replace('.', '/');
    }

    /** Nanoseconds that it took. */
    private long load(Client admin, String entity, Path file) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        for (int i = 0; i < rows / AT_ONCE; i++) {
            admin.upload(path(entity) + "/bulk?atomic=true", "application/x-ndjson", file);
        }
        return System.nanoTime() - begun;
    }

    private void list(Client admin, String entity, Times times) throws Exception {
        String query = path(entity) + "?limit=50&sort=-gross0";
        Times.of(Duration.ofMillis(500), () -> admin.get(query));
        long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos() / ROUNDS;
        while (System.nanoTime() < until) {
            long begun = System.nanoTime();
            admin.get(query);
            times.add(System.nanoTime() - begun);
        }
    }
}
