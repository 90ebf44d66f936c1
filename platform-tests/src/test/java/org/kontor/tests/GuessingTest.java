package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;

/** Whoever guesses passwords waits, under whatever name and address they come. */
@OnEachDatabase
class GuessingTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().setting("kontor.login.attempts", "1");

    @Test
    @Tag("S-43")
    void guessingIsSlowedDownForTheAccountAndForTheAddress() {
        platform.users().add("guessed");
        int limited = 0;
        for (int i = 0; i < 8; i++) {
            Answer answer = platform.client()
                    .header("X-Forwarded-For", "10.0.0." + i)
                    .post(
                            "session",
                            object("user", i % 2 == 0 ? "guessed" : "GUESSED", "password", "wrong guess " + i));
            assertThat(answer.status()).isIn(401, 429);
            limited += answer.status() == 429 ? 1 : 0;
        }
        assertThat(limited).isPositive();

        // and for the address, at ten times that, whomever it guesses and whatever it says it is
        limited = 0;
        for (int i = 0; i < 14; i++) {
            Answer answer = platform.client()
                    .header("X-Forwarded-For", "10.0.1." + i)
                    .post("session", object("user", "somebody" + i, "password", "wrong guess"));
            assertThat(answer.status()).isIn(401, 429);
            limited += answer.status() == 429 ? 1 : 0;
        }
        assertThat(limited).isPositive();
    }
}
