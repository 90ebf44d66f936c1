package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.broken.BrokenPlugin;

/** A plugin fails too often, or is gone and leaves something behind. */
class QuarantineTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(BrokenPlugin.class).setting("kontor.plugins-callback-limit", "300ms");

    @Test
    @Tag("R-39")
    @Tag("PLUS-83")
    void onlyWhatNobodyAskedForByNameCountsAgainstIt() {
        platform.restart();
        for (int i = 0; i < 6; i++) {
            platform.admin()
                    .post("actions/broken/break", object("fault", "throw"))
                    .expectProblem(500);
        }
        assertThat(own().path("failures").asLong()).isEqualTo(6);
        for (int i = 0; i < 4; i++) {
            fail();
        }
        PluginDesk desk = new PluginDesk(platform.admin());
        assertThat(desk.state("broken")).as("after four").isEqualTo("active");

        fail();

        await(() -> desk.state("broken").equals("set_aside"));
        assertThat(desk.reasons("broken")).contains("failed too often", "hook before broken.case");
        platform.admin().get("records/broken/case").expect(404);
        desk.change("broken", "enabled");
        assertThat(desk.state("broken")).isEqualTo("active");
    }

    @Test
    @Tag("R-39")
    void whatAVersionLeavesBehindIsNamedUntilItIsGone() throws Exception {
        platform.restart();
        CountDownLatch gate = new CountDownLatch(1);
        System.getProperties().put("broken.gate", gate);
        platform.admin()
                .post("records/broken/case", object("code", UUID.randomUUID().toString(), "before_fault", "spawn"))
                .expect(201);
        Path installed = platform.home().resolve("plugins/broken");
        Path away = platform.home().resolve("away");
        Files.move(installed, away);
        try {
            platform.kernel().reload();
            await(() -> isLeftBehind("spawned by broken"));
            System.gc();
            await(() -> remains().path(0).path("leaking").asBoolean());

            gate.countDown();
            await(() -> {
                System.gc();
                return remains().isEmpty();
            });
        } finally {
            gate.countDown();
            System.getProperties().remove("broken.gate");
            delete(installed);
            Files.move(away, installed);
            platform.kernel().reload();
        }
    }

    private static boolean isLeftBehind(String thread) {
        return remains().size() == 1
                && remains().path(0).path("plugin").asText().equals("broken")
                && List.of(thread)
                        .equals(remains()
                                .path(0)
                                .path("threads")
                                .valueStream()
                                .map(JsonNode::asText)
                                .toList());
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void fail() {
        platform.admin()
                .post("records/broken/case", object("code", UUID.randomUUID().toString(), "before_fault", "throw"))
                .expectProblem(500);
    }

    private static JsonNode own() {
        return platform.admin()
                .get("platform/health")
                .expect(200)
                .json()
                .path("plugins")
                .path("broken");
    }

    private static JsonNode remains() {
        return platform.admin().get("platform/health").expect(200).json().path("remains");
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it came true in time").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
