package org.kontor.tests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Exports leave room for everything else: only so many run at the same time, and fewer of one user. */
@OnEachDatabase
class ExportTurnsTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(EveryPlugin.class)
            .setting("kontor.export.at-once", "2")
            .setting("kontor.export.at-once-per-user", "1")
            .given(ExportTurnsTest::prepare);

    private static final String EXPORT = "records/every/thing/export";
    /** More than lies on the way between two programs, so that an export is not over before it is taken in. */
    private static final int MANY = 100;

    private static TestClient ada;
    private static TestClient bob;

    static void prepare() {
        platform.users().role("taker", grant("every.thing", Verb.READ, Verb.EXPORT));
        ada = platform.users().add("ada", "taker");
        bob = platform.users().add("bob", "taker");
        var large = object("caption", "large", "note", "x".repeat(99_000));
        for (int i = 0; i < 2; i++) {
            platform.admin()
                    .ndjson("records/every/thing/bulk", Collections.nCopies(MANY / 2, large))
                    .expect(200);
        }
    }

    @Test
    void whoTakesOutMuchAtOnceIsToldToWait() throws IOException {
        try (Taking first = new Taking(ada)) {
            first.begin();
            assertRefused(ada.get(EXPORT), 429);
            assertRefused(ada.post(EXPORT, object()), 429);
            try (Taking second = new Taking(bob)) {
                second.begin();
                assertRefused(platform.admin().get(EXPORT), 503);
                platform.admin().get("records/every/thing?limit=1").expect(200);
                second.end();
            }
            assertRefused(ada.get(EXPORT), 429);
            assertThat(platform.admin().get(EXPORT).expect(200).lines()).hasSize(MANY);
            first.end();
        }
        // a turn is given back after the last byte, which may already be read
        Eventually.until(() -> assertThat(ada.get(EXPORT).expect(200).lines()).hasSize(MANY));
    }

    @Test
    void whatIsNotTakenInGivesItsTurnBack() throws IOException {
        ada.send("HEAD", EXPORT, null, null).expect(200);
        ada.get(EXPORT + "?sort=nonsense").expectProblem(400);
        try (Taking given = new Taking(ada)) {
            given.begin();
        }
        Eventually.until(() -> ada.get(EXPORT).expect(200));
    }

    private static void assertRefused(Answer answer, int status) {
        answer.expectProblem(status);
        assertThat(answer.header("Retry-After")).isPresent();
    }

    /** An export that is taken in as slowly as its reader likes: a client of HTTP would read ahead. */
    private static final class Taking implements AutoCloseable {
        private final Socket socket = new Socket();
        private final InputStream in;

        Taking(TestClient user) throws IOException {
            String secret = user.post("tokens", object("name", "taking", "expires_at", Soon.soon()))
                    .expect(201)
                    .text("secret");
            socket.setReceiveBufferSize(16 * 1024);
            socket.setSoTimeout(20_000);
            socket.connect(new InetSocketAddress("localhost", platform.kernel().port()));
            socket.getOutputStream()
                    .write(("GET /api/v1/" + EXPORT + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Authorization: Bearer " + secret + "\r\n\r\n")
                            .getBytes(US_ASCII));
            in = socket.getInputStream();
        }

        void begin() throws IOException {
            assertThat(new String(in.readNBytes(12), US_ASCII)).isEqualTo("HTTP/1.1 200");
        }

        void end() throws IOException {
            assertThat(in.readAllBytes().length).isGreaterThan(MANY * 99_000);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
