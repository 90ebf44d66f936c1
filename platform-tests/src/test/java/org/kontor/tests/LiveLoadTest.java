package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.core.plugin.PluginClassLoader;
import org.kontor.testing.Answer;
import org.kontor.testing.ClassHistogram;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.every.EveryPlugin;

/** A plugin comes, is replaced and goes, again and again, while fifty people work with others. */
@OnEachDatabase
class LiveLoadTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).setting("kontor.database.pool-size", "16");

    private static final int CLIENTS = 50;
    private static final int ROUNDS = Boolean.getBoolean("kontor.test.long") ? 100 : 5;
    private static final String BACKGROUND = """
            .permissions(Permission.of("coming", "work", "Work"))
            .backgrounds(Background.single("listen", running -> {
                while (!running.isStopping()) {
                    running.awaitStop(java.time.Duration.ofMinutes(5));
                }
            }))
            """;

    @Test
    @Tag("PLUS-81")
    void noRequestFailsButThoseToThePluginThatIsGone() throws Exception {
        PluginDesk desk = new PluginDesk(platform.admin());
        String one = desk.upload(PluginSource.withItem("coming", "1.0", BACKGROUND));
        String two = desk.upload(PluginSource.withItem(
                "coming", "2.0", BACKGROUND + ".permissions(Permission.of(\"coming\", \"more\", \"More\"))"));
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong count = new AtomicLong();
        Queue<Answer> failed = new ConcurrentLinkedQueue<>();
        List<Future<?>> working = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                working.add(clients.submit(() -> {
                    while (!done.get()) {
                        Answer answer = work(client);
                        count.incrementAndGet();
                        if (!isExpected(client, answer)) {
                            failed.add(answer);
                        }
                    }
                }));
            }
            try {
                for (int i = 0; i < ROUNDS; i++) {
                    desk.change("coming", "enabled", one);
                    desk.change("coming", "enabled", two);
                    desk.change("coming", "disabled");
                }
            } finally {
                done.set(true);
            }
            for (Future<?> each : working) {
                each.get();
            }
        }

        assertThat(failed).isEmpty();
        assertThat(count.get()).isGreaterThan(ROUNDS);
        assertThat(loaders()).as("class loaders: that of the plugin every").isEqualTo(1);
        assertThat(left(before)).isEmpty();
    }

    private static Answer work(int client) {
        return switch (client % 5) {
            case 0 -> platform.admin().get("records/coming/item?limit=5");
            case 1 -> platform.admin().post("records/coming/item", object("name", "one more"));
            case 2 -> platform.admin().post("records/every/box", object("label", "beside"));
            default -> platform.admin().get("records/every/box?limit=5");
        };
    }

    private static boolean isExpected(int client, Answer answer) {
        return answer.isOk() || client % 5 < 2 && (answer.status() == 404 || answer.status() == 409);
    }

    private static long loaders() {
        long left = ClassHistogram.live(PluginClassLoader.class);
        for (int i = 0; i < 100 && left > 1; i++) {
            LockSupport.parkNanos(100_000_000);
            left = ClassHistogram.live(PluginClassLoader.class);
        }
        return left;
    }

    /** Threads that bear the plugin's name. */
    private static Set<String> left(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.isAlive())
                .map(Thread::getName)
                .filter(name -> name.contains("coming"))
                .collect(Collectors.toSet());
    }
}
