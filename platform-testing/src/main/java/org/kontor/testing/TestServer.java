package org.kontor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.core.Kernel;
import org.kontor.core.StartOptions;
import org.kontor.core.config.Configuration;

/** One server with its folder, its database and whoever talks to it. */
final class TestServer implements AutoCloseable {
    static final String ADMIN = "admin";
    static final String ADMIN_PASSWORD = "correct horse battery staple";

    private static final Duration HANG_UP = Duration.ofSeconds(5);

    private final Path home;
    private final FreshDatabase database;
    private final Map<String, String> settings;
    private final Clock clock;
    private final Set<String> ownPlugins;
    private final LeakCheck leaks = LeakCheck.begin();
    private HttpClient http = HttpClient.newHttpClient();
    private Kernel kernel;
    private @Nullable TestClient admin;

    private TestServer(
            Path home, FreshDatabase database, Map<String, String> settings, Clock clock, Set<String> ownPlugins) {
        this.home = home;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.ownPlugins = Set.copyOf(ownPlugins);
        this.kernel = run();
    }

    static TestServer start(
            TestDatabase database,
            Consumer<Path> plugins,
            Map<String, String> settings,
            Clock clock,
            Set<String> ownPlugins) {
        try {
            Path home = Files.createTempDirectory("kontor-test-");
            try {
                plugins.accept(Files.createDirectory(home.resolve("plugins")));
                return new TestServer(home, FreshDatabase.of(database, home), settings, clock, ownPlugins);
            } catch (RuntimeException failed) {
                delete(home);
                throw failed;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Kernel run() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("kontor.http.port", "0");
        all.put("kontor.plugins-dir", home.resolve("plugins").toString());
        // what an author changes is used as it lies there
        all.put("kontor.plugins-ask", "false");
        all.putAll(database.settings());
        all.putAll(settings);
        List<String> arguments = new ArrayList<>();
        all.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        Configuration configuration =
                Configuration.load(home, Map.of(Configuration.ADMIN_PASSWORD, ADMIN_PASSWORD), arguments);
        return Kernel.start(configuration, new StartOptions(clock, List.of(), password -> {}));
    }

    Kernel kernel() {
        return kernel;
    }

    Path home() {
        return home;
    }

    FreshDatabase database() {
        return database;
    }

    Set<String> ownPlugins() {
        return ownPlugins;
    }

    TestClient client() {
        return TestClient.of(http, URI.create("http://localhost:" + kernel.port() + "/"));
    }

    TestClient admin() {
        TestClient signedIn = admin;
        if (signedIn == null) {
            signedIn = client().signIn(ADMIN, ADMIN_PASSWORD);
            admin = signedIn;
        }
        return signedIn;
    }

    void restart() {
        hangUp();
        kernel.close();
        kernel = run();
        http = HttpClient.newHttpClient();
        // the port is another one
        admin = null;
    }

    void uninstallPlugins() {
        try {
            delete(home.resolve("plugins"));
            Files.createDirectory(home.resolve("plugins"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kernel.reload();
    }

    /** Another jar of a plugin, as another build makes it. */
    void replace(String plugin) {
        try (Stream<Path> files = Files.list(home.resolve("plugins").resolve(plugin))) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                try (FileSystem zip = FileSystems.newFileSystem(jar)) {
                    Files.writeString(zip.getPath("built"), "anew");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        admin().post("platform/plugins/look", Json.object()).expect(204);
    }

    @Override
    public void close() throws IOException {
        try {
            leaks.checkIdle(kernel);
        } finally {
            hangUp();
            kernel.close();
            delete(home);
        }
        leaks.checkGone();
    }

    /** A server that stops waits a second for whoever keeps a connection without a wish. */
    private void hangUp() {
        http.shutdownNow();
        try {
            http.awaitTermination(HANG_UP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
