package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.every.EveryPlugin;

/** The platform is built anew while people work. */
@OnEachDatabase
class SwapTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final int REBUILDS = Boolean.getBoolean("kontor.test.long") ? 500 : 25;
    private static final int CLIENTS = 6;

    @Test
    void noRequestFailsWhileThePlatformIsReplaced() throws Exception {
        platform.admin();
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong count = new AtomicLong();
        Queue<Answer> failed = new ConcurrentLinkedQueue<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                running.add(clients.submit(() -> {
                    while (!done.get()) {
                        Answer answer = client % 2 == 0
                                ? platform.admin().get("records/every/box?limit=5")
                                : platform.admin().post("records/every/box", object("label", "swap"));
                        count.incrementAndGet();
                        if (!answer.isOk()) {
                            failed.add(answer);
                        }
                    }
                }));
            }
            try {
                for (int i = 0; i < REBUILDS; i++) {
                    platform.kernel().reload();
                }
            } finally {
                done.set(true);
            }
            for (Future<?> client : running) {
                client.get();
            }
        }
        assertThat(failed).isEmpty();
        assertThat(count.get()).isGreaterThan(REBUILDS);
    }
}
