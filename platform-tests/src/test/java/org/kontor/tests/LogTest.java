package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;
import org.slf4j.LoggerFactory;

/** What the log says, and what it never says. */
@OnEachDatabase
class LogTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).setting("kontor.login.attempts", "1000");

    private static final String THINGS = "records/every/thing";
    private static final List<String> HEADERS = List.of(
            "User-Agent",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-Forwarded-Host",
            "Forwarded",
            "Referer",
            "Origin",
            "Accept",
            "Accept-Language",
            "Accept-Encoding",
            "Authorization",
            "Cookie",
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "X-CSRF-Token",
            "X-Request-Id",
            "X-Real-IP",
            "Range",
            "X-Anything");

    /** Everything that is said at any level by our own code while something is done. */
    private static final class Listening extends AppenderBase<ILoggingEvent> implements AutoCloseable {
        private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();
        private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        private final List<Logger> loggers = List.of(context.getLogger("org.kontor"), context.getLogger("kontor"));

        Listening() {
            setContext(context);
            start();
            loggers.forEach(logger -> {
                logger.setLevel(Level.ALL);
                logger.setAdditive(false);
                logger.addAppender(this);
            });
        }

        @Override
        protected void append(ILoggingEvent event) {
            events.add(event);
        }

        List<String> texts() {
            return events.stream()
                    .map(event -> event.getFormattedMessage()
                            + (event.getThrowableProxy() == null
                                    ? ""
                                    : ThrowableProxyUtil.asString(event.getThrowableProxy()))
                            + event.getKeyValuePairs())
                    .toList();
        }

        long requests() {
            return events.stream()
                    .filter(event -> event.getLoggerName().equals("kontor.access"))
                    .count();
        }

        @Override
        public void close() {
            loggers.forEach(logger -> {
                logger.detachAppender(this);
                logger.setLevel(null);
                logger.setAdditive(true);
            });
        }
    }

    @Test
    @Tag("S-93")
    void whateverIsSentARequestIsOneLineOfTheLog() {
        String forged = "x%0d%0a2026-11-22 ERROR forged\u00a0line";
        try (Listening log = new Listening()) {
            List<Answer> answers = new ArrayList<>();
            for (String header : HEADERS) {
                answers.add(platform.client().header(header, forged).get(THINGS));
            }
            String text = "x\r\n2026-11-22 ERROR forged\u2028line\u001b[2K";
            for (String path : List.of(THINGS, "session", "tokens")) {
                answers.add(platform.admin()
                        .post(path, object(text, text, "caption", text, "user", text, "password", text)));
            }
            for (String path : List.of(
                    "records/every/x%0d%0aERROR",
                    "%0d%0aERROR%20forged",
                    "meta/x%0d%0a/y",
                    THINGS + "?filter=x%0d%0aERROR%20forged",
                    THINGS + "?x%0d%0aERROR%20forged=1")) {
                answers.add(platform.admin().get(path));
            }
            // what is no HTTP at all is answered before it is a request
            long expected = answers.stream()
                    .filter(answer -> answer.header("X-Request-Id").isPresent())
                    .count();
            assertThat(expected).isGreaterThan(HEADERS.size());
            Eventually.until(() -> assertThat(log.requests()).isBetween(expected, (long) answers.size()));
            assertThat(log.events)
                    .filteredOn(event -> event.getLoggerName().equals("kontor.access"))
                    .allSatisfy(event -> assertThat(event.getFormattedMessage())
                            .doesNotContain("forged", "ERROR")
                            .doesNotContainPattern("[\\p{Cntrl}\u2028\u2029]"));
        }
    }

    @Test
    @Tag("S-93")
    @Tag("S-42")
    void theLogKnowsNoSecrets() {
        String password = "canary horse battery staple";
        TestClient user = platform.users().add("logged");
        try (Listening log = new Listening()) {
            platform.client().post("session", object("user", "canary-login", "password", "canary wrong"));
            platform.client().post("session", object("user", "logged", "password", "canary wrong"));
            platform.client().get(THINGS + "?q=canary-search&filter=caption==canary-filter");
            String once = platform.admin()
                    .post("users/" + platform.users().id("user logged") + "/password", object())
                    .expect(200)
                    .text("one_time_password");
            TestClient fresh = platform.client().signIn("logged", once);
            fresh.post("session/password", object("present", once, "password", password))
                    .expect(200);
            TestClient signedIn = platform.client().signIn("logged", password);
            Answer token = signedIn.post("tokens", object("name", "canary-name", "expires_at", Soon.soon()))
                    .expect(201);
            platform.client().withToken(token.text("secret")).get(THINGS);
            platform.client().withToken("canary-token").get(THINGS).expectProblem(401);
            platform.client().header("Cookie", "__Host-kontor=canary-cookie").get(THINGS);
            Answer made = platform.admin()
                    .post(THINGS, object("caption", "canary-caption", "secret", "canary-secret"))
                    .expect(201);
            platform.admin()
                    .post(THINGS, object("caption", "c", "code", "canary-code"))
                    .expect(201);
            platform.admin()
                    .post(THINGS, object("caption", "c", "code", "canary-code"))
                    .expectProblem(409);
            platform.admin()
                    .post(THINGS, object("caption", "canary".repeat(100)))
                    .expectProblem(422);
            platform.admin().post(THINGS, "{\"caption\":\"canary").expectProblem(400);
            platform.admin().get(THINGS + "/" + made.id()).expect(200);
            String csrf = signedIn.get("session").expect(200).text("csrf");
            String all = String.join("\n", log.texts());
            assertThat(all)
                    .contains("GET")
                    .doesNotContain("canary", once, token.text("secret"), csrf, "argon2", "__Host-kontor=");
            String history = platform.admin()
                    .get("records/system/user/" + platform.users().id("user logged") + "/history")
                    .expect(200)
                    .body();
            assertThat(history).contains("password_reset").doesNotContain(once, "canary", "argon2");
        }
        user.get("session").expectProblem(401);
    }
}
