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
import org.kontor.tests.posting.PostingPlugin;

/** The server is killed while documents are posted: no number is lost, none is given twice. */
class PostingKillTest {
    private static final int KILLS = Boolean.getBoolean("kontor.test.long") ? 50 : 2;
    private static final int WRITERS = 4;
    /** A server that has just started on a busy machine takes its time. */
    private static final int POSTED_BEFORE_KILL = 10;

    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final String DOCUMENTS = "records/posting/document";

    @TempDir
    Path home;

    @OfEachDatabase
    @Tag("R-32")
    void noNumberIsMissingAndNoneIsThereTwice(TestDatabase database) throws Exception {
        Random random = new Random(11);
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        try (ServerProcess server = ServerProcess.in(home, database, PostingPlugin.class)) {
            for (int kill = 0; kill < KILLS; kill++) {
                postUntilKilled(server, server.start(), acknowledged, random.nextInt(500));
            }
            List<String> stored = numbers(server.start());
            List<String> wanted = new ArrayList<>();
            for (int i = 1; i <= stored.size(); i++) {
                wanted.add("invoice-2026-%05d".formatted(i));
            }
            assertThat(acknowledged).isNotEmpty();
            assertThat(stored).isEqualTo(wanted).containsAll(acknowledged);
        }
    }

    private static void postUntilKilled(ServerProcess server, TestClient admin, Queue<String> acknowledged, int millis)
            throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                running.add(writers.submit(() -> post(admin, acknowledged, done)));
            }
            int enough = acknowledged.size() + POSTED_BEFORE_KILL;
            long from = System.nanoTime();
            while (acknowledged.size() < enough && System.nanoTime() - from < PATIENCE_NANOS) {
                LockSupport.parkNanos(5_000_000L);
            }
            LockSupport.parkNanos(millis * 1_000_000L);
            server.kill();
            done.set(true);
            for (Future<?> writer : running) {
                writer.get();
            }
        }
    }

    private static void post(TestClient admin, Queue<String> acknowledged, AtomicBoolean done) {
        JsonNode lines = array(object("quantity", "1", "price", "1", "rate", "19"));
        try {
            while (!done.get()) {
                Answer draft = admin.post(DOCUMENTS, object("kind", "invoice", "on_day", "2026-01-01", "lines", lines));
                if (draft.isOk()) {
                    String path = DOCUMENTS + "/" + draft.id();
                    Answer posted = admin.header("If-Match", draft.etag()).post(path + "/actions/post", object());
                    if (posted.isOk()) {
                        acknowledged.add(admin.get(path).expect(200).text("number"));
                    }
                }
            }
        } catch (UncheckedIOException killed) {
            // no answer, so nothing was promised
        }
    }

    private static List<String> numbers(TestClient admin) {
        List<String> numbers = new ArrayList<>();
        for (JsonNode document : admin.get(DOCUMENTS + "/export").expect(200).lines()) {
            if (document.path("number").isTextual()) {
                numbers.add(document.path("number").asText());
            }
        }
        numbers.sort(null);
        return numbers;
    }
}
