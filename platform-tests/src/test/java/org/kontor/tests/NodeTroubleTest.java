package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.testing.ServerProcess;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.posting.PostingPlugin;
import org.kontor.tests.works.WorksPlugin;

/**
 * Of two servers one stands still, or is gone, in the middle of its tasks: the other ends them, and each effect is
 * there once.
 */
class NodeTroubleTest {
    private static final int ROUNDS = Boolean.getBoolean("kontor.test.long") ? 100 : 2;
    private static final int ITEMS = 200;
    private static final int DOCUMENTS = 40;
    private static final long LEASE_MILLIS = 2000;
    private static final long LONGEST_UNTIL_TROUBLE = 400_000_000L;

    @TempDir
    Path home;

    private final Random random = new Random(23);
    private final List<String> tasks = new ArrayList<>();

    /** Befalls a server in the middle of its work. */
    private interface Trouble {
        void strike(ServerProcess server) throws Exception;
    }

    /** Answers the client of the server that was struck, which serves again. */
    private interface Mend {
        TestClient of(ServerProcess server, TestClient client, TestClient other) throws Exception;
    }

    @Test
    @Tag("R-22")
    void whatAServerWritesThatStoodStillForTwiceItsLeaseIsRefused() throws Exception {
        inEachRound(ServerProcess::pause, (server, client, other) -> {
            long end = System.nanoTime() + 2 * LEASE_MILLIS * 1_000_000L;
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
            server.goOn();
            return client;
        });
    }

    @Test
    @Tag("R-20")
    void whatAServerLeftThatWasKilledIsEndedByTheOther() throws Exception {
        inEachRound(ServerProcess::kill, (server, client, other) -> {
            tasks.forEach(task -> expectDone(other, task));
            return server.start();
        });
    }

    /** How many tasks one server began and the other ended: taken twice, and ended, each under a fence of its own. */
    private static long takenOver(ServerProcess server) {
        return new Tables(server::connect).number("select count(*) from system_task_run where fence > 2");
    }

    private void inEachRound(Trouble trouble, Mend mend) throws Exception {
        assumeThat(TestDatabase.wanted()).contains(TestDatabase.POSTGRESQL);
        try (ServerProcess first = ServerProcess.in(
                                home, TestDatabase.POSTGRESQL, PostingPlugin.class, WorksPlugin.class)
                        .setting("kontor.task.lease", LEASE_MILLIS + "ms");
                ServerProcess second = first.another(home)) {
            TestClient client = first.start();
            TestClient other = second.start();
            makeMany(client, "works/item", ITEMS, object("label", "each"));
            makeMany(client, "posting/document", DOCUMENTS, object("kind", "invoice", "on_day", "2026-01-01"));
            int rounds = 0;
            // a round shows nothing when the other server has the tasks, or they are done already, or a step is paused
            // in its middle, which holds its task until it goes on
            while (rounds < ROUNDS || takenOver(first) == 0) {
                assertThat(rounds).isLessThan(10 * ROUNDS);
                rounds++;
                tasks.add(Tasks.start(client, "works/all", object()));
                tasks.add(Tasks.start(client, "posting/receipt_all", object()));
                TaskWait.in(other, tasks.getLast(), Set.of("running", "done"));
                LockSupport.parkNanos(random.nextLong(LONGEST_UNTIL_TROUBLE));
                trouble.strike(first);
                client = mend.of(first, client, other);
                for (String task : tasks) {
                    expectDone(client, task);
                }
                tasks.clear();
            }
            Tasks.expectCountedOnceEach(other, ITEMS, rounds);
            expectNumbersWithoutGap(other, rounds);
        }
    }

    private static void makeMany(TestClient client, String entity, int count, JsonNode each) {
        client.ndjson("records/" + entity + "/bulk?atomic=true", Collections.nCopies(count, each))
                .expect(200);
    }

    private static void expectDone(TestClient client, String id) {
        JsonNode task = TaskWait.ended(client, id);
        assertThat(task.path("state").asText()).as("%s", task).isEqualTo("done");
        assertThat(client.get("records/system/task_failure?filter=task==" + id)
                        .expect(200)
                        .json()
                        .path("records"))
                .isEmpty();
    }

    private static void expectNumbersWithoutGap(TestClient client, int rounds) {
        List<String> numbers = new ArrayList<>();
        Map<String, Integer> receipts = new HashMap<>();
        for (JsonNode receipt :
                client.get("records/posting/receipt/export").expect(200).lines()) {
            numbers.add(receipt.path("number").asText());
            receipts.merge(receipt.at("/of_document/id").asText(), 1, Integer::sum);
        }
        numbers.sort(null);
        List<String> wanted = new ArrayList<>();
        for (int i = 1; i <= rounds * DOCUMENTS; i++) {
            wanted.add("r-%05d".formatted(i));
        }
        assertThat(numbers).isEqualTo(wanted);
        assertThat(receipts)
                .hasSize(DOCUMENTS)
                .allSatisfy((document, times) -> assertThat(times).isEqualTo(rounds));
    }
}
