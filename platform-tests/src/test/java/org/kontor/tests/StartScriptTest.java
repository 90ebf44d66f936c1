package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/kontor}, with a Java that only notes how it was called. */
@DisabledOnOs(OS.WINDOWS)
class StartScriptTest {
    private static final Path SCRIPTS = Path.of("../distribution/src/main/bin");

    @TempDir
    private Path folder;

    @BeforeEach
    void install() throws IOException {
        Files.createDirectories(folder.resolve("kontor/bin"));
        for (String name : List.of("kontor", "java.sh")) {
            Files.copy(SCRIPTS.resolve(name), folder.resolve("kontor/bin").resolve(name));
        }
        file("kontor/lib/platform-core-1.jar", "a jar");
        file("java/release", "JAVA_VERSION=\"25\"\nJAVA_RUNTIME_VERSION=\"25+1\"\n");
        Path java = file("java/bin/java", """
                #!/bin/sh
                echo "$KONTOR_START_CACHE $(umask) $*" >> "$CALLS"
                for word; do
                    case $word in -XX:AOTCacheOutput=*) echo cache > "${word#*=}" ;; esac
                done
                exit "${STATUS:-0}"
                """);
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void theFirstServerIsToldToHaveACacheMadeAndMakesNoneItself() throws Exception {
        assertThat(run(Map.of(), "--kontor.http.port=0")).isZero();

        assertThat(calls()).singleElement().asString().startsWith("make ").doesNotContain("AOT");
        assertThat(caches()).isEmpty();
    }

    @Test
    void aCacheThatWasMadeIsUsedUntilAJarChanges() throws Exception {
        assertThat(run(Map.of(), "start-cache")).isZero();
        assertThat(caches()).hasSize(1);
        run(Map.of());
        file("kontor/lib/platform-core-1.jar", "another jar");
        run(Map.of());

        assertThat(calls().get(0)).contains("-XX:AOTCacheOutput=", "rehearse-start");
        assertThat(calls().get(1)).contains("-XX:AOTCache=" + caches().getFirst());
        assertThat(calls().get(2)).startsWith("make ").doesNotContain("-XX:AOTCache=");
    }

    @Test
    void aRehearsalThatFailsLeavesNothing() throws Exception {
        assertThat(run(Map.of("STATUS", "1"), "start-cache")).isEqualTo(1);

        assertThat(caches()).isEmpty();
    }

    @Test
    void commandsAndWhoeverDoesNotWantItAreSparedTheCache() throws Exception {
        run(Map.of(), "admin", "password", "admin");
        run(Map.of("KONTOR_START_CACHE", "off"));

        assertThat(calls().get(0)).startsWith(" ").endsWith("admin password admin");
        assertThat(calls().get(1)).startsWith("off ").doesNotContain("AOT");
    }

    @Test
    void whatTheServerWritesIsItsUsersAlone() throws Exception {
        run(Map.of());

        assertThat(calls().getFirst()).startsWith("make 0077 ");
    }

    private int run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "kontor/bin/kontor"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> all = builder.environment();
        all.keySet().removeIf(name -> name.startsWith("KONTOR_"));
        all.put("JAVA_HOME", folder.resolve("java").toString());
        all.put("CALLS", folder.resolve("calls").toString());
        all.putAll(environment);
        return builder.start().waitFor();
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    private List<Path> caches() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("kontor/lib"))) {
            return files.filter(file -> file.toString().contains(".aot")).toList();
        }
    }

    private Path file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }
}
