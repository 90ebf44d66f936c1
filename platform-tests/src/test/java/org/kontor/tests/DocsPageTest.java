package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.PlatformExtension;

/** The page on which the interface is tried: open to all, with nothing in it but a way to sign in. */
class DocsPageTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with();

    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"([^\"/][^\"]*)\"");

    @Test
    void peopleSignInOnThePageItself() {
        String page = platform.client().get("/api/docs/").expect(200).body();
        assertThat(page).contains("id=\"sign-in\"", "type=\"password\"", "id=\"leave\"", "Choose a password");
    }

    @Test
    void everyFileOfThePageComesFromThisServer() {
        List<String> files = new ArrayList<>();
        Matcher names = FILE.matcher(platform.client().get("/api/docs/").body());
        while (names.find()) {
            files.add(names.group(1));
        }
        assertThat(files).contains("docs.js", "docs.css", "swagger-ui-bundle.js", "swagger-ui.css");
        assertThat(files)
                .allSatisfy(file -> platform.client().get("/api/docs/" + file).expect(200));
    }

    @Test
    void nothingRunsOnThePageThatDoesNotStandInAFileOfTheServer() {
        Answer page = platform.client().get("/api/docs/");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("<style", "style=", "onclick", "<script>");
    }

    @Test
    void whatIsTriedOutCarriesTheSecretOfTheSessionAndColoursFollowTheSystem() {
        assertThat(platform.client().get("/api/docs/docs.js").body())
                .contains("X-CSRF-Token", "prefers-color-scheme: dark", "docExpansion: 'none'");
        assertThat(platform.client().get("/api/docs/docs.css").body()).contains("prefers-color-scheme: dark");
    }
}
