package org.kontor.core;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kontor.core.config.Configuration;
import org.kontor.core.system.FirstStart;

/** Starts a server twice, on a new database and on one that is there, and asks it what a first page asks. */
final class StartRehearsal {
    private static final List<String> FIRST_PAGE = List.of(
            "health/ready",
            "api/v1/session",
            "api/v1/ui",
            "api/v1/openapi.json",
            "api/v1/records/system/user?count=true");
    /** So often that Java knows what is worth compiling. */
    private static final int ROUNDS = 20;

    private StartRehearsal() {}

    /** @param home a folder of its own; a database is made there */
    static void run(Path home, Map<String, String> environment) {
        String password = UUID.randomUUID().toString();
        Configuration configuration = Configuration.load(
                home,
                Map.of(
                        Configuration.INSTALLATION,
                        environment.getOrDefault(Configuration.INSTALLATION, ""),
                        Configuration.ADMIN_PASSWORD,
                        password),
                List.of("--kontor.http.port=0"));
        Logging.apply(configuration.log());
        Kernel.start(configuration, StartOptions.standard(word -> {})).close();
        try (Kernel kernel = Kernel.start(configuration, StartOptions.standard(word -> {}));
                HttpClient browser = HttpClient.newHttpClient()) {
            visit(browser, "http://localhost:" + kernel.port() + "/", password);
        } catch (IOException e) {
            throw new IllegalStateException("The server that was rehearsed did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void visit(HttpClient browser, String address, String password)
            throws IOException, InterruptedException {
        HttpRequest signIn = HttpRequest.newBuilder(URI.create(address + "api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"user\": \"" + FirstStart.ADMIN + "\", \"password\": \"" + password + "\"}"))
                .build();
        String cookie = browser.send(signIn, BodyHandlers.ofString())
                .headers()
                .firstValue("Set-Cookie")
                .map(line -> line.split(";", 2)[0])
                .orElse("");
        for (int round = 0; round < ROUNDS; round++) {
            for (String path : FIRST_PAGE) {
                HttpRequest page = HttpRequest.newBuilder(URI.create(address + path))
                        .header("Cookie", cookie)
                        .build();
                browser.send(page, BodyHandlers.ofString());
            }
        }
    }
}
