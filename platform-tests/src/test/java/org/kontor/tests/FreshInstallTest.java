package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.every.EveryPlugin;

/** What a server that was just installed lets nobody do. */
@OnEachDatabase
class FreshInstallTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).setting("kontor.login.attempts", "1000");

    private static final int PASSWORDS = Boolean.getBoolean("kontor.test.long") ? 3000 : 15;

    @Test
    @Tag("S-49")
    void nobodyHasAPasswordButTheAdministratorAndTheirsIsNotACommonOne() throws Exception {
        try (Connection connection = platform.connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from system_credential")) {
            count.next();
            assertThat(count.getInt(1)).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        List<String> common = new ArrayList<>(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
                .limit(PASSWORDS)
                .toList());
        common.addAll(List.of("admin", "kontor", "changeme"));
        for (String user : List.of("admin", "kontor", "plugin:system", "plugin:every", "sa", "root")) {
            int tried = 0;
            for (String password : user.equals("admin") ? common : common.subList(0, 3)) {
                if (++tried % 800 == 0) {
                    // it forgets who guessed
                    platform.restart();
                }
                Answer answer = platform.client().post("session", object("user", user, "password", password));
                assertThat(answer.status()).as(user + " with " + password).isEqualTo(401);
            }
        }
    }

    @Test
    @Tag("S-49")
    void thereIsNoDoorForSettingUp() {
        for (String path :
                List.of("setup", "install", "session/setup", "/setup", "/install", "/admin", "/api/v1/setup/")) {
            for (String method : List.of("GET", "POST", "PUT")) {
                Answer answer = platform.client()
                        .send(method, path, method.equals("GET") ? null : object("password", "x"), "application/json");
                assertThat(answer.status()).as(answer.toString()).isIn(401, 404, 405);
            }
        }
    }

    @Test
    @Tag("S-40")
    void theHostThatARequestNamesIsNowhereInAnswers() throws IOException {
        String token = platform.admin()
                .post("tokens", object("name", "t", "expires_at", Soon.soon()))
                .expect(201)
                .text("secret");
        for (String path :
                List.of("/api/v1/openapi.json", "/api/v1/meta", "/api/v1/session", "/api/docs", "/nothing")) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                    + "Authorization: Bearer " + token + "\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).startsWith("HTTP/1.1 ").doesNotContain("evil.example");
        }
        String body = "{\"label\":\"made\"}";
        String made = raw("POST /api/v1/records/every/box HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer "
                + token + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body);
        assertThat(made).startsWith("HTTP/1.1 201").doesNotContain("evil.example");
    }

    @Test
    @Tag("S-47")
    void nobodyIsSentToAnotherServer() throws IOException {
        for (String path : List.of(
                "//evil.example/api/docs",
                "//evil.example/%2e%2e/api/docs",
                "/api/docs",
                "/api/docs//evil.example",
                "/api/docs/..//evil.example/",
                "/\\evil.example/api/docs",
                "/api/docs?next=https://evil.example/",
                "https://evil.example/api/docs",
                "/api/v1/session?return=//evil.example")) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            String head = answer.split("\r\n\r\n", 2)[0];
            head.lines()
                    .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("location:"))
                    .forEach(line -> assertThat(line).as(path).matches("(?i)location: /[a-z][^/\\\\]*(/.*)?"));
            assertThat(head).as(path).doesNotContain("evil.example");
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", platform.kernel().port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
