package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.kontor.benchmarks.plugin.BenchPlugin;

/**
 * Changes many records at once and takes that back, deletes them and brings them back, while others read them and write some
 * of them: records per second, and what the others notice, against the same without a mass change.
 */
final class MassChanges {
    private static final int CLIENTS = 20;
    private static final int WRITERS = 10;
    private static final int PAUSE = 50;
    private static final String PEOPLE = "/api/v1/records/bench/person";
    private static final String CHANGES = "/api/v1/records/system/mass_change/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final int records;
    private final int seconds;

    MassChanges(Path folder, int records, int seconds) {
        this.folder = folder;
        this.records = records;
        this.seconds = seconds;
    }

    void run() throws Exception {
        Path plugins = PluginFolder.make(folder, "bench", BenchPlugin.class);
        try (Postgres postgres = Postgres.start(folder);
                Server server = Server.start(folder, plugins, postgres.settings())) {
            Worker worker = Worker.of(server, "bench.reader");
            BenchRows.fill(postgres, worker, records + CLIENTS);
            Client admin = Client.signIn(server, "admin", Server.PASSWORD);
            Crowd crowd = new Crowd(server, OwnFields.token(admin), CLIENTS, PAUSE, this::work);
            System.out.println("warming up ...");
            crowd.during(() -> {
                run(admin, "change", Map.of("filter", "score=lt=20", "change", Map.of("job_title", "Warm")));
                Thread.sleep(5000);
            });
            for (int round = 1; round <= 3; round++) {
                Times quiet = crowd.during(
                        () -> Thread.sleep(Duration.ofSeconds(3L * seconds).toMillis()));
                tell("without a mass change", quiet, quiet);
                String[] ids = new String[2];
                String title = "Title " + round;
                tell(
                        "changing",
                        crowd.during(() -> ids[0] =
                                run(admin, "changed", Map.of("all", true, "change", Map.of("job_title", title)))),
                        quiet);
                tell("taking back", crowd.during(() -> undo(admin, "taken back", ids[0])), quiet);
                tell(
                        "deleting",
                        crowd.during(() -> ids[1] =
                                run(admin, "deleted", Map.of("filter", "score=ge=0;score=lt=100", "delete", true))),
                        quiet);
                tell("bringing back", crowd.during(() -> undo(admin, "brought back", ids[1])), quiet);
            }
            System.out.println("resident memory of the server: " + server.residentMegabytes() + " MB");
        }
    }

    private static void tell(String what, Times times, Times quiet) {
        System.out.printf(
                Locale.ROOT,
                "  %s: others' requests %,d, p50 %.1f, p99 %.1f, most %.0f ms; ratio of p99 %.2f%n",
                what,
                times.count(),
                times.percent(50),
                times.percent(99),
                times.most(),
                times.percent(99) / quiet.percent(99));
    }

    private static String run(Client admin, String what, Map<String, Object> body) throws Exception {
        long begun = System.nanoTime();
        String id = admin.post(PEOPLE + "/mass", body).at("/mass_change/id").asText();
        await(admin, id, what, begun);
        return id;
    }

    private static String undo(Client admin, String what, String id) throws Exception {
        long begun = System.nanoTime();
        long version = admin.get(CHANGES + id).path("version").asLong();
        String undo = admin.post(CHANGES + id + "/actions/undo", Map.of(), version)
                .at("/show/id")
                .asText();
        await(admin, undo, what, begun);
        return undo;
    }

    private static void await(Client admin, String id, String what, long begun) throws Exception {
        JsonNode mass = admin.get(CHANGES + id);
        while (!Set.of("done", "failed", "cancelled", "unknown")
                .contains(mass.path("state").asText())) {
            Thread.sleep(50);
            mass = admin.get(CHANGES + id);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d of %,d %s (%,d left) in %.1f s, %,.0f a second; %s%n",
                mass.path("changed").asLong(),
                mass.path("matched").asLong(),
                what,
                mass.path("failed").asLong(),
                seconds,
                mass.path("changed").asLong() / seconds,
                mass.path("state").asText());
    }

    /** Half of them read lists, the others change the note of any record; one that is deleted meanwhile is none of theirs. */
    private void work(Wire wire, int client, Random random) throws IOException {
        if (client >= WRITERS) {
            wire.get(PEOPLE + "?filter=city==city_" + random.nextInt(60) + "&sort=full_name&limit=50");
            return;
        }
        String path =
                PEOPLE + "/" + String.format(Locale.ROOT, "00000000-0000-7000-8000-%012x", 1 + random.nextInt(records));
        try {
            long version = JSON.readTree(wire.get(path)).path("version").asLong();
            wire.patch(path, version, "{\"note\":\"note " + random.nextInt() + "\"}");
        } catch (IllegalStateException refused) {
            String reason = String.valueOf(refused.getMessage());
            // somebody else was faster, or it lies in the trash
            if (!reason.contains(" 412 ") && !reason.contains(" 404 ")) {
                throw refused;
            }
        }
    }
}
