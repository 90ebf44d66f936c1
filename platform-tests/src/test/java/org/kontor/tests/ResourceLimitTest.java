package org.kontor.tests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Nobody uses up the server's memory or threads by asking in an unkind way. */
@OnEachDatabase
class ResourceLimitTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).setting("kontor.http.threads", "6");

    private static final String THINGS = "records/every/thing";

    @Test
    void aBodyOfCountlessValuesIsRefused() {
        String many = "[" + "{},".repeat(1_000_000) + "{}]";
        assertThat(platform.admin().post(THINGS + "/query", many).status()).isEqualTo(413);
        assertThat(platform.client().signedOut().post("session", many).status()).isEqualTo(413);
    }

    @Test
    void nobodysBodyIsSmall() {
        String login = "\ufdfa".repeat(100_000);
        TestClient nobody = platform.client().signedOut();
        assertThat(nobody.post("session", object("user", login, "password", "x"))
                        .status())
                .isEqualTo(413);
        assertThat(nobody.post("session", object("user", login.substring(0, 200), "password", "x"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void slowBodiesHoldNoThread() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                Socket socket = new Socket("localhost", platform.kernel().port());
                slow.add(socket);
                String length = i % 2 == 0 ? "Content-Length: 1000" : "Transfer-Encoding: chunked";
                String first = i % 2 == 0 ? "{" : "1\r\n{\r\n";
                socket.getOutputStream()
                        .write(("POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                        + length + "\r\n\r\n" + first)
                                .getBytes(US_ASCII));
            }
            assertThat(platform.client().get("/health/live").status()).isEqualTo(200);
            assertThat(platform.admin().get("records/every/box").status()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void aLargeBodyThatComesInPiecesIsReadToItsEnd() throws IOException {
        Answer token = platform.admin()
                .post("tokens", object("name", "pieces", "expires_at", Soon.soon()))
                .expect(201);
        byte[] body = ("{\"caption\":\"pieces\",\"note\":\"" + "x".repeat(9_000) + "\"}\n")
                .repeat(8)
                .getBytes(US_ASCII);
        try (Socket socket = new Socket("localhost", platform.kernel().port())) {
            socket.setSoTimeout(20_000);
            String head = "POST /api/v1/" + THINGS + "/bulk HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + token.text("secret")
                    + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: " + body.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(US_ASCII));
            for (int from = 0; from < body.length; from += 20_000) {
                // another request in between, so that the server waits for the next piece
                platform.client().get("/health/live").expect(200);
                socket.getOutputStream().write(body, from, Math.min(20_000, body.length - from));
                socket.getOutputStream().flush();
            }
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 200")
                    .contains("\"line\":8");
        }
    }

    @Test
    void anAnswerHasALargestSize() {
        String note = "x".repeat(99_000);
        for (int i = 0; i < 4; i++) {
            List<Object> lines = IntStream.range(0, 50)
                    .<Object>mapToObj(n -> object("caption", "large", "note", note))
                    .toList();
            platform.admin().ndjson(THINGS + "/bulk", lines).expect(200);
        }
        Answer large = platform.admin().get(THINGS + "?filter=caption==large&limit=200");
        assertThat(large.status()).isEqualTo(413);
        platform.admin()
                .get(THINGS + "?filter=caption==large&limit=200&fields=caption")
                .expect(200);
        assertThat(platform.admin()
                        .get(THINGS + "/export?filter=caption==large")
                        .expect(200)
                        .lines())
                .as("many records taken out are no single answer")
                .hasSize(200);
    }

    @Test
    void allOrNothingHasALargestSize() {
        String note = "x".repeat(99_000);
        List<Object> lines = IntStream.range(0, 120)
                .<Object>mapToObj(n -> object("caption", "atomic", "note", note))
                .toList();
        assertThat(platform.admin().ndjson(THINGS + "/bulk?atomic=true", lines).status())
                .isEqualTo(413);
        assertThat(platform.admin()
                        .get(THINGS + "?filter=caption==atomic")
                        .expect(200)
                        .json()
                        .path("records"))
                .isEmpty();
    }

    @Test
    void whatIsLookedForWithinATextIsShort() {
        Answer long_ = platform.admin()
                .post(THINGS + "/query", object("where", object("note", object("contains", "a".repeat(201)))));
        assertThat(long_.status()).isEqualTo(400);
        platform.admin()
                .post(THINGS + "/query", object("where", object("note", object("contains", "a".repeat(200)))))
                .expect(200);
        assertThat(platform.admin().get(THINGS + "?q=" + "a".repeat(300)).status())
                .isEqualTo(400);
    }

    @Test
    void whatNoHeaderOrNumberMeansIsNoFailureOfOurs() {
        for (String language : List.of("en_US", "12", "-", "cs;q=9", ",,;q=x")) {
            assertThat(platform.client()
                            .signedOut()
                            .header("Accept-Language", language)
                            .get("session")
                            .status())
                    .as(language)
                    .isEqualTo(401);
        }
        assertThat(platform.client()
                        .signedOut()
                        .post("session", "{\"user\":1E-2147483648,\"password\":\"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(platform.admin()
                        .post(THINGS, "{\"caption\":\"a\",\"count\":1E-2147483648}")
                        .status())
                .isEqualTo(400);
        Answer bulk = platform.admin()
                .send(
                        "POST",
                        THINGS + "/bulk",
                        "{\"caption\":\"a\",\"count\":1E-2147483648}\n{\"caption\":\"fine\"}\n",
                        "application/x-ndjson");
        assertThat(bulk.expect(200).lines())
                .extracting(line -> line.path("status").asInt())
                .containsExactly(400, 201);
    }
}
