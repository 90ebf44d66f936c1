package org.kontor.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kontor.core.Kernel;
import org.kontor.core.StartOptions;
import org.kontor.core.config.Configuration;
import org.kontor.testing.FreshDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;

/** Another installation with the plugins of a platform, on a database of its own. */
record Installation(Kernel kernel, TestClient admin) implements AutoCloseable {
    private static final String PASSWORD = "correct horse battery staple";

    /** With the plugins of a platform, all of them enabled. */
    static Installation start(PlatformExtension platform, TestDatabase database, Path folder) {
        Path home = folder.resolve("on-" + database.name());
        return start(
                platform.client(),
                FreshDatabase.of(database, folder(home)),
                home,
                "--kontor.plugins-ask=false",
                "--kontor.plugins-dir=" + platform.home().resolve("plugins"));
    }

    /**
     * On a database that may be one already.
     *
     * @param client of any server
     * @param settings beside those of the database
     */
    static Installation start(TestClient client, FreshDatabase database, Path home, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(settings));
        arguments.add("--kontor.http.port=0");
        database.settings().forEach((key, value) -> arguments.add("--" + key + "=" + value));
        Configuration configuration =
                Configuration.load(folder(home), Map.of(Configuration.ADMIN_PASSWORD, PASSWORD), arguments);
        Kernel kernel = Kernel.start(configuration, new StartOptions(Clock.systemUTC(), List.of(), password -> {}));
        URI address = URI.create("http://localhost:" + kernel.port() + "/");
        return new Installation(kernel, client.at(address).signIn("admin", PASSWORD));
    }

    private static Path folder(Path home) {
        try {
            return Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kernel.close();
    }
}
