package org.kontor.tests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestUsers;
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
    void aBodyAsLargeAsAnybodyMaySendHoldsNoThread() throws IOException {
        String first = "{\"user\":\"" + "a".repeat(16 * 1024 - 9);
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                slow.add(sent("POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n4000\r\n" + first + "\r\n"));
            }
            assertThat(platform.client().get("/health/live").status()).isEqualTo(200);
            assertThat(platform.admin().get("records/every/box").status()).isEqualTo(200);
            for (Socket socket : slow) {
                assertThat(socket.getInputStream().available())
                        .as("nobody was made to wait until they were given up")
                        .isZero();
            }
        } finally {
            close(slow);
        }
    }

    @Test
    @Tag("S-85")
    void noUserHoldsAllThreadsByWhatTheySendSlowly() throws Exception {
        String secret = reader("slow1");
        List<Socket> slow = new ArrayList<>();
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        try {
            for (int i = 0; i < 20; i++) {
                Socket socket = sent("POST /api/v1/" + THINGS + "/query HTTP/1.1\r\nHost: localhost\r\n"
                        + "Authorization: Bearer " + secret
                        + "\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{\"q\":\""
                        + "a".repeat(20_000));
                slow.add(socket);
                Thread.startVirtualThread(() -> answers.add(firstLine(socket)));
            }
            for (int i = 0; i < 18; i++) {
                assertThat(answers.poll(2, TimeUnit.MINUTES)).startsWith("HTTP/1.1 429");
            }
            assertThat(platform.client().get("/health/live").status()).isEqualTo(200);
            assertThat(platform.admin().get("records/every/box").status()).isEqualTo(200);
        } finally {
            close(slow);
        }
    }

    @Test
    @Tag("S-85")
    void noUserFillsTheMemoryByWhatTheyDoNotRead() throws Exception {
        String note = "x".repeat(99_000);
        List<Object> lines = IntStream.range(0, 60)
                .<Object>mapToObj(n -> object("caption", "unread", "note", note))
                .toList();
        platform.admin().ndjson(THINGS + "/bulk", lines).expect(200);
        String secret = reader("slow2");
        String page = THINGS + "?filter=caption==unread&limit=60";
        long pages = Runtime.getRuntime().maxMemory() / 8 / (60 * 99_000) + 6;
        List<Socket> slow = new ArrayList<>();
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        try {
            for (int i = 0; i < pages; i++) {
                Socket socket = sent("GET /api/v1/" + page + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + secret + "\r\n\r\n");
                slow.add(socket);
                answers.add(firstLine(socket));
            }
            assertThat(answers).contains("HTTP/1.1 200 OK", "HTTP/1.1 429 Too Many Requests");
            assertThat(platform.admin().get(page).status()).as("others").isEqualTo(200);
        } finally {
            close(slow);
        }
    }

    private static String reader(String name) {
        TestClient user = platform.users()
                .role(name, TestUsers.grant("every.thing", Verb.READ))
                .add(name, name);
        return user.post("tokens", object("name", "slow", "expires_at", Soon.soon()))
                .expect(201)
                .text("secret");
    }

    /** A connection over which a request was sent, that takes little of its answer at a time. */
    private static Socket sent(String request) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(2048);
        socket.connect(new InetSocketAddress("localhost", platform.kernel().port()));
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        return socket;
    }

    private static String firstLine(Socket socket) {
        StringBuilder line = new StringBuilder();
        try {
            for (int each = socket.getInputStream().read();
                    each >= 0 && each != '\r';
                    each = socket.getInputStream().read()) {
                line.append((char) each);
            }
        } catch (IOException e) {
            line.append(e.getMessage());
        }
        return line.toString();
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
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
        // but all of it can be taken out, on pages as small as that needs
        assertThat(platform.admin()
                        .get(THINGS + "/export?filter=caption==large")
                        .expect(200)
                        .lines())
                .hasSize(200);
    }

    @Test
    @Tag("S-85")
    void aPageOfTheChangeLogEndsWhenItIsLargeAndGoesOn() {
        Answer thing = platform.admin()
                .post(THINGS, object("caption", "long past", "note", "first"))
                .expect(201);
        String path = THINGS + "/" + thing.id();
        String etag = thing.etag();
        for (int i = 0; i < 14; i++) {
            etag = platform.admin()
                    .patch(
                            path,
                            etag,
                            object("note", Character.toString('a' + i).repeat(99_000)))
                    .expect(200)
                    .etag();
        }
        for (String log : List.of(path + "/history?limit=200", "audit/changes?limit=200&record=" + thing.id())) {
            List<Integer> versions = new ArrayList<>();
            String next = "";
            while (!next.equals("null")) {
                Answer page = platform.admin()
                        .get(log + (next.isEmpty() ? "" : "&cursor=" + next))
                        .expect(200);
                assertThat(page.body().length()).isLessThan(2_000_000);
                page.json()
                        .path("entries")
                        .forEach(entry -> versions.add(entry.path("version").asInt()));
                next = page.json().path("next").asText();
            }
            assertThat(versions)
                    .as(log)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 15)
                            .map(n -> 16 - n)
                            .boxed()
                            .toList());
        }
        Answer late = platform.admin()
                .patch(path, thing.etag(), object("note", "mine"))
                .expectProblem(412);
        assertThat(late.json().at("/changed/note/0").asText()).isEqualTo("first");
        assertThat(late.json().at("/changed/note/1").asText()).startsWith("nnn");
    }

    @Test
    void aTokenSpeaksOfNoMoreThanThereIs() {
        TestClient user = platform.users().nobody();
        ObjectNode entities = object();
        for (int i = 0; i < 5000; i++) {
            entities.set("x" + i + "." + "y".repeat(900), array("read"));
        }
        user.post("tokens", object("name", "many", "expires_at", Soon.soon(), "entities", entities))
                .expectProblem(422, "entities");
        user.post(
                        "tokens",
                        object("name", "long", "expires_at", Soon.soon(), "permissions", array("p".repeat(900_000))))
                .expectProblem(422, "permissions");
    }

    @Test
    void aBodyIsReadAsItIsOrNotAtAll() {
        Answer packed =
                platform.admin().header("Content-Encoding", "gzip").post(THINGS, object("caption", "not packed"));
        packed.expectProblem(415);
        platform.admin()
                .header("Content-Encoding", "identity")
                .post(THINGS, object("caption", "not packed"))
                .expect(201);
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
