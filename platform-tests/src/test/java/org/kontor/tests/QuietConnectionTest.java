package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.trouble.TroublePlugin;

/** A connection on which nothing moves is closed, save where it is the server that has not come to it yet. */
@OnEachDatabase
class QuietConnectionTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(TroublePlugin.class).setting("kontor.http.request-timeout", "1s");

    @Test
    void aLargeBodyIsReadToItsEndHoweverSlowlyTheServerComesToIt() throws Exception {
        List<ObjectNode> lines = new ArrayList<>();
        lines.add(object("kind", "block"));
        for (int i = 0; i < 1500; i++) {
            lines.add(object("kind", "none " + "x".repeat(200)));
        }
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1) {
            @Override
            public void await() throws InterruptedException {
                reached.countDown();
                super.await();
            }
        };
        System.getProperties().put("trouble.gate", gate);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> load = callers.submit(() -> platform.admin().ndjson("records/trouble/case/bulk", lines));
            reached.await();
            waitUntilQuietConnectionsAreClosed();
            gate.countDown();
            assertThat(load.get().expect(200).lines())
                    .hasSize(lines.size())
                    .allSatisfy(line -> assertThat(line.get("status").asInt()).isEqualTo(201));
        } finally {
            gate.countDown();
            System.getProperties().remove("trouble.gate");
        }
    }

    /** One that is younger than the one that is looked at: when this is closed, the time of the other is over too. */
    private static void waitUntilQuietConnectionsAreClosed() throws IOException {
        try (Socket quiet = new Socket("localhost", platform.kernel().port())) {
            quiet.setSoTimeout(60_000);
            assertThat(quiet.getInputStream().read()).isEqualTo(-1);
        }
    }
}
