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

    static Installation start(PlatformExtension platform, TestDatabase database, Path folder) {
        try {
            Path home = Files.createDirectories(folder.resolve("on-" + database.name()));
            List<String> arguments = new ArrayList<>(List.of(
                    "--kontor.http.port=0",
                    "--kontor.plugins-ask=false",
                    "--kontor.plugins-dir=" + platform.home().resolve("plugins")));
            FreshDatabase.of(database, home)
                    .settings()
                    .forEach((key, value) -> arguments.add("--" + key + "=" + value));
            Configuration configuration =
                    Configuration.load(home, Map.of(Configuration.ADMIN_PASSWORD, PASSWORD), arguments);
            Kernel kernel = Kernel.start(configuration, new StartOptions(Clock.systemUTC(), List.of(), password -> {}));
            URI address = URI.create("http://localhost:" + kernel.port() + "/");
            return new Installation(kernel, platform.client().at(address).signIn("admin", PASSWORD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kernel.close();
    }
}
