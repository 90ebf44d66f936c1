package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kontor.testing.ServerProcess;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.broken.BrokenPlugin;
import org.kontor.tests.every.EveryPlugin;

/** A plugin's code ends the process: the next start leaves it out, and says so. */
@DisabledIfSystemProperty(named = "kontor.test.database", matches = "postgresql")
@DisabledOnOs(OS.WINDOWS)
class CrashTest {
    private static final Path SCRIPT = Path.of("../distribution/src/main/bin/kontor");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"exit, its code ended the server", "hog, memory ran out in its code"})
    @Tag("R-39")
    @Tag("PLUS-83")
    void aPluginThatEndsTheServerIsLeftOutUntilItIsEnabledAgain(String fault, String reason) throws Exception {
        try (ServerProcess server = server()) {
            breakBy(server.start(), fault);
            assertThat(server.awaitEnd(PATIENCE))
                    .as("so that the service is started again")
                    .isEqualTo(3);

            for (int start = 0; start < 2; start++) {
                TestClient admin = server.start();
                JsonNode broken = report(admin, "broken");
                assertThat(broken.path("state").asText()).isEqualTo("set_aside");
                assertThat(broken.path("violations").path(0).path("reason").asText())
                        .startsWith(reason);
                assertThat(report(admin, "every").path("state").asText()).isEqualTo("active");
                admin.post("records/every/box", object("label", "goes on")).expect(201);
                server.kill();
            }

            TestClient admin = server.start();
            new PluginDesk(admin).change("broken", "enabled");
            assertThat(report(admin, "broken").path("state").asText()).isEqualTo("active");
        }
    }

    @Test
    @Tag("R-39")
    void aServerThatRunsOutOfMemoryElsewhereEndsToo() throws Exception {
        try (ServerProcess server = server()) {
            breakBy(server.start(), "hog_behind");
            assertThat(server.awaitEnd(PATIENCE)).isNotZero();
            assertThat(report(server.start(), "broken").path("state").asText()).isEqualTo("active");
        }
    }

    private ServerProcess server() throws IOException {
        return ServerProcess.in(folder, TestDatabase.H2, BrokenPlugin.class, EveryPlugin.class)
                .setting("kontor.http.stop-timeout", "1s")
                .option("-XX:+UseSerialGC")
                .option("-XX:OnOutOfMemoryError=" + ofTheScript());
    }

    private static String ofTheScript() throws IOException {
        Matcher line = Pattern.compile("(?m)^out_of_memory='(.*)'$").matcher(Files.readString(SCRIPT));
        assertThat(line.find()).isTrue();
        return line.group(1);
    }

    private static void breakBy(TestClient admin, String fault) {
        try {
            admin.post("actions/broken/break", object("fault", fault));
        } catch (UncheckedIOException ended) {
            // no answer is one
        }
    }

    private static JsonNode report(TestClient admin, String plugin) {
        for (JsonNode entry : admin.get("platform/plugins").expect(200).json().path("plugins")) {
            if (entry.path("id").asText().equals(plugin)) {
                return entry;
            }
        }
        throw new AssertionError("no report of " + plugin);
    }
}
