package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.testing.Answer;
import org.kontor.testing.ServerProcess;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.every.EveryPlugin;

/** The server is killed in the middle of its work, and started again: what it had acknowledged is there, and whole. */
class KillTest {
    private static final int KILLS = Boolean.getBoolean("kontor.test.long") ? 200 : 3;
    private static final int WRITERS = 4;
    private static final String THINGS = "records/every/thing";

    @TempDir
    Path home;

    @OfEachDatabase
    @Tag("R-31")
    void whatWasAcknowledgedSurvivesAKillAndWhatWasNotIsDoneOnceWhenItIsSentAgain(TestDatabase database)
            throws Exception {
        Random random = new Random(7);
        Queue<JsonNode> acknowledged = new ConcurrentLinkedQueue<>();
        Queue<String> unanswered = new ConcurrentLinkedQueue<>();
        ServerProcess server = ServerProcess.in(home, database, EveryPlugin.class);
        try (server) {
            for (int kill = 0; kill < KILLS; kill++) {
                TestClient admin = server.start();
                sendAgain(admin, acknowledged, unanswered);
                writeUntilKilled(server, admin, acknowledged, unanswered, random.nextInt(50, 800));
            }
            TestClient admin = server.start();
            sendAgain(admin, acknowledged, unanswered);
            expectAll(admin, acknowledged);
        }
    }

    private static void writeUntilKilled(
            ServerProcess server, TestClient admin, Queue<JsonNode> acknowledged, Queue<String> unanswered, int millis)
            throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                running.add(writers.submit(() -> write(admin, acknowledged, unanswered, done)));
            }
            LockSupport.parkNanos(millis * 1_000_000L);
            server.kill();
            done.set(true);
            for (Future<?> writer : running) {
                writer.get();
            }
        }
    }

    private static void write(
            TestClient admin, Queue<JsonNode> acknowledged, Queue<String> unanswered, AtomicBoolean done) {
        while (!done.get()) {
            String caption = UUID.randomUUID().toString();
            try {
                Answer made = create(admin, caption);
                if (made.isOk()) {
                    acknowledged.add(made.json());
                }
            } catch (UncheckedIOException killed) {
                // no answer, so nothing was promised
                unanswered.add(caption);
                return;
            }
        }
    }

    private static Answer create(TestClient admin, String caption) {
        return admin.header("Idempotency-Key", caption)
                .post(THINGS, object("caption", caption, "lines", array(object("text", "a"), object("text", "b"))));
    }

    /** What got no answer is sent once more: it is done now, or was done and says so. */
    private static void sendAgain(TestClient admin, Queue<JsonNode> acknowledged, Queue<String> unanswered) {
        for (String caption : unanswered) {
            acknowledged.add(create(admin, caption).expect(201).json());
        }
        unanswered.clear();
    }

    private static void expectAll(TestClient admin, Queue<JsonNode> acknowledged) {
        assertThat(acknowledged).isNotEmpty();
        List<String> lost = new ArrayList<>();
        for (JsonNode record : acknowledged) {
            Answer answer = admin.get(THINGS + "/" + record.path("id").asText());
            if (answer.status() == 404) {
                lost.add(record.path("id").asText());
            } else {
                assertThat(answer.expect(200).json()).isEqualTo(record);
            }
        }
        assertThat(lost).as("lost of %d acknowledged", acknowledged.size()).isEmpty();
        List<String> captions = new ArrayList<>();
        for (JsonNode record : admin.get(THINGS + "/export").expect(200).lines()) {
            assertThat(record.path("lines")).as("half a record: %s", record).hasSize(2);
            captions.add(record.path("caption").asText());
        }
        assertThat(captions).doesNotHaveDuplicates().hasSameSizeAs(acknowledged);
    }
}
