package org.kontor.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who talks to the server: nobody yet, a signed-in user with cookie and CSRF token, or the holder of an API
 * token. Immutable; safe for use by many threads.
 */
public final class TestClient {
    /** Below this the whole REST interface lies. */
    public static final String API = "/api/v1/";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI root;
    private final Map<String, String> headers;
    private final Duration patience;

    private TestClient(HttpClient http, URI root, Map<String, String> headers, Duration patience) {
        this.http = http;
        this.root = root;
        this.headers = headers;
        this.patience = patience;
    }

    /** Nobody, at the server's address. */
    static TestClient of(HttpClient http, URI root) {
        return new TestClient(http, root, Map.of(), PATIENCE);
    }

    /** The same without being signed in. */
    public TestClient signedOut() {
        return new TestClient(http, root, Map.of(), PATIENCE);
    }

    /** The same, talking to another server on the same database. */
    public TestClient at(URI server) {
        return new TestClient(http, server, headers, patience);
    }

    /** The same, waiting so long for an answer; a minute unless told. */
    public TestClient patience(Duration patience) {
        return new TestClient(http, root, headers, patience);
    }

    /** Signs in with a password. */
    public TestClient signIn(String user, String password) {
        Answer answer = signedOut().post("session", Json.object("user", user, "password", password));
        if (!answer.isOk()) {
            throw new AssertionError(user + " cannot sign in: " + answer);
        }
        // by hand, since a cookie manager sends no secure cookie without TLS
        String cookies = answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .collect(Collectors.joining("; "));
        return signedOut().header("Cookie", cookies).header("X-CSRF-Token", answer.text("csrf"));
    }

    /** Speaks with an API token. */
    public TestClient withToken(String token) {
        return signedOut().header("Authorization", "Bearer " + token);
    }

    /** The same with another header. */
    public TestClient header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new TestClient(http, root, more, patience);
    }

    /** The same without that header. */
    public TestClient without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(name);
        return new TestClient(http, root, fewer, patience);
    }

    /** Reads; the path lies below {@link #API} unless it begins with a slash. */
    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    /** Sends JSON: see {@link Json#object} for what may stand in the body; text is sent as it is. */
    public Answer post(String path, Object body) {
        return send("POST", path, body, "application/json");
    }

    /** Sends lines of JSON. */
    public Answer ndjson(String path, Collection<?> lines) {
        String body = lines.stream().map(line -> Json.node(line) + "\n").collect(Collectors.joining());
        return send("POST", path, body, "application/x-ndjson");
    }

    /** Changes what was read with this version (its {@link Answer#etag}). */
    public Answer patch(String path, String etag, Object body) {
        return header("If-Match", etag).send("PATCH", path, body, "application/merge-patch+json");
    }

    /** Deletes what was read with this version. */
    public Answer delete(String path, String etag) {
        return header("If-Match", etag).send("DELETE", path, null, null);
    }

    /** Uploads a file; the answer's id goes into a field of a record. */
    public Answer upload(String name, String type, byte[] content) {
        return send("POST", "files?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8), content, type);
    }

    /** What is answered as it is: a file. */
    public byte[] download(String path) {
        HttpResponse<byte[]> response = send("GET", path, null, null, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new AssertionError("GET " + path + " → " + response.statusCode() + "\n"
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body();
    }

    /** An answer that goes on, such as a stream of events; closing its body breaks it off. */
    public HttpResponse<InputStream> open(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path.startsWith("/") ? path : API + path))
                .GET();
        headers.forEach(request::setHeader);
        try {
            return http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Any request. */
    public Answer send(String method, String path, @Nullable Object body, @Nullable String contentType) {
        HttpResponse<String> response =
                send(method, path, body, contentType, BodyHandlers.ofString(StandardCharsets.UTF_8));
        URI uri = response.request().uri();
        return new Answer(
                method + " " + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()),
                response.statusCode(),
                response.headers(),
                response.body());
    }

    private <T> HttpResponse<T> send(
            String method,
            String path,
            @Nullable Object body,
            @Nullable String contentType,
            HttpResponse.BodyHandler<T> handler) {
        URI uri = root.resolve(path.startsWith("/") ? path : API + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(patience).method(method, publisher(body));
        headers.forEach(request::setHeader);
        if (contentType != null) {
            request.setHeader("Content-Type", contentType);
        }
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + uri + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BodyPublisher publisher(@Nullable Object body) {
        return switch (body) {
            case null -> BodyPublishers.noBody();
            case byte[] bytes -> BodyPublishers.ofByteArray(bytes);
            case String text -> BodyPublishers.ofString(text);
            case JsonNode json -> BodyPublishers.ofString(json.toString());
            default -> BodyPublishers.ofString(Json.node(body).toString());
        };
    }
}
