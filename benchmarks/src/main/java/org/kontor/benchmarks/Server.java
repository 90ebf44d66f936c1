package org.kontor.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The product as it is shipped, in a process of its own with the heap it is shipped with. */
final class Server implements AutoCloseable {
    static final String PASSWORD = "a long password for benchmarks";
    /** Seldom enough that answering that it is not ready yet does not delay the start that is measured. */
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int port;
    private final Duration untilReady;

    private Server(Process process, int port, Duration untilReady) {
        this.process = process;
        this.port = port;
        this.untilReady = untilReady;
    }

    /**
     * Starts it and waits for its first answer.
     *
     * @param folder where it works; {@code data} is made there
     * @param settings beside port and folders, as environment variables
     * @param javaOptions beside those of the shipped script
     */
    static Server start(Path folder, Path plugins, Map<String, String> settings, String... javaOptions)
            throws IOException, InterruptedException {
        Path home = program();
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(javaOptions));
        String more = System.getenv().getOrDefault("KONTOR_BENCH_JAVA_OPTIONS", "");
        command.addAll(more.isBlank() ? List.of() : List.of(more.strip().split("\\s+")));
        command.addAll(List.of("-jar", jar(home).toString()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("KONTOR_"));
        environment.put("KONTOR_HOME", home.toString());
        environment.put("KONTOR_HTTP_PORT", Integer.toString(port));
        environment.put("KONTOR_PLUGINS_DIR", plugins.toString());
        environment.put("KONTOR_ADMIN_PASSWORD", PASSWORD);
        environment.putAll(settings);
        long begun = System.nanoTime();
        Process process = builder.start();
        Server server = new Server(process, port, Duration.ZERO);
        server.awaitReady();
        return new Server(process, port, Duration.ofNanos(System.nanoTime() - begun));
    }

    private static Path program() throws IOException {
        return Path.of(System.getProperty("kontor.program", "distribution/target/kontor"))
                .toRealPath();
    }

    /** Has the start script make the cache for faster starts, as the first server of a version does. */
    static Path startCache() throws IOException, InterruptedException {
        Path home = program();
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/kontor").toString(), "start-cache").inheritIO();
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("the start-up cache could not be made");
        }
        try (Stream<Path> files = Files.list(home.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".aot"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no start-up cache in " + home.resolve("lib")));
        }
    }

    private static Path jar(Path home) throws IOException {
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("platform-core-"))
                    .filter(jar -> jar.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no platform-core in " + home + "; build first"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url("/health/ready"))).build();
        while (System.nanoTime() < until) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the server ended with " + process.exitValue() + "; see server.log");
            }
            try {
                if (HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // it is not listening yet
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        }
        throw new IllegalStateException("the server did not answer within three minutes");
    }

    int port() {
        return port;
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** From the start of the process to its first answer. */
    Duration untilReady() {
        return untilReady;
    }

    long pid() {
        return process.pid();
    }

    /** Processor time so far, of user and system together. */
    Duration processorTime() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What the process holds in memory, in megabytes. */
    long residentMegabytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .map(line -> line.replaceAll("\\D", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElse(0)
                    / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as Ctrl-C does. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
