package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kontor.testing.Answer;
import org.kontor.testing.Json;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** Whose page may load a plugin's module from the machine of who writes it, and from where. */
class DevelopmentModuleTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().setting("kontor.plugins-development", "true");

    private static final String MODULE = "fleet@http://localhost:5173/main.js";

    @BeforeEach
    void theClientIsBuilt() {
        assumeThat(getClass().getResource("/META-INF/kontor-ui/index.html")).isNotNull();
    }

    private static Answer page(TestClient who, String site, String module) {
        return who.header("Accept", "text/html")
                .header("Sec-Fetch-Site", site)
                .get("/contacts/account?devplugin=" + URLEncoder.encode(module, StandardCharsets.UTF_8))
                .expect(200);
    }

    private static String policy(Answer page) {
        return page.header("Content-Security-Policy").orElseThrow();
    }

    private static void assertClosed(Answer page) {
        assertThat(policy(page)).contains("connect-src 'self';").doesNotContain("http:", "https:", "5173", "__DEV");
        assertThat(page.body()).contains("name=\"kontor-development\" content=\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "same-origin"})
    void anAdministratorsPageMayLoadItFromThatPlaceAndNoOther(String site) {
        Answer page = page(platform.admin(), site, MODULE);
        String policy = policy(page);
        for (String kind : new String[] {"script-src", "style-src", "connect-src"}) {
            assertThat(policy).containsPattern(kind + " 'self'[^;]* http://localhost:5173;");
        }
        assertThat(policy.split("http", -1)).hasSize(4);
        assertThat(policy)
                .contains("default-src 'self';", "img-src 'self' data: blob:;", "frame-src 'self';")
                .doesNotContain("unsafe");
        assertThat(page.body()).contains("name=\"kontor-development\" content=\"" + MODULE + "\"");
        assertThat(page.header("Cache-Control").orElseThrow()).isEqualTo("no-store");
        // the next page is like any other
        assertClosed(platform.admin()
                .header("Accept", "text/html")
                .header("Sec-Fetch-Site", site)
                .get("/contacts/account")
                .expect(200));
    }

    @Test
    void nobodyElsesPageMay() {
        assertClosed(page(platform.client(), "none", MODULE));
        assertClosed(page(platform.users().add("ada"), "none", MODULE));
        assertClosed(page(platform.client().header("Cookie", "kontor_session=made-up"), "none", MODULE));
    }

    @Test
    void aLinkOnAnotherSiteOrAnApiTokenAsksForNothing() {
        assertClosed(page(platform.admin(), "cross-site", MODULE));
        // another port of the same machine is such a site
        assertClosed(page(platform.admin(), "same-site", MODULE));
        assertClosed(platform.admin()
                .header("Accept", "text/html")
                .get("/?devplugin=" + MODULE)
                .expect(200));
        String token = platform.admin()
                .post("tokens", Json.object("name", "builds", "expires_at", Soon.soon()))
                .expect(201)
                .text("secret");
        assertClosed(page(platform.client().withToken(token), "none", MODULE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fleet",
                "http://localhost:5173/main.js",
                "fleet@http://localhost/main.js",
                "fleet@http://localhost:99999/main.js",
                "fleet@http://localhost:5173/",
                "fleet@http://localhost:5173/main.css",
                "fleet@http://localhost:5173/../main.js",
                "fleet@http://localhost:5173/main.js?x=1",
                "fleet@http://localhost:5173@evil.example/main.js",
                "fleet@http://localhost.evil.example:5173/main.js",
                "fleet@http://evil.example:5173/main.js",
                "fleet@http://192.168.1.7:5173/main.js",
                "fleet@http://127.0.0.2:5173/main.js",
                "fleet@http://*:5173/main.js",
                "fleet@ftp://localhost:5173/main.js",
                "fleet@data:text/javascript,1//main.js",
                "fleet@http://localhost:5173/main.js; script-src *",
                "fleet@http://localhost:5173/main.js\nX-Other: 1",
                "fleet@http://localhost:5173/\"><script>.js",
                "Fleet@http://localhost:5173/main.js"
            })
    void whatIsNoModuleOnTheSameMachineIsPassedOver(String module) {
        assertClosed(page(platform.admin(), "none", module));
    }

    @Test
    void twoAtOnceAndWhatCannotBeReadArePassedOver() {
        TestClient admin = platform.admin().header("Accept", "text/html").header("Sec-Fetch-Site", "none");
        assertClosed(admin.get("/?devplugin=" + MODULE + "&devplugin=" + MODULE).expect(200));
        assertClosed(admin.get("/?devplugin=%FF").expect(200));
    }
}
