package org.kontor.tests;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kontor.core.Kernel;
import org.kontor.core.StartOptions;
import org.kontor.core.config.Configuration;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** Another server on the PostgreSQL of a platform, with its plugins. */
final class SecondNode {
    private SecondNode() {}

    /** @param settings beside those of the database, such as {@code --kontor.task.lease=1s} */
    static Kernel start(PlatformExtension platform, Path home, String... settings) {
        return start(platform, url(platform), home, settings);
    }

    /** The same, while the platform's own server may be down. */
    static Kernel start(PlatformExtension platform, String url, Path home, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--kontor.http.port=0",
                "--kontor.database.url=" + url.replaceFirst("\\?.*", ""),
                "--kontor.database.user=postgres"));
        arguments.addAll(List.of(settings));
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--kontor.secret.key-file="))) {
            // all servers of an installation have the same keys
            arguments.add("--kontor.secret.key-file=" + platform.home().resolve("data/secret.key"));
        }
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--kontor.plugins-dir="))) {
            arguments.add("--kontor.plugins-dir=" + platform.home().resolve("plugins"));
        }
        Configuration configuration = Configuration.load(home, Map.of(), arguments);
        return Kernel.start(configuration, new StartOptions(Clock.systemUTC(), List.of(), password -> {}));
    }

    /** Somebody who talks to this server as they did to the platform's own: both know the same sessions. */
    static TestClient client(Kernel server, TestClient client) {
        return client.at(URI.create("http://localhost:" + server.port() + "/"));
    }

    static String url(PlatformExtension platform) {
        try (Connection connection = platform.connect()) {
            return connection.getMetaData().getURL();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
