package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.kontor.benchmarks.plugin.BenchPlugin;

/**
 * Reads by id, lists and pages of a million rows on PostgreSQL, as a user who sees the own team's records, against
 * pgbench with the same SELECT in the same run.
 */
final class Reading {
    private static final int CONNECTIONS = 32;
    private static final int ROUNDS = 3;
    /** On two cores that are both busy, Java takes a minute to compile what runs most. */
    private static final int WARM_UP_SECONDS = 75;

    private static final String PEOPLE = "/api/v1/records/bench/person";
    private static final String ID = "('00000000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid";

    private final Path folder;
    private final int rows;
    private final int seconds;

    Reading(Path folder, int rows, int seconds) {
        this.folder = folder;
        this.rows = rows;
        this.seconds = seconds;
    }

    void run() throws IOException, InterruptedException, SQLException {
        Path plugins = PluginFolder.make(folder, "bench", BenchPlugin.class);
        try (Postgres postgres = Postgres.start(folder);
                Server server = Server.start(folder, plugins, postgres.settings())) {
            String token = fill(postgres, server);
            measure(postgres, server, token);
        }
    }

    private String fill(Postgres postgres, Server server) throws IOException, InterruptedException, SQLException {
        Worker worker = Worker.of(server, "bench.reader");
        System.out.println("Filling " + rows + " rows ...");
        BenchRows.fill(postgres, worker, rows);
        return worker.token();
    }

    private void measure(Postgres postgres, Server server, String token)
            throws IOException, InterruptedException, SQLException {
        Path read = script(
                "read.lua",
                token,
                "return wrk.format('GET', string.format('" + PEOPLE + "/00000000-0000-7000-8000-%012x', math.random("
                        + rows + ")))");
        String list = PEOPLE + "?filter=city==city_%d&sort=full_name&limit=50";
        Path lists = script(
                "list.lua", token, "return wrk.format('GET', string.format('" + list + "', math.random(0, 59)))");
        postgres.noteStatements(true);
        Load.wrk(read, server.url("/"), 1, 1);
        Path readSql = sql(
                "read.sql",
                "\\set n random(1, " + rows + ")",
                replaceId(Statements.last(postgres.log(), "bench_person", "", "")));
        Load.wrk(lists, server.url("/"), 1, 1);
        String listed = Statements.last(postgres.log(), "bench_person", "", "");
        Path listSql =
                sql("list.sql", "\\set c random(0, 59)", listed.replaceAll("'city_\\d+'", "('city_' || :c::int)"));
        postgres.noteStatements(false);
        compare("read by id", postgres, server, read, readSql);
        compare("list of 50", postgres, server, lists, listSql);
        page(server, token);
        System.out.println("resident memory of the server: " + server.residentMegabytes() + " MB");
    }

    private static String replaceId(String statement) {
        return statement.replaceAll("'00000000-0000-7000-8000-[0-9a-f]{12}'", ID.replace("$", "\\$"));
    }

    private void compare(String what, Postgres postgres, Server server, Path lua, Path sql)
            throws IOException, InterruptedException {
        Load.wrk(lua, server.url("/"), CONNECTIONS, WARM_UP_SECONDS);
        double best = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            Duration before = server.processorTime();
            Load.Figure ours = Load.wrk(lua, server.url("/"), CONNECTIONS, seconds);
            Duration spent = server.processorTime().minus(before);
            Load.Figure theirs = Load.pgbench(postgres, sql, CONNECTIONS, seconds);
            double ratio = ours.perSecond() / theirs.perSecond();
            best = Math.max(best, ratio);
            System.out.printf(
                    "%s, round %d: %,.0f requests/s, pgbench %,.0f/s, ratio %.2f, server processor time %.3f ms a request%n",
                    what, round, ours.perSecond(), theirs.perSecond(), ratio, spent.toNanos() / 1e6 / ours.count());
        }
        System.out.printf("%s: best ratio %.2f%n", what, best);
    }

    /** The first page against the page after the hundred-thousandth row. */
    private void page(Server server, String token) throws IOException, InterruptedException {
        Client admin = Client.signIn(server, "admin", Server.PASSWORD);
        String first = PEOPLE + "?sort=full_name&limit=50";
        String cursor = "";
        int skipped = 0;
        while (skipped < Math.min(100_000, rows / 2)) {
            JsonNode page = admin.get(PEOPLE + "?sort=full_name&fields=full_name&limit=1000"
                    + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            cursor = URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8);
            skipped += page.path("records").size();
        }
        Path begin = script("first.lua", token, "return wrk.format('GET', '" + first + "')");
        Path deep = script("deep.lua", token, "return wrk.format('GET', '" + first + "&cursor=" + cursor + "')");
        Load.wrk(begin, server.url("/"), CONNECTIONS, seconds);
        Load.wrk(deep, server.url("/"), CONNECTIONS, seconds);
        for (int round = 1; round <= ROUNDS; round++) {
            double shallow =
                    Load.wrk(begin, server.url("/"), CONNECTIONS, seconds).perSecond();
            double far = Load.wrk(deep, server.url("/"), CONNECTIONS, seconds).perSecond();
            System.out.printf(
                    "round %d: first page %,.0f/s, page after row %,d %,.0f/s, ratio %.2f%n",
                    round, shallow, skipped, far, far / shallow);
        }
    }

    private Path script(String name, String token, String request) throws IOException {
        return Files.writeString(folder.resolve(name), """
                math.randomseed(42)
                wrk.headers["Authorization"] = "Bearer %s"
                request = function()
                  %s
                end
                """.formatted(token, request));
    }

    private Path sql(String name, String set, String statement) throws IOException {
        return Files.writeString(folder.resolve(name), set + "\n" + statement + ";\n");
    }
}
