package org.kontor.core.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Console;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kontor.core.config.Configuration;

/**
 * A server that runs, talked to as an administrator: by an API token of the environment, or by a password that is asked
 * for.
 */
final class RemoteServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI api;
    private final Map<String, String> environment;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable String cookie;
    private @Nullable String csrf;

    /** @param server its address, such as {@code http://localhost:8080/} */
    RemoteServer(URI server, Map<String, String> environment) {
        this.api = server.resolve("/api/v1/");
        this.environment = environment;
    }

    /** What it answered. */
    record Answer(int status, String text, JsonNode json) {
        boolean isOk() {
            return status >= 200 && status < 300;
        }

        /** The reason of a refusal. */
        String reason() {
            return json.path("detail").asText(json.path("title").asText("status " + status));
        }
    }

    Answer get(String path) {
        return send(path, "GET", BodyPublishers.noBody(), "application/json");
    }

    Answer post(String path, ObjectNode json) {
        return send(path, "POST", BodyPublishers.ofString(json.toString()), "application/json");
    }

    Answer post(String path, byte[] content) {
        return send(path, "POST", BodyPublishers.ofByteArray(content), "application/octet-stream");
    }

    Answer postJson(String path, byte[] content) {
        return send(path, "POST", BodyPublishers.ofByteArray(content), "application/json");
    }

    private Answer send(String path, String method, BodyPublisher body, String type) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(api.resolve(path)).method(method, body).header("Content-Type", type);
        String token = environment.get(Configuration.TOKEN);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        } else {
            signIn();
            request.header("Cookie", Optional.ofNullable(cookie).orElse(""))
                    .header("X-CSRF-Token", Optional.ofNullable(csrf).orElse(""));
        }
        HttpResponse<String> answer = send(request.build());
        return new Answer(answer.statusCode(), answer.body(), parsed(answer.body()));
    }

    private void signIn() {
        if (cookie != null) {
            return;
        }
        String user = environment.getOrDefault(Configuration.USER, "admin");
        ObjectNode who = JSON.createObjectNode().put("user", user).put("password", password(user));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(api.resolve("session"))
                .POST(BodyPublishers.ofString(who.toString()))
                .header("Content-Type", "application/json")
                .build());
        Answer session = new Answer(answer.statusCode(), answer.body(), parsed(answer.body()));
        if (!session.isOk()) {
            throw new IllegalStateException(user + " cannot sign in: " + session.reason());
        }
        csrf = session.json().path("csrf").asText();
        cookie = answer.headers()
                .firstValue("Set-Cookie")
                .map(line -> line.split(";", 2)[0])
                .orElse("");
    }

    private String password(String user) {
        String given = environment.get(Configuration.PASSWORD);
        if (given != null) {
            return given;
        }
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new IllegalStateException("there is nobody to ask for the password of " + user + ": set "
                    + Configuration.TOKEN + " to an API token of an administrator, or " + Configuration.PASSWORD);
        }
        char[] typed = console.readPassword("Password of %s: ", user);
        return typed == null ? "" : new String(typed);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new IllegalStateException(
                    "no server answers at " + api + ": start it, or name it by --server=http://…", e);
        } catch (IOException e) {
            throw new IllegalStateException("the server at " + api + " broke off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parsed(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("that is no Kontor: it answered " + body, e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
