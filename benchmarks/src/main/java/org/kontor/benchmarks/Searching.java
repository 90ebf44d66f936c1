package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.kontor.benchmarks.plugin.FindingPlugin;

/**
 * Indexes firms with names in four languages and searches them as somebody does who sees those of a team, half of all: records
 * indexed a second, answers to beginnings, typos and numbers, and how long after its saving a record is found.
 */
final class Searching {
    private static final String[] SYLLABLES = {
        "no", "vák", "kow", "ski", "mül", "ler", "hav", "lík", "dvo", "řák", "wiś", "niew", "zie", "liń", "schrö",
                "der", "häus",
        "ler", "pro", "cház", "ka", "szy", "mań", "bäck", "er", "koz", "łow", "jan", "kov", "burg", "stein", "mar",
                "tin", "žel",
        "ezn", "par", "dub", "ice", "wro", "cław"
    };
    private static final String[] CHINESE = {"北京", "行健", "华为", "科技", "有限公司", "上海", "明天", "东方", "国际", "贸易"};
    private static final String SEARCH = "/api/v1/search?limit=10&q=";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final int rows;
    private final int seconds;
    private final Random random = new Random(1);

    Searching(Path folder, int rows, int seconds) {
        this.folder = folder;
        this.rows = rows;
        this.seconds = seconds;
    }

    void run() throws Exception {
        Path plugins = PluginFolder.make(folder, "finding", FindingPlugin.class);
        try (Postgres postgres = Postgres.start(folder);
                Server server = Server.start(folder, plugins, postgres.settings())) {
            Worker worker = Worker.of(server, "finding.reader");
            fill(postgres, worker);
            Client admin = Client.signIn(server, "admin", Server.PASSWORD);
            index(admin);
            try (Wire wire = new Wire(server, worker.token())) {
                Map<String, Function<Integer, String>> kinds = Map.of(
                        "a beginning", n -> beginning(word(n)),
                        "two words", n -> word(n) + " " + beginning(word(n / SYLLABLES.length)),
                        "a typo", n -> typo(word(n)),
                        "Chinese, or how it is read", n -> random.nextBoolean() ? CHINESE[n % 10] : "xingjian",
                        "a phone's number", n -> "7" + String.format(Locale.ROOT, "%08d", n));
                for (int round = 0; round < 2; round++) {
                    for (Map.Entry<String, Function<Integer, String>> kind : kinds.entrySet()) {
                        measure(wire, (round == 0 ? "warming up: " : "") + kind.getKey(), kind.getValue());
                    }
                }
            }
            saved(admin, server);
            System.out.println("resident memory of the server: " + server.residentMegabytes() + " MB");
        }
    }

    private void fill(Postgres postgres, Worker worker) throws Exception {
        String syllables = "array['" + String.join("','", SYLLABLES) + "']";
        String chinese = "array['" + String.join("','", CHINESE) + "']";
        int size = SYLLABLES.length;
        postgres.run(
                """
                insert into finding_firm (id, version, created_at, created_by, updated_at, updated_by, owner_id, team_id,
                  called, city, email, phone, note)
                select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 1, now(), '%1$s', now(), '%1$s',
                  null, case when n %% 2 = 0 then '%2$s'::uuid end,
                  case when n %% 5 = 0 then (%4$s)[n / 5 %% 10 + 1] || (%4$s)[n / 50 %% 10 + 1] || (%4$s)[n / 500 %% 10 + 1]
                  else initcap((%5$s)[n %% %6$d + 1] || (%5$s)[n / %6$d %% %6$d + 1] || (%5$s)[n / %6$d / %6$d %% %6$d + 1])
                  || ' ' || initcap((%5$s)[n / %6$d %% %6$d + 1] || (%5$s)[n * 7 %% %6$d + 1]) || ' s.r.o.' end,
                  initcap((%5$s)[n * 3 %% %6$d + 1] || (%5$s)[n * 11 %% %6$d + 1]), 'p' || n || '@firma' || n %% 1000 || '.cz',
                  '+420 7' || lpad(n::text, 8, '0'),
                  'Smlouva, umowa, Vertrag and 合同 of firm number ' || n || ' since ' || (1990 + n %% 37)
                from generate_series(1, %3$d) n""".formatted(worker.user(), worker.team(), rows, chinese, syllables, size),
                "vacuum analyze finding_firm");
    }

    private void index(Client admin) throws Exception {
        long begun = System.nanoTime();
        admin.post("/api/v1/platform/search-index/rebuild", Map.of());
        JsonNode state;
        do {
            Thread.sleep(100);
            state = admin.get("/api/v1/platform/search-index");
        } while (state.path("records").asLong() < rows || state.path("building").asBoolean());
        double took = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d records indexed in %.1f s, %,.0f a second; %,d MB on disk%n",
                state.path("records").asLong(),
                took,
                rows / took,
                state.path("bytes").asLong() / 1024 / 1024);
    }

    private void measure(Wire wire, String what, Function<Integer, String> words) throws Exception {
        int[] found = new int[2];
        Times times = Times.of(Duration.ofSeconds(seconds), () -> {
            String asked = words.apply(random.nextInt(rows));
            JsonNode answer = JSON.readTree(wire.get(SEARCH + URLEncoder.encode(asked, StandardCharsets.UTF_8)));
            found[0] += answer.path("groups").isEmpty() ? 0 : 1;
            found[1] += answer.path("partial").asBoolean() ? 1 : 0;
        });
        System.out.printf(
                Locale.ROOT,
                "  %s: %,d questions, p50 %.1f, p99 %.1f, most %.0f ms; something found %,d times, cut short %d times%n",
                what,
                times.count(),
                times.percent(50),
                times.percent(99),
                times.most(),
                found[0],
                found[1]);
    }

    private void saved(Client admin, Server server) throws Exception {
        Times times = new Times();
        try (Wire wire = new Wire(server, OwnFields.token(admin))) {
            for (int i = 0; i < 50; i++) {
                String name = "Gespeichert" + Integer.toString(100_000 + i, 26).replaceAll("\\d", "q");
                long begun = System.nanoTime();
                wire.post("/api/v1/records/finding/firm", "{\"called\":\"" + name + "\"}");
                while (JSON.readTree(wire.get(SEARCH + name)).path("groups").isEmpty()) {
                    Thread.onSpinWait();
                }
                times.add(System.nanoTime() - begun);
            }
        }
        System.out.printf(
                Locale.ROOT, "saved and found after p50 %.0f, p99 %.0f ms%n", times.percent(50), times.percent(99));
    }

    private static String word(int n) {
        List<String> all = List.of(SYLLABLES);
        int size = all.size();
        return all.get(n % size) + all.get(n / size % size) + all.get(n / size / size % size);
    }

    private static String beginning(String word) {
        return word.substring(0, Math.min(word.length(), 4));
    }

    /** Two letters in each other's place. */
    private static String typo(String word) {
        int at = word.length() / 2;
        return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    }
}
