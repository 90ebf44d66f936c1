package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.kontor.benchmarks.plugin.BenchPlugin;
import org.kontor.benchmarks.plugin.DocumentsPlugin;

/**
 * How long it takes until a plugin that is enabled, replaced by another version or disabled has come or gone, while fifty
 * clients read and write records of another one, each with a pause after each answer, and what those notice: their
 * requests are measured without changes and with them. A request that fails ends the run.
 */
final class Swapping {
    private static final int CLIENTS = 50;
    private static final int WRITERS = 10;
    private static final int LINES = 3;
    private static final int WARM_UP_ROUNDS = 5;
    private static final int QUIET_SECONDS = 20;

    private final Path folder;
    private final int rounds;
    private final int pauseMillis;
    private final AtomicInteger number = new AtomicInteger();

    /** @param pauseMillis how long a client waits after an answer; without a pause they ask for all that there is */
    Swapping(Path folder, int rounds, int pauseMillis) {
        this.folder = folder;
        this.rounds = rounds;
        this.pauseMillis = pauseMillis;
    }

    void run() throws Exception {
        Path plugins = PluginFolder.make(folder, "documents", DocumentsPlugin.class);
        try (Postgres postgres = Postgres.start(folder);
                Server server = Server.start(folder, plugins, postgres.settings())) {
            Worker worker = Worker.of(server, "documents.clerk");
            Invoices.fill(postgres, worker, 1000, LINES);
            Client admin = Client.signIn(server, "admin", Server.PASSWORD);
            String one = upload(admin, "1.0");
            String two = upload(admin, "2.0");
            work(server, worker, () -> swap(admin, one, two, WARM_UP_ROUNDS, new Times(), new Times()));
            Times quiet = work(server, worker, () -> Thread.sleep(QUIET_SECONDS * 1000L));
            Times plans = new Times();
            Times swaps = new Times();
            Times swapping = work(server, worker, () -> swap(admin, one, two, rounds, plans, swaps));
            System.out.printf(
                    "%d rounds of enable, replace, disable under %d clients with pauses of %d ms: planned within p50 %.0f, p99 %.0f ms, swapped"
                            + " within p50 %.0f, p99 %.0f, at most %.0f ms%n",
                    rounds,
                    CLIENTS,
                    pauseMillis,
                    plans.percent(50),
                    plans.percent(99),
                    swaps.percent(50),
                    swaps.percent(99),
                    swaps.most());
            System.out.printf(
                    "requests to another plugin: without changes %,d, p50 %.1f, p99 %.1f, at most %.1f ms; with them %,d, p50"
                            + " %.1f, p99 %.1f, at most %.1f ms; none failed; ratio of p99 %.2f%n",
                    quiet.count(),
                    quiet.percent(50),
                    quiet.percent(99),
                    quiet.most(),
                    swapping.count(),
                    swapping.percent(50),
                    swapping.percent(99),
                    swapping.most(),
                    swapping.percent(99) / quiet.percent(99));
        }
    }

    /** What clients meet while something is done. */
    private Times work(Server server, Worker worker, Times.Work meanwhile) throws Exception {
        return new Crowd(server, worker.token(), CLIENTS, pauseMillis, (wire, client, random) -> {
                    if (client < WRITERS) {
                        wire.post(Invoices.PATH, Invoices.json(number.incrementAndGet(), LINES));
                    } else {
                        wire.get(Invoices.PATH + "?limit=10");
                    }
                })
                .during(meanwhile);
    }

    private static void swap(Client admin, String one, String two, int rounds, Times plans, Times swaps)
            throws Exception {
        for (int i = 0; i < rounds; i++) {
            change(admin, Map.of("plugin", "bench", "to", "enabled", "hash", one), plans, swaps);
            change(admin, Map.of("plugin", "bench", "to", "enabled", "hash", two), plans, swaps);
            change(admin, Map.of("plugin", "bench", "to", "disabled"), plans, swaps);
        }
    }

    private static void change(Client admin, Map<String, String> change, Times plans, Times swaps) throws Exception {
        long begun = System.nanoTime();
        JsonNode plan = admin.plan(Map.of("changes", List.of(change)));
        long planned = System.nanoTime();
        admin.apply(plan);
        swaps.add(System.nanoTime() - planned);
        plans.add(planned - begun);
    }

    /** Uploads a version, and answers its hash. */
    private String upload(Client admin, String version) throws Exception {
        Path jar = Files.write(
                folder.resolve("bench-" + version + ".jar"), PluginFolder.jar("bench", version, BenchPlugin.class));
        return admin.upload("/api/v1/platform/plugins", "application/octet-stream", jar)
                .path("hash")
                .asText();
    }
}
