package org.kontor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.kontor.benchmarks.plugin.DocumentsPlugin;

/**
 * Posts invoices on PostgreSQL: an action that moves the state, gives the next number of one series and freezes. The
 * baseline is pgbench with one transaction that does the same to rows without triggers: hold, count, number, entry in the
 * change log.
 */
final class Posting {
    private static final int CONNECTIONS = 8;
    private static final int ROUNDS = 3;
    private static final int WARM_UP_SECONDS = 40;
    private static final int LINES = 3;

    private final Path folder;
    private final int invoices;
    private final int seconds;

    Posting(Path folder, int invoices, int seconds) {
        this.folder = folder;
        this.invoices = invoices;
        this.seconds = seconds;
    }

    void run() throws IOException, InterruptedException, SQLException {
        Path plugins = PluginFolder.make(folder, "documents", DocumentsPlugin.class);
        try (Postgres postgres = Postgres.start(folder);
                Server server = Server.start(folder, plugins, postgres.settings())) {
            Worker worker = Worker.of(server, "documents.clerk");
            Invoices.fill(postgres, worker, invoices, LINES);
            postgres.run(
                    "create table bare_invoice (like documents_invoice including all)",
                    "insert into bare_invoice select * from documents_invoice",
                    "create table bare_change (like system_change including all)",
                    "create sequence bare_change_seq",
                    "create table bare_counter (series text primary key, last_count bigint)",
                    "insert into bare_counter values ('2026', 0)",
                    "vacuum analyze");
            measure(postgres, server, worker);
        }
    }

    private void measure(Postgres postgres, Server server, Worker worker)
            throws IOException, InterruptedException, SQLException {
        Path bare = Files.writeString(
                folder.resolve("posting.sql"), """
                \\set n random(0, %d)
                begin;
                select * from bare_invoice where id = %2$s for update;
                update bare_counter set last_count = last_count + 1 where series = '2026' returning last_count \\gset
                update bare_invoice set state = 'posted', number = '2026-' || lpad((:last_count)::text, 6, '0'),
                  version = version + 1, updated_at = now() where id = %2$s;
                insert into bare_change (seq, at, entity, record_id, version, kind, actor_id, actor_name, through, changes)
                  values (nextval('bare_change_seq'), now(), 'documents.invoice', %2$s, 2, 'ACTION', '%3$s', 'Worker',
                  'documents.invoice.post', '{"state":["draft","posted"],"number":[null,"2026-000001"]}');
                commit;
                """.formatted(invoices - 1, Invoices.invoice(":n"), worker.user()));
        Load.wrk(script(postgres, worker), server.url("/"), CONNECTIONS, WARM_UP_SECONDS);
        Load.pgbench(postgres, bare, CONNECTIONS, 2);
        for (int round = 1; round <= ROUNDS; round++) {
            Path posts = script(postgres, worker);
            Duration before = server.processorTime();
            Load.Figure ours = Load.wrk(posts, server.url("/"), CONNECTIONS, seconds);
            Duration spent = server.processorTime().minus(before);
            double theirs = Load.pgbench(postgres, bare, CONNECTIONS, seconds).perSecond();
            System.out.printf(
                    "posting on one series, %d connections, round %d: %,.0f a second, %.2f ms of the server's processor"
                            + " each; pgbench %,.0f a second, ratio %.2f%n",
                    CONNECTIONS,
                    round,
                    ours.perSecond(),
                    spent.toNanos() / 1e6 / ours.count(),
                    theirs,
                    ours.perSecond() / theirs);
        }
        // those that were under way when the last round ended
        Thread.sleep(1000);
        System.out.println("posted, and the numbers are without a gap: "
                + postgres.one("select count(*) || ', ' || (count(*) = count(distinct number)"
                        + " and count(*) = max(right(number, 6)::int)) from documents_invoice where state = 'posted'"));
    }

    /** Each invoice once, from the first one that was not posted yet. */
    private Path script(Postgres postgres, Worker worker) throws IOException, InterruptedException, SQLException {
        Thread.sleep(1000);
        String next = postgres.one("select coalesce(max(('x' || right(id::text, 12))::bit(48)::bigint) + 1, 0)"
                + " from documents_invoice where state = 'posted'");
        return Files.writeString(
                folder.resolve("posting.lua"), """
                n = %s
                wrk.headers["Authorization"] = "Bearer %s"
                wrk.headers["Content-Type"] = "application/json"
                wrk.headers["If-Match"] = '"1"'
                wrk.body = "{}"
                request = function()
                  n = n + 1
                  return wrk.format('POST', string.format('%s/%s%%012x/actions/post', n - 1))
                end
                """.formatted(next, worker.token(), Invoices.PATH, Invoices.idBegin()));
    }
}
