package org.kontor.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a server in a process of its own says. */
@DisabledIfSystemProperty(named = "kontor.test.database", matches = "postgresql")
class ServingTest {
    private static final int SHORT = 12;

    @TempDir
    private Path home;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFirstStartIsShortAndASignalEndsItWithAWord() throws Exception {
        Process server = process("--kontor.http.port=0");
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = server.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.contains("Kontor serves http://")) {
                    // by its handle: the process's own way would close its output
                    server.toHandle().destroy();
                }
            }
        }
        server.waitFor();

        List<String> start = lines.stream()
                .takeWhile(line -> !line.contains("Kontor serves"))
                .filter(line -> !line.isBlank())
                .toList();
        assertThat(start).hasSizeLessThan(SHORT);
        assertThat(start.getFirst()).contains("kontor.http.port = 0  (--kontor.http.port on the command line)");
        assertThat(start).anyMatch(line -> line.matches(".* Tables: new tables \\d+, .*"));
        assertThat(lines.get(lines.size() - 2)).contains("Stopping: requests under way have 30 s to end");
        assertThat(lines.getLast()).contains("Stopped in order after ");
    }

    @Test
    void aStartThatFailsEndsWithItsReason() throws Exception {
        Process server = process("--kontor.http.port=99999");
        try (BufferedReader output = server.inputReader()) {
            List<String> lines = output.lines().toList();
            assertThat(lines.getLast()).contains("kontor.http.port", "99999");
        }
        assertThat(server.waitFor()).isEqualTo(2);
    }

    private Process process(String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(settings));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("KONTOR_") || name.equals("JAVA_TOOL_OPTIONS"));
        return builder.start();
    }
}
