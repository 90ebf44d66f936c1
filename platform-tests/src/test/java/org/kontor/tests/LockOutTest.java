package org.kontor.tests;

import static org.kontor.testing.Json.object;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Whoever guesses passwords is stopped, and stops nobody else. */
@OnEachDatabase
class LockOutTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(EveryPlugin.class)
            .setting("kontor.login.attempts", "3")
            .setting("kontor.http.trusted-proxies", "127.0.0.1,::1");

    private static Answer signIn(String from, String user, String password) {
        TestClient client = platform.client().header("X-Forwarded-For", from);
        return client.post("session", object("user", user, "password", password));
    }

    @Test
    @Tag("S-43")
    void guessingAtAnAccountLocksOutNeitherItsUserNorTheirColleagues() {
        String right = "a long enough passphrase";
        platform.users().add("victim");
        platform.users().add("colleague");
        for (int i = 0; i < 3; i++) {
            signIn("192.0.2.1", "victim", "wrong wrong wrong").expectProblem(401);
        }
        signIn("192.0.2.1", "victim", right).expectProblem(429);
        signIn("192.0.2.2", "victim", right).expect(200);
        signIn("192.0.2.1", "colleague", right).expect(200);
    }
}
