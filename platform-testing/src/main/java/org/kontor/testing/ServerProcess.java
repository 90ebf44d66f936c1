package org.kontor.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Plugin;
import org.kontor.core.config.Configuration;

/** A server as a process of its own, to be killed. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("serves http://\\S+?:(\\d+) ");
    private static final int LAST_LINES = 50;

    private final Path home;
    private final FreshDatabase database;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;

    private ServerProcess(Path home, FreshDatabase database) {
        this.home = home;
        this.database = database;
    }

    /** Prepares a server with plugins of the tests' own, on a database of its own. */
    @SafeVarargs
    public static ServerProcess in(Path parent, TestDatabase database, Class<? extends Plugin>... plugins) {
        try {
            Path home = Files.createDirectory(parent.resolve(database.name()));
            for (Class<? extends Plugin> plugin : plugins) {
                PluginPackage files = PluginPackage.of(plugin);
                files.install(home.resolve("plugins").resolve(InstalledPlugins.id(files)));
            }
            return new ServerProcess(home, FreshDatabase.of(database, home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets a configuration key, from the next start on. */
    public ServerProcess setting(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Starts it, and answers as the administrator when it serves requests. */
    public TestClient start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.kontor.core.Main",
                "--kontor.http.port=0",
                "--kontor.plugins-dir=" + home.resolve("plugins")));
        database.settings().forEach((key, value) -> command.add("--" + key + "=" + value));
        settings.forEach((key, value) -> command.add("--" + key + "=" + value));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of(Configuration.ADMIN_PASSWORD, TestServer.ADMIN_PASSWORD));
        Process started = builder.start();
        process = started;
        int port = port(started.inputReader());
        return TestClient.of(http, URI.create("http://localhost:" + port + "/"))
                .signIn(TestServer.ADMIN, TestServer.ADMIN_PASSWORD);
    }

    /** Reads until it is ready, and goes on reading, so that it never waits for a reader. */
    private static int port(BufferedReader output) throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                Thread.ofVirtual().start(() -> output.lines().forEach(more -> {}));
                return Integer.parseInt(ready.group(1));
            }
        }
        throw new IllegalStateException("the server ended: "
                + String.join("\n", said.subList(Math.max(0, said.size() - LAST_LINES), said.size())));
    }

    /** Ends it at once, without a word. */
    public void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            // by its handle: the process's own way would close its output, which is being read
            running.toHandle().destroyForcibly();
            running.waitFor();
            process = null;
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
        http.close();
    }
}
