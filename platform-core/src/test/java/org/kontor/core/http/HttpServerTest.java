package org.kontor.core.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kontor.core.config.HttpConfig;
import org.kontor.core.config.MetricsConfig;
import org.kontor.core.config.Secret;
import org.kontor.core.plugin.CallWatch;

class HttpServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger pings = new AtomicInteger();
    private final AtomicInteger leases = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() {
        HttpConfig config = new HttpConfig(
                "127.0.0.1",
                0,
                Optional.empty(),
                List.of(),
                8,
                64 * 1024,
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(5));
        Health health = new Health();
        health.begin(() -> pings.incrementAndGet() > 0);
        RestApplication application = TestApplication.of(new TestApplication.Notes());
        server = new HttpServer(
                config,
                new MetricsConfig(Optional.of(Secret.of("a-token-for-figures"))),
                false,
                health,
                new Metrics(),
                2,
                CallWatch.idle(),
                () -> {
                    leases.incrementAndGet();
                    return new HeldApplication() {
                        @Override
                        public RestApplication application() {
                            return application;
                        }

                        @Override
                        public boolean awaitNext(Duration atMost) {
                            return false;
                        }

                        @Override
                        public void close() {
                            leases.decrementAndGet();
                        }
                    };
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
        assertThat(leases).hasValue(0);
    }

    @Test
    @Tag("S-48")
    void everyAnswerTellsBrowsersWhatToRefrainFrom() throws Exception {
        for (String path :
                List.of("/", "/health/live", "/api/v1/health", "/api/v1/nothing", "/api/v1/plugins/test/me")) {
            HttpResponse<String> answer = send(get(path));

            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy"))
                    .contains("same-origin");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
            assertThat(answer.headers().firstValue("Content-Type")).isPresent();
            assertThat(answer.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
        }
    }

    @Test
    void healthIsOpenAndSaysOneWord() throws Exception {
        assertThat(send(get("/health/live")).body()).isEqualTo("ok\n");
        assertThat(send(get("/health/ready")).body()).isEqualTo("ok\n");
        assertThat(send(get("/api/v1/health")).body()).isEqualTo("ok");
    }

    @Test
    @Tag("S-85")
    void aThousandHealthChecksAskTheDatabaseOnce() throws Exception {
        for (int i = 0; i < 1000; i++) {
            send(get("/health/ready"));
        }

        assertThat(pings).hasValueLessThan(4);
    }

    @Test
    void figuresNeedTheToken() throws Exception {
        assertThat(send(get("/metrics")).statusCode()).isEqualTo(401);
        assertThat(send(get("/metrics").header("Authorization", "Bearer wrong")).statusCode())
                .isEqualTo(401);
        HttpResponse<String> answer = send(get("/metrics").header("Authorization", "Bearer a-token-for-figures"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("kontor_http_requests_seconds_count{method=\"GET\",route=\"/metrics\"");
    }

    @Test
    void aMethodWithoutARequirementIsCalledByNobody() throws Exception {
        HttpResponse<String> answer = send(get("/api/v1/plugins/test/forgotten").header("Authorization", "Bearer ada"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void requirementsAreAskedOfTheCaller() throws Exception {
        assertThat(send(get("/api/v1/plugins/test/me")).statusCode()).isEqualTo(401);
        assertThat(send(get("/api/v1/plugins/test/me").header("Authorization", "Bearer bob"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(get("/api/v1/plugins/test/me").header("Authorization", "Bearer ada"))
                        .body())
                .isEqualTo("{\"name\":\"Ada\"}");
        assertThat(send(get("/api/v1/plugins/test/secret").header("Authorization", "Bearer ada"))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @Tag("S-50")
    @ValueSource(
            strings = {
                "/api/v1/plugins/test/%73ecret",
                "/api/v1/plugins/test/./secret",
                "/api/v1/plugins/test/x/../secret",
                "/api/v1/plugins/test/%2e%2e/test/secret",
                "/api/v1/plugins/test/x/%2e%2e/secret",
                "/api/v1/plugins/test//secret",
                "//api/v1/plugins/test/secret",
                "/api/v1/plugins/test/secret;x=y",
                "/api/v1;/plugins/test/secret",
                "/api/v1/plugins/test/secret/",
                "/api/v1/plugins/test/secret%00",
                "/api/v1/plugins/test%2fsecret",
                "/api/v1/plugins/test%5csecret",
                "/api/v1/plugins/test/%u0073ecret",
                "/api/v1/health/../plugins/test/secret",
                "/api/v1/health/%252e%252e/plugins/test/secret",
                "/health/live/../../api/v1/plugins/test/secret",
                "/API/V1/plugins/test/secret"
            })
    void noSpellingOfAPathOpensAClosedDoor(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("treasure");
    }

    @ParameterizedTest
    @Tag("S-84")
    @ValueSource(
            strings = {
                "POST /api/v1/plugins/test/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: +2\r\n\r\n{}",
                "POST /api/v1/plugins/test/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "POST /api/v1/plugins/test/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET /api/v1/health HTTP/1.1\r\n\r\n",
                "GET /api/v1/health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\n folded: x\r\n\r\n",
                "TRACE /api/v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "BREW /api/v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
            })
    void brokenFramingIsRefused(String request) throws Exception {
        assertThat(raw(request)).startsWith("HTTP/1.1 4").doesNotContain("Jetty");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWithoutBeingRead() throws Exception {
        HttpResponse<String> answer = send(request("/api/v1/plugins/test/echo")
                .header("Authorization", "Bearer ada")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("\"" + "x".repeat(100_000) + "\"")));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("TOO_LARGE");
    }

    @Test
    @Tag("S-83")
    void unreadableJsonIsRefusedWithItsPlace() throws Exception {
        for (String body :
                List.of("{\"a\":1,}", "{\"a\":1,\"a\":2}", "{} {}", "{", "[".repeat(100) + "]".repeat(100))) {
            HttpResponse<String> answer = send(request("/api/v1/plugins/test/echo")
                    .header("Authorization", "Bearer ada")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));

            assertThat(answer.statusCode()).as(body).isBetween(400, 413);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    @Test
    void whatIsUnforeseenShowsAnIdAndNothingOfTheInside() throws Exception {
        HttpResponse<String> answer = send(get("/api/v1/plugins/test/broken").header("Authorization", "Bearer ada"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains(
                        "\"code\":\"BUG\"",
                        answer.headers().firstValue("X-Request-Id").orElseThrow())
                .doesNotContain("inner secret", "Exception");
    }

    @Test
    void aRequestThatTakesTooLongIsGivenUp() throws Exception {
        HttpResponse<String> answer = send(get("/api/v1/plugins/test/slow").header("Authorization", "Bearer ada"));

        assertThat(answer.statusCode()).isEqualTo(503);
        TestApplication.Notes.GO_ON.countDown();
    }

    @Test
    void aBodyThatDripsIsGivenUpAndHoldsNothing() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(100);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/plugins/test/echo HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ada\r\n"
                            + "Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n\"" + "x".repeat(20_000))
                    .getBytes(US_ASCII));
            byte[] begin = new byte[12];
            int read = 0;
            for (int drop = 0; drop < 100 && read == 0; drop++) {
                try {
                    read = socket.getInputStream().readNBytes(begin, 0, begin.length);
                } catch (SocketTimeoutException noAnswerYet) {
                    out.write('x');
                }
            }
            assertThat(new String(begin, US_ASCII)).isEqualTo("HTTP/1.1 503");
        }
    }

    @Test
    void problemsAreToldForMethodsAndContentTypesToo() throws Exception {
        HttpResponse<String> method =
                send(request("/api/v1/health").method("DELETE", HttpRequest.BodyPublishers.noBody()));
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.body()).contains("METHOD_NOT_ALLOWED");
        HttpResponse<String> type = send(request("/api/v1/plugins/test/echo")
                .header("Authorization", "Bearer ada")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(type.statusCode()).isEqualTo(415);
        assertThat(send(request("/api/v1/health").method("OPTIONS", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void aRequestWithoutAVersionOfHttpIsToldSo() throws Exception {
        assertThat(raw("GET /api/v1/health\r\n\r\n")).contains("505", "HTTP_VERSION_UNKNOWN", "HTTP/1.1");
    }

    @Test
    void aSessionsUnsafeRequestsNeedItsSecretAndOurOwnPages() throws Exception {
        assertThat(post("Cookie", "__Host-kontor=grace").statusCode()).isEqualTo(403);
        assertThat(post("Cookie", "__Host-kontor=grace", "X-CSRF-Token", "wrong")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("Cookie", "__Host-kontor=grace", "X-CSRF-Token", "right")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("Cookie", "__Host-kontor=grace", "X-CSRF-Token", "right", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("Cookie", "__Host-kontor=grace", "X-CSRF-Token", "right", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void thePageToTryTheInterfaceIsServedFromHere() throws Exception {
        HttpResponse<String> page = send(get("/api/docs/"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(send(get("/api/docs/swagger-ui-bundle.js")).statusCode()).isEqualTo(200);
        assertThat(send(get("/api/docs/../../etc/passwd")).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> post(String... headers) throws Exception {
        return send(request("/api/v1/plugins/test/echo")
                .header("Content-Type", "application/json")
                .headers(headers)
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
    }

    private HttpRequest.Builder get(String path) {
        return request(path).GET();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            byte[] answer = new byte[4096];
            int count = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(0, count), StandardCharsets.ISO_8859_1);
        }
    }
}
