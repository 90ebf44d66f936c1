package org.kontor.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Plugin;
import org.kontor.core.config.Configuration;

/** A server as a process of its own, to be killed. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("serves http://\\S+?:(\\d+) ");
    private static final int LAST_LINES = 50;

    private final Path home;
    private final Path plugins;
    private final FreshDatabase database;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> options = new ArrayList<>();
    private String program = "org.kontor.core.Main";
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;

    private ServerProcess(Path home, Path plugins, FreshDatabase database) {
        this.home = home;
        this.plugins = plugins;
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
            return new ServerProcess(home, home.resolve("plugins"), FreshDatabase.of(database, home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another one with the same plugins, settings and keys on the same database, which is PostgreSQL. */
    public ServerProcess another(Path parent) throws IOException {
        ServerProcess other = new ServerProcess(Files.createDirectory(parent.resolve("another")), plugins, database);
        other.settings.putAll(settings);
        other.settings.putIfAbsent(
                "kontor.secret.key-file", home.resolve("data/secret.key").toString());
        return other;
    }

    /** Sets a configuration key, from the next start on. */
    public ServerProcess setting(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Gives Java an option, from the next start on. */
    public ServerProcess option(String option) {
        options.add(option);
        return this;
    }

    /** Starts another program than the server's own, which starts that. */
    public ServerProcess program(Class<?> type) {
        program = type.getName();
        return this;
    }

    /** Starts it, and answers as the administrator when it serves requests. */
    public TestClient start() throws IOException {
        Process started = java(program, List.of("--kontor.http.port=0"));
        process = started;
        int port = port(started.inputReader());
        return TestClient.of(http, URI.create("http://localhost:" + port + "/"))
                .signIn(TestServer.ADMIN, TestServer.ADMIN_PASSWORD);
    }

    /** What a command of the program, given the settings of this server, ended with and said. */
    public record Said(int code, String text) {}

    /** Runs the program with words instead of serving, and waits until it has ended. */
    public Said command(String... words) throws IOException, InterruptedException {
        Process running = java("org.kontor.core.Main", List.of(words));
        try (BufferedReader output = running.inputReader()) {
            String text = output.lines().collect(Collectors.joining("\n"));
            return new Said(running.waitFor(), text);
        }
    }

    private Process java(String type, List<String> words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(StartCache.OPTIONS);
        command.addAll(StartCache.use());
        command.addAll(options);
        command.addAll(List.of("-cp", StartCache.classPath(), type));
        command.addAll(words);
        command.add("--kontor.plugins-dir=" + plugins);
        database.settings().forEach((key, value) -> command.add("--" + key + "=" + value));
        settings.forEach((key, value) -> command.add("--" + key + "=" + value));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of(Configuration.ADMIN_PASSWORD, TestServer.ADMIN_PASSWORD));
        return builder.start();
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

    /** A connection beside the server's own; an H2 file is held by the server alone while it runs. */
    public Connection connect() throws SQLException {
        return database.connect();
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

    /** Waits until it has ended by itself; answers the code of its process. */
    public int awaitEnd(Duration atMost) throws InterruptedException {
        Process running = process;
        if (running == null || !running.waitFor(atMost)) {
            throw new IllegalStateException("the server did not end");
        }
        process = null;
        return running.exitValue();
    }

    /** Its database. */
    public FreshDatabase database() {
        return database;
    }

    /** Its folder: configuration, data and plugins. */
    public Path home() {
        return home;
    }

    /** Stops it where it is, all of its threads, until {@link #goOn}. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on where it was paused, as if no time had passed. */
    public void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("the server does not run");
        }
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(running.pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("the server could not be signalled");
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
        http.close();
    }
}
