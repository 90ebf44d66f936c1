package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.trouble.TroublePlugin;

/** A plugin's code blocks, and nobody waits for it beyond the limit. On a server of its own: the code goes on later. */
@OnEachDatabase
class BlockedCodeTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration LARGE_LIMIT = Duration.ofSeconds(7);

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(TroublePlugin.class)
            // the hook is given up by the request's limit too
            .setting("kontor.plugins-callback-limit", "1m")
            .setting("kontor.http.request-timeout", LIMIT.toSeconds() + "s")
            .setting("kontor.http.large-body-timeout", LARGE_LIMIT.toSeconds() + "s");

    @Test
    void codeThatBlocksHoldsNoAnswerBeyondTheLimit() throws Exception {
        checkGivenUp(
                LIMIT,
                () -> platform.admin().get("plugins/trouble/make/block"),
                () -> platform.admin().get("plugins/trouble/stream/block"),
                () -> platform.admin().post("records/trouble/case", object("kind", "block")),
                () -> platform.admin().post("actions/trouble/make", object("how", "block")));
    }

    @Test
    void codeThatBlocksALargeBodyHoldsNoAnswerBeyondItsOwnLimit() throws Exception {
        checkGivenUp(
                LARGE_LIMIT,
                () -> platform.admin().ndjson("records/trouble/case/bulk", List.of(object("kind", "block"))));
    }

    @SafeVarargs
    private static void checkGivenUp(Duration limit, Supplier<Answer>... requests) throws Exception {
        TestClient admin = platform.admin();
        CountDownLatch gate = new CountDownLatch(1);
        System.getProperties().put("trouble.gate", gate);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            List<Future<Answer>> answers = Stream.of(requests)
                    .map(request -> callers.submit(request::get))
                    .toList();
            // the code goes on only after these answers
            for (Future<Answer> answer : answers) {
                answer.get().expectProblem(503);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(limit.minusMillis(100));
            admin.get("records/trouble/case").expect(200);
        } finally {
            gate.countDown();
            System.getProperties().remove("trouble.gate");
        }
    }
}
