package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kontor.testing.Answer;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** How browsers get the web client; a build without it ({@code -Dui.skip}) leads them to the page of the interface. */
class ClientDoorTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with();

    private static final Pattern NONCE = Pattern.compile("name=\"csp-nonce\" content=\"([^\"]+)\"");

    @BeforeEach
    void theClientIsBuilt() {
        assumeThat(getClass().getResource("/META-INF/kontor-ui/index.html")).isNotNull();
    }

    private static TestClient browser() {
        return platform.client().header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    private static String script() {
        Matcher script = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"")
                .matcher(browser().get("/").body());
        assertThat(script.find()).isTrue();
        return script.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/contacts/account", "/contacts/account/0193?view=x", "/no/such/page"})
    void eachAddressOfTheClientHasItsPage(String address) {
        Answer page = browser().get(address).expect(200);
        assertThat(page.header("Content-Type").orElseThrow()).isEqualTo("text/html;charset=utf-8");
        assertThat(page.header("Cache-Control").orElseThrow()).isEqualTo("no-store");
        assertThat(page.body()).contains("<div id=\"root\">");
    }

    @Test
    void thePageAllowsOneScriptOfItsOwnByItsHashAndStylesByAWordThatIsNewEachTime() throws Exception {
        Answer first = browser().get("/").expect(200);
        Answer second = browser().get("/").expect(200);
        String policy = first.header("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains(
                        "default-src 'self'",
                        "script-src 'self' " + hashOf(first) + ";",
                        "object-src 'none'",
                        "frame-ancestors 'none'")
                .doesNotContain("unsafe-inline", "unsafe-eval")
                .contains("'nonce-" + nonce(first) + "'");
        assertThat(nonce(first)).isNotEqualTo(nonce(second));
        assertThat(first.body()).doesNotContain("__NONCE__");
    }

    @Test
    void aServerThatIsNotForThoseWhoWritePluginsLoadsNoModuleFromElsewhere() {
        Answer page = platform.admin()
                .header("Accept", "text/html")
                .header("Sec-Fetch-Site", "none")
                .get("/?devplugin=hello@http://localhost:5173/main.js")
                .expect(200);
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self' '")
                .doesNotContain("localhost", "__DEV");
        assertThat(page.body())
                .contains("name=\"kontor-development\" content=\"\"")
                .doesNotContain("5173");
    }

    /** Of the only script in the page, which says where plugins' modules find what they share with the client. */
    private static String hashOf(Answer page) throws Exception {
        Matcher script = Pattern.compile("<script(?![^>]*src=)[^>]*>(.*?)</script>", Pattern.DOTALL)
                .matcher(page.body());
        assertThat(script.find()).isTrue();
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(script.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(script.group(1)).contains("\"react\":\"/assets/", "@kontor/ui-sdk", "@kontor/ui-kit");
        assertThat(script.find()).as("another script").isFalse();
        return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    }

    @ParameterizedTest
    @ValueSource(strings = {"kontor-ui-sdk-1.tgz", "kontor-ui-kit-1.tgz"})
    void authorsOfPluginsGetTypesFromAnyServer(String name) throws Exception {
        Answer types = platform.client().get("/ui/sdk/" + name).expect(200);
        assertThat(types.header("Content-Type").orElseThrow()).isEqualTo("application/octet-stream");
        byte[] archive = platform.client().download("/ui/sdk/" + name);
        String text = new String(
                new GZIPInputStream(new ByteArrayInputStream(archive)).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).contains("package/package.json", "package/index.d.ts", "\"name\": \"@kontor/ui-");
    }

    private static String nonce(Answer page) {
        Matcher nonce = NONCE.matcher(page.body());
        assertThat(nonce.find()).isTrue();
        return nonce.group(1);
    }

    @Test
    void filesAreKeptForEverAndSentCompressedToWhoTakesThat() {
        String script = script();
        Answer plain = platform.client().get(script).expect(200);
        assertThat(plain.header("Content-Type").orElseThrow()).isEqualTo("text/javascript;charset=utf-8");
        assertThat(plain.header("Cache-Control").orElseThrow()).contains("immutable");
        Answer compressed =
                platform.client().header("Accept-Encoding", "gzip").get(script).expect(200);
        assertThat(compressed.header("Content-Encoding").orElseThrow()).isEqualTo("gzip");
        assertThat(compressed.header("Vary").orElseThrow()).contains("Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/no-such.js",
                "/assets/..%2f..%2forg/kontor/core/Kernel.class",
                "/assets/",
                "/assets/x.class",
                "/api/v1/no/such/thing",
                "/ui-plugins/none/main.js"
            })
    void whatIsNoFileOfTheClientIsNotThereForBrowsersEither(String address) {
        assertThat(browser().get(address).status()).isIn(400, 401, 404);
    }

    @Test
    void theLicencesOfWhatTheClientIsMadeOfAreShown() {
        Answer licences = platform.client().get("/licences.txt").expect(200);
        assertThat(licences.header("Content-Type").orElseThrow()).isEqualTo("text/plain;charset=utf-8");
        assertThat(licences.body()).contains("react ", "@mantine/core ", "(MIT)", "Copyright");
    }

    @Test
    void aProgramThatAsksForAPageOfTheClientIsToldThatNothingIsThere() {
        platform.client().get("/contacts/account").expectProblem(404);
        assertThat(browser().send("POST", "/contacts/account", null, null).status())
                .isIn(404, 405);
    }
}
