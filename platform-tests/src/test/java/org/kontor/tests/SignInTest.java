package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Sessions, passwords, tokens and what browsers are told. */
@OnEachDatabase
class SignInTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).setting("kontor.login.attempts", "1000");

    private static final String BOXES = "records/every/box";

    @Test
    void whoIsNotSignedInSeesNothing() {
        for (String path : List.of("session", BOXES, "records/system/user", "tokens", "plugins/every/count")) {
            platform.client().get(path).expectProblem(401);
        }
        assertThat(platform.client().get("health").expect(200).body()).isEqualTo("ok");
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        Answer answer = platform.client()
                .post("session", object("user", "admin", "password", "correct horse battery staple"))
                .expect(200);
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .startsWith("__Host-")
                .contains("Secure", "HttpOnly", "SameSite=", "Path=/")
                .doesNotContain("Domain");
    }

    @Test
    void aWriteWithoutTheSecretOfTheSessionIsRefused() {
        TestClient forged = platform.admin().without("X-CSRF-Token");
        forged.post(BOXES, object("label", "forged")).expectProblem(403);
        platform.admin()
                .header("X-CSRF-Token", "guessed")
                .post(BOXES, object("label", "forged"))
                .expectProblem(403);
        platform.admin()
                .header("Origin", "https://evil.example")
                .post(BOXES, object("label", "forged"))
                .expectProblem(403);
        forged.get(BOXES).expect(200);
    }

    @Test
    @Tag("S-45")
    void aWrongPasswordAndAnUnknownUserAnswerAlike() {
        platform.users().add("alike");
        Answer wrong = platform.client().post("session", object("user", "alike", "password", "wrong wrong wrong"));
        Answer unknown = platform.client().post("session", object("user", "noone", "password", "wrong wrong wrong"));
        wrong.expectProblem(401);
        unknown.expectProblem(401);
        assertThat(unknown.json()).isEqualTo(wrong.json());
    }

    @Test
    @Tag("S-41")
    void namesAreComparedWithoutCaseButToTheLetter() {
        platform.users().add("jürgen");
        Answer other =
                platform.client().post("session", object("user", "jurgen", "password", "a long enough passphrase"));
        other.expectProblem(401);
        platform.client()
                .signIn("JÜRGEN", "a long enough passphrase")
                .get("session")
                .expect(200);
        platform.admin()
                .post(
                        "records/system/user",
                        object("name", "JÜRGEN", "full_name", "x", "kind", "person", "active", true))
                .expectProblem(409);
    }

    @Test
    @Tag("S-35")
    void signingOutEndsTheSessionAtOnce() {
        TestClient user = platform.users().nobody();
        user.get("session").expect(200);
        user.send("DELETE", "session", null, null).expect(204);
        user.get("session").expectProblem(401);
    }

    @Test
    @Tag("S-35")
    void whoIsDeactivatedIsOutAtOnceAndCannotComeBack() {
        TestClient user = platform.users().add("leaver");
        String path = "records/system/user/" + platform.users().id("user leaver");
        Answer record = platform.admin().get(path).expect(200);
        platform.admin().patch(path, record.etag(), object("active", false)).expect(200);
        Eventually.until(() -> assertThat(user.get("session").status()).isEqualTo(401));
        user.patch(path, "\"2\"", object("active", true)).expectProblem(401);
        platform.client()
                .post("session", object("user", "leaver", "password", "a long enough passphrase"))
                .expectProblem(401);
    }

    @Test
    @Tag("S-35")
    void aRoleThatIsTakenAwayIsGoneWithinASecond() {
        TestClient user =
                platform.users().role("reader", grant("every.box", Verb.READ)).add("demoted", "reader");
        user.get(BOXES).expect(200);
        String path = "records/system/user/" + platform.users().id("user demoted");
        Answer record = platform.admin().get(path).expect(200);
        platform.admin()
                .patch(path, record.etag(), object("roles", org.kontor.testing.Json.array()))
                .expect(200);
        Eventually.until(() -> assertThat(user.get(BOXES).status()).isIn(403, 404));
    }

    @Test
    @Tag("S-35")
    void aChangedPasswordEndsAllSessions() {
        TestClient first = platform.users().add("changer");
        TestClient second = platform.users().signIn("changer");
        first.post("session/password", object("present", "wrong wrong wrong", "password", "another long passphrase"))
                .expectProblem(422, "present");
        first.post(
                        "session/password",
                        object("present", "a long enough passphrase", "password", "another long passphrase"))
                .expect(200);
        Eventually.until(() -> assertThat(second.get("session").status()).isEqualTo(401));
        platform.client()
                .signIn("changer", "another long passphrase")
                .get("session")
                .expect(200);
    }

    @Test
    @Tag("S-44")
    void passwordsCountToTheirLastLetter() {
        TestClient user = platform.users().add("long");
        String password = "ä long pässword that nobody guesses ".repeat(3);
        user.post("session/password", object("present", "a long enough passphrase", "password", password))
                .expect(200);
        platform.client()
                .post("session", object("user", "long", "password", password.substring(1) + "a"))
                .expectProblem(401);
        platform.client().signIn("long", password);
        TestClient again = platform.client().signIn("long", password);
        for (String bad : List.of("short", "x".repeat(129), "password1234", "")) {
            Answer answer = again.post("session/password", object("present", password, "password", bad));
            assertThat(answer.status()).as(bad).isIn(400, 422);
        }
    }

    @Test
    @Tag("S-33")
    void aTokenCanDoNoMoreThanItSaysAndItsOwnerMay() {
        TestClient user = platform.users()
                .role("boxer", grant("every.box", Verb.READ, Verb.CREATE))
                .add("tokener", "boxer");
        String reading = user.post("tokens", object("name", "reading", "expires_at", Soon.soon(), "read_only", true))
                .expect(201)
                .text("secret");
        TestClient token = platform.client().withToken(reading);
        token.get(BOXES).expect(200);
        assertThat(token.post(BOXES, object("label", "x")).status()).isIn(403, 404);
        token.post("tokens", object("name", "more", "expires_at", Soon.soon())).expectProblem(403);
        token.get("records/every/thing").expectProblem(404);
        platform.client().withToken(reading + "x").get(BOXES).expectProblem(401);
        platform.client().withToken("").get(BOXES).expectProblem(401);

        // and less as soon as its owner may do less
        String path = "records/system/user/" + platform.users().id("user tokener");
        platform.admin()
                .patch(path, platform.admin().get(path).etag(), object("roles", org.kontor.testing.Json.array()))
                .expect(200);
        Eventually.until(() -> assertThat(token.get(BOXES).status()).isEqualTo(404));
    }

    @Test
    void secretsAreNowhereInRecordsOrHistory() {
        TestClient user = platform.users().add("secretive");
        user.post(
                        "session/password",
                        object("present", "a long enough passphrase", "password", "hunter2 hunter2 hunter2"))
                .expect(200);
        String path = "records/system/user/" + platform.users().id("user secretive");
        assertThat(platform.admin().get(path).expect(200).body()).doesNotContain("hunter2", "argon2", "hash");
        assertThat(platform.admin().get(path + "/history").expect(200).body()).doesNotContain("hunter2", "argon2");
        for (String field : List.of("password", "hash", "password_hash", "secret", "token")) {
            platform.admin().get("records/system/user?filter=" + field + "==x").expectProblem(400);
        }
    }

    @Test
    @Tag("S-50")
    void noSpellingOfAnAddressOpensAClosedDoor() {
        for (String path : List.of(
                "/api/v1/records/every/box",
                "/api/v1//records/every/box",
                "/api/v1/./records/every/box",
                "/api/v1/x/../records/every/box",
                "/api/v1/health/../records/every/box",
                "/api/v1/health/%2e%2e/records/every/box",
                "/api/v1/health;/../records/every/box",
                "/api/v1/records;x=y/every/box",
                "/api/v1/%72ecords/every/box",
                "/API/V1/records/every/box",
                "/api/v1/records/every/box/",
                "/api/v1/records/every/box;jsessionid=1",
                "/api/v1/health%2f..%2frecords/every/box",
                "/health/ready/../../api/v1/records/every/box",
                "/api/v1/session/../records/every/box",
                "/api/v1/records/every/%62ox",
                "/api/v1/records/every/box.json")) {
            Answer answer = platform.client().send("GET", path, null, null);
            assertThat(answer.status()).as(path).isBetween(400, 499);
        }
    }

    @Test
    void everyAnswerTellsBrowsersToBeCareful() {
        for (Answer answer : List.of(
                platform.client().get("health"),
                platform.client().get("session"),
                platform.admin().get(BOXES),
                platform.client().get("/nothing"))) {
            assertThat(answer.header("X-Content-Type-Options"))
                    .as(answer.toString())
                    .contains("nosniff");
            assertThat(answer.header("Server")).as(answer.toString()).isEmpty();
        }
        assertThat(platform.admin().get(BOXES).header("Cache-Control").orElse(""))
                .contains("no-store");
    }
}
