package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Talks to the server as a script of an administrator would: signs in, then sends JSON. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Server server;
    private final String cookie;
    private final String csrf;

    private Client(Server server, String cookie, String csrf) {
        this.server = server;
        this.cookie = cookie;
        this.csrf = csrf;
    }

    static Client signIn(Server server, String user, String password) throws IOException, InterruptedException {
        Client nobody = new Client(server, "", "");
        HttpResponse<String> answer = nobody.send(
                "POST", "/api/v1/session", JSON.writeValueAsString(Map.of("user", user, "password", password)));
        Optional<String> cookie = answer.headers().firstValue("Set-Cookie");
        return new Client(
                server,
                cookie.orElseThrow().split(";", 2)[0],
                JSON.readTree(answer.body()).path("csrf").asText());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send("GET", path, null).body());
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return JSON.readTree(send("POST", path, JSON.writeValueAsString(body)).body());
    }

    /** Sends something about a record of a version. */
    JsonNode post(String path, Object body, long version) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher json = HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        return JSON.readTree(send("POST", path, "application/json", json, "If-Match", "\"" + version + "\"")
                .body());
    }

    /** Has changes of plugins or of the model planned. */
    JsonNode plan(Object body) throws IOException, InterruptedException {
        return post("/api/v1/platform/plans", body);
    }

    /** Does what was planned; that is done when this ends. */
    JsonNode apply(JsonNode plan) throws IOException, InterruptedException {
        return post("/api/v1/platform/plans/" + plan.path("id").asText() + "/apply", Map.of());
    }

    /** Sends a file, of whose lines each is answered by one. */
    List<JsonNode> lines(String path, String type, Path file) throws IOException, InterruptedException {
        List<JsonNode> lines = new ArrayList<>();
        String answer = send("POST", path, type, HttpRequest.BodyPublishers.ofFile(file))
                .body();
        for (String line : answer.lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    /** Sends a file. */
    JsonNode upload(String path, String type, Path file) throws IOException, InterruptedException {
        return JSON.readTree(send("POST", path, type, HttpRequest.BodyPublishers.ofFile(file))
                .body());
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        return body == null
                ? send(method, path, null, HttpRequest.BodyPublishers.noBody())
                : send(method, path, "application/json", HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(
            String method, String path, @Nullable String type, HttpRequest.BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .header("Accept", "application/json, application/x-ndjson")
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie).header("X-CSRF-Token", csrf);
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}
