package org.kontor.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.core.config.Configuration;
import org.kontor.core.config.ConfigurationError;
import org.kontor.core.plugin.CrashNote;

/** What a start checks, in which order, and what it leaves behind. */
@DisabledIfSystemProperty(named = "kontor.test.database", matches = "postgresql")
class StartTest {
    @TempDir
    private Path home;

    private final List<String> said = new ArrayList<>();

    @Test
    void aPortInUseIsToldBeforeAnythingIsMade() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = "--kontor.http.port=" + other.getLocalPort();

            assertThatThrownBy(() -> start(Map.of(), said::add, port))
                    .isInstanceOf(ConfigurationError.class)
                    .hasMessageContainingAll(
                            "127.0.0.1:" + other.getLocalPort(), "another program listens there", "KONTOR_HTTP_PORT");
        }
        assertThat(home).isEmptyDirectory();
        assertThat(said).isEmpty();
    }

    @Test
    void anAddressThatThisMachineDoesNotHaveIsTold() {
        assertThatThrownBy(() -> start(Map.of(), said::add, "--kontor.http.port=0", "--kontor.http.host=192.0.2.1"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContainingAll("kontor.http.host (192.0.2.1:0)", "no such address");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aFirstPasswordThatIsTooShortIsToldBeforeAnythingIsMade() {
        assertThatThrownBy(() -> start(Map.of("KONTOR_ADMIN_PASSWORD", "short"), said::add, "--kontor.http.port=0"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContainingAll("KONTOR_ADMIN_PASSWORD", "at least 12 characters")
                .hasMessageNotContainingAny("{", "FieldError", "short)");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aServerThatStartsIsAliveAndNotYetReady() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<Integer> answers = new ArrayList<>();
        // the one-time password is said after the tables are made and before requests are served
        Consumer<String> duringTheStart = words -> {
            answers.add(status(port, "health/live"));
            answers.add(status(port, "health/ready"));
        };
        try (Kernel kernel = start(Map.of(), duringTheStart, "--kontor.http.port=" + port)) {
            assertThat(kernel.port()).isEqualTo(port);
            assertThat(answers).containsExactly(200, 503);
            assertThat(status(port, "health/ready")).isEqualTo(200);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theDataAreTheirOwnersAloneAndNothingElseLiesThere() throws IOException {
        try (Kernel kernel = start(Map.of(), said::add, "--kontor.http.port=0")) {
            assertThat(kernel.port()).isPositive();
            assertThat(rights(home.resolve("data"))).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(home.resolve("data"))) {
                assertThat(files.toList())
                        .containsExactlyInAnyOrder(
                                home.resolve("data/kontor.mv.db"),
                                home.resolve("data/secret.key"),
                                home.resolve("data/index"),
                                home.resolve("data/" + CrashNote.FILE))
                        .allSatisfy(file -> assertThat(rights(file))
                                .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
            }
        }
    }

    @Test
    void aDataFolderThatIsNoneIsTold() throws IOException {
        Files.writeString(home.resolve("data"), "a file");

        assertThatThrownBy(() -> start(Map.of(), said::add, "--kontor.http.port=0"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(home.resolve("data").toString(), "is no folder");
    }

    @Test
    void aPasswordForAnInstallationThatIsNotThereMakesNothing() {
        assertThat(command("admin", "password", "admin", "--kontor.data-dir=elsewhere"))
                .isEqualTo(1);

        assertThat(said)
                .singleElement()
                .asString()
                .contains("There is no installation in " + home.resolve("elsewhere"), "start the server once");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aPasswordIsGivenWhereTheSettingsSay() {
        start(Map.of(), said::add, "--kontor.http.port=0", "--kontor.data-dir=elsewhere")
                .close();
        said.clear();

        assertThat(command("admin", "password", "admin", "--kontor.data-dir=elsewhere"))
                .isZero();
        assertThat(said).singleElement().asString().contains("One-time password of admin: ");
    }

    @Test
    void thatADatabaseWasRestoredBeginsANewEpoch() {
        assertThat(command("admin", "restored")).isEqualTo(1);
        start(Map.of(), said::add, "--kontor.http.port=0").close();
        said.clear();

        assertThat(command("admin", "restored")).isZero();
        assertThat(said).singleElement().asString().contains("A new epoch");
    }

    private int command(String... words) {
        return new Commands(home, Map.of(), said::add, said::add).run(List.of(words));
    }

    @Test
    void theCommandForPluginsTalksToTheServerThatRuns() {
        Map<String, String> first = Map.of(Configuration.ADMIN_PASSWORD, "correct horse battery staple");
        try (Kernel kernel = start(first, said::add, "--kontor.http.port=0")) {
            said.clear();
            List<String> words = List.of("plugins", "list", "--kontor.http.port=" + kernel.port());

            int code = new Commands(
                            home,
                            Map.of(
                                    Configuration.ADMIN_PASSWORD, "correct horse battery staple",
                                    Configuration.USER, "admin",
                                    Configuration.PASSWORD, "correct horse battery staple"),
                            said::add,
                            said::add)
                    .run(words);

            assertThat(said).singleElement().asString().startsWith("system ").contains("active");
            assertThat(code).isZero();
            said.clear();
            assertThat(new Commands(home, Map.of(Configuration.TOKEN, "none"), said::add, said::add).run(words))
                    .isEqualTo(1);
            assertThat(said).isNotEmpty();
        }
        said.clear();
        assertThat(new Commands(home, Map.of(Configuration.TOKEN, "any"), said::add, said::add)
                        .run(List.of("plugins", "--kontor.http.port=9")))
                .isEqualTo(1);
        assertThat(said).singleElement().asString().contains("no server answers");
    }

    private Kernel start(Map<String, String> environment, Consumer<String> say, String... settings) {
        return Kernel.start(Configuration.load(home, environment, List.of(settings)), StartOptions.standard(say));
    }

    private static int status(int port, String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + port + "/" + path);
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String rights(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
