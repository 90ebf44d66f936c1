package org.kontor.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.core.config.Configuration;

/** The file of keys, as administrators have to do with it. */
@Tag("PLUS-23")
class SecretKeysTest {
    @TempDir
    Path home;

    private final List<String> said = new ArrayList<>();

    private Path file() {
        return home.resolve("data/secret.key");
    }

    private void start(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("--kontor.http.port=0");
        Kernel.start(Configuration.load(home, Map.of(), all), StartOptions.standard(said::add))
                .close();
        said.clear();
    }

    private int command(String... words) {
        said.clear();
        return new Commands(home, Map.of(), said::add, said::add).run(List.of(words));
    }

    private List<String> keys() throws IOException {
        return Files.readAllLines(file()).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theFirstStartMakesTheFileForItsOwnerAlone() throws IOException {
        start();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(keys()).hasSize(1);
        String before = Files.readString(file());
        start();
        assertThat(Files.readString(file())).isEqualTo(before);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatOthersMayReadIsRefused() throws IOException {
        start();
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(this::start)
                .hasMessageContainingAll(file().toString(), "open to others", "rw-r--r--", "chmod 600");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--------"));
        start();
    }

    @Test
    void aMissingFileIsToldAndNoOtherIsMadeInItsPlace() throws IOException {
        start();
        Path kept = home.resolve("kept");
        Files.move(file(), kept);
        assertThatThrownBy(this::start)
                .hasMessageContainingAll(file().toString(), "is missing", "bring it back", "kontor.secret.key-file");
        assertThat(file()).doesNotExist();
        start("--kontor.secret.key-file=" + kept);
    }

    @Test
    void theFileOfAnotherInstallationIsNamed() throws IOException {
        start();
        Files.delete(file());
        start("--kontor.data-dir=other");
        Files.copy(home.resolve("other/secret.key"), file());
        assertThatThrownBy(this::start)
                .hasMessageContainingAll(
                        "another installation",
                        file().toString(),
                        keys().getFirst().substring(0, 12))
                .hasMessageNotContaining(keys().getFirst().substring(13));
    }

    @Test
    void aFileThatHoldsAnythingButKeysIsRefused() throws IOException {
        start();
        String right = Files.readString(file());
        String id = keys().getFirst().substring(0, 12);
        for (String wrong : List.of(
                "",
                "# nothing\n",
                "nonsense\n",
                id + " AAAA\n",
                right.replace(id, "000000000000"),
                right + id + "\n",
                "\u0000\u0001")) {
            Files.writeString(file(), wrong, StandardCharsets.ISO_8859_1);
            assertThatThrownBy(this::start).as(wrong).hasMessageContaining(file().toString());
        }
        Files.writeString(file(), right);
        start();
    }

    @Test
    void keysAreRenewedByCommands() throws IOException {
        assertThat(command("secret", "key")).isEqualTo(1);
        start();
        assertThat(command("secret", "check")).isZero();
        assertThat(said.getFirst()).contains(keys().getFirst().substring(0, 12), "0 values");
        String old = keys().getFirst();
        assertThat(command("secret", "key")).isZero();
        assertThat(keys()).hasSize(2).startsWith(old);
        start();
        assertThat(command("secret", "rotate")).isZero();
        assertThat(said.getFirst()).contains("under the key " + keys().getLast().substring(0, 12));
        // what is not needed any more may go
        Files.writeString(file(), Files.readString(file()).replace(old + "\n", ""));
        start();
        assertThat(command("secret", "nothing")).isEqualTo(2);
        assertThat(said.getFirst()).contains("kontor secret rotate");
    }
}
