package org.kontor.tests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.every.EveryPlugin;

/** A request that is refused by its head alone: its sender gets the answer, even one that sends the body all the same. */
@OnEachDatabase
class EarlyAnswerTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    @Test
    void aBodyThatFollowsARefusalDoesNotBreakTheConnection() throws IOException {
        try (Conversation talk = new Conversation(platform.kernel().port())) {
            // the server gathers this much before it looks at a request
            int begin = 16 * 1024 + 1;
            talk.head("POST", "/api/v1/records/every/box/bulk", "application/x-ndjson", begin + 20);
            talk.body(begin);
            assertThat(talk.answer()).isEqualTo(401);
            talk.body(20);
            talk.head("GET", "/health/live", "text/plain", 0);
            assertThat(talk.answer()).as("the same connection goes on").isEqualTo(200);
        }
    }

    @Test
    void anAddressThatCannotBeReadEndsTheConnectionAndTheAnswerSaysSo() throws IOException {
        for (boolean atOnce : new boolean[] {true, false}) {
            try (Conversation talk = new Conversation(platform.kernel().port())) {
                String length = "Content-Length: 20\r\n\r\n" + (atOnce ? " ".repeat(20) : "");
                talk.send("POST /api/v1/records/every/%2527/query HTTP/1.1\r\nHost: localhost\r\n" + length);
                assertThat(talk.answer()).isEqualTo(400);
                assertThat(talk.isLast()).as("the body came at once: " + atOnce).isTrue();
            }
        }
    }

    @Test
    void aBodyThatIsRefusedForItsSizeMayStillBeSentToItsEnd() throws IOException {
        int size = 20 * 1024 * 1024;
        try (Conversation talk = new Conversation(platform.kernel().port())) {
            talk.head("POST", "/api/v1/session", "application/json", size);
            talk.body(size);
            assertThat(talk.answer()).isEqualTo(413);
        }
    }

    @Test
    void whoAsksForLeaveToSendALargeBodyGetsItAndThenTheAnswer() throws IOException {
        Answer token = platform.admin()
                .post("tokens", object("name", "leave", "expires_at", Soon.soon()))
                .expect(201);
        byte[] line = "{\"label\":\"asked for\"}\n".getBytes(US_ASCII);
        byte[] rest = " ".repeat(1 << 20).getBytes(US_ASCII);
        for (boolean chunked : new boolean[] {false, true}) {
            for (String atomic : List.of("true", "false")) {
                try (Conversation talk = new Conversation(platform.kernel().port())) {
                    talk.head(
                            "POST",
                            "/api/v1/records/every/box/bulk?atomic=" + atomic,
                            "application/x-ndjson",
                            chunked ? -1 : line.length + rest.length,
                            "Expect: 100-continue",
                            "Authorization: Bearer " + token.text("secret"));
                    assertThat(talk.answer()).as("leave to send").isEqualTo(100);
                    talk.body(chunked, line, rest);
                    assertThat(talk.answer()).isEqualTo(200);
                }
            }
        }
    }

    @Test
    void whoAsksForLeaveToSendABodyThatNobodyWantsGetsTheAnswerAlone() throws IOException {
        for (int size : new int[] {2 << 20, 20 << 20}) {
            try (Conversation talk = new Conversation(platform.kernel().port())) {
                talk.head(
                        "POST", "/api/v1/records/every/box/bulk", "application/x-ndjson", size, "Expect: 100-continue");
                assertThat(talk.answer()).isEqualTo(401);
            }
            try (Conversation talk = new Conversation(platform.kernel().port())) {
                talk.head("POST", "/api/v1/session", "application/json", size, "Expect: 100-continue");
                assertThat(talk.answer()).isEqualTo(413);
            }
        }
    }

    @Test
    void aBodyOfUntoldLengthThatGotLeaveMayBeSentToItsEndEvenIfItIsRefused() throws IOException {
        try (Conversation talk = new Conversation(platform.kernel().port())) {
            talk.head("POST", "/api/v1/records/every/box/bulk", "application/x-ndjson", -1, "Expect: 100-continue");
            // how long it will be is not said, so its beginning is wanted before it is looked at
            assertThat(talk.answer()).isEqualTo(100);
            talk.body(true, " ".repeat(20 << 20).getBytes(US_ASCII));
            assertThat(talk.answer()).isEqualTo(401);
        }
    }

    /** One connection, spoken by hand: an HTTP client would hide in which order things are sent. */
    private static final class Conversation implements AutoCloseable {
        private final Socket socket;
        private final OutputStream out;
        private final BufferedReader in;
        private boolean last;

        Conversation(int port) throws IOException {
            socket = new Socket("localhost", port);
            socket.setSoTimeout(20_000);
            out = socket.getOutputStream();
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        }

        /** Sends a head; of a length below zero nothing is said. */
        void head(String method, String path, String type, int length, String... more) throws IOException {
            StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n")
                    .append("Content-Type: " + type + "\r\n")
                    .append(length < 0 ? "Transfer-Encoding: chunked\r\n" : "Content-Length: " + length + "\r\n");
            for (String each : more) {
                head.append(each).append("\r\n");
            }
            send(head.append("\r\n").toString());
        }

        void send(String text) throws IOException {
            out.write(text.getBytes(US_ASCII));
            out.flush();
        }

        /** Whether the answer said that no other comes on this connection. */
        boolean isLast() {
            return last;
        }

        void body(boolean chunked, byte[]... pieces) throws IOException {
            for (byte[] piece : pieces) {
                out.write((chunked ? Integer.toHexString(piece.length) + "\r\n" : "").getBytes(US_ASCII));
                out.write(piece);
                out.write((chunked ? "\r\n" : "").getBytes(US_ASCII));
            }
            out.write((chunked ? "0\r\n\r\n" : "").getBytes(US_ASCII));
            out.flush();
        }

        void body(int length) throws IOException {
            byte[] piece = new byte[Math.min(length, 64 * 1024)];
            for (int sent = 0; sent < length; sent += piece.length) {
                out.write(piece, 0, Math.min(piece.length, length - sent));
            }
            out.flush();
        }

        /** The status of the next answer, read to its end. */
        int answer() throws IOException {
            String status = String.valueOf(in.readLine());
            assertThat(status).startsWith("HTTP/1.1 ");
            int length = 0;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                last |= line.equalsIgnoreCase("Connection: close");
                if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            assertThat(in.skip(length)).isEqualTo(length);
            return Integer.parseInt(status.split(" ", 3)[1]);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
