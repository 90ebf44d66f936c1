package org.kontor.tests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
            int begin = 16 * 1024;
            talk.head("POST", "/api/v1/records/every/box/bulk", "application/x-ndjson", begin + 20);
            talk.body(begin);
            assertThat(talk.answer()).isEqualTo(401);
            talk.body(20);
            talk.head("GET", "/health/live", "text/plain", 0);
            assertThat(talk.answer()).as("the same connection goes on").isEqualTo(200);
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

    /** One connection, spoken by hand: an HTTP client would hide in which order things are sent. */
    private static final class Conversation implements AutoCloseable {
        private final Socket socket;
        private final OutputStream out;
        private final BufferedReader in;

        Conversation(int port) throws IOException {
            socket = new Socket("localhost", port);
            socket.setSoTimeout(20_000);
            out = socket.getOutputStream();
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        }

        void head(String method, String path, String type, int length) throws IOException {
            String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                    + "\r\nContent-Length: " + length + "\r\n\r\n";
            out.write(head.getBytes(US_ASCII));
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
            int length = 0;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
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
