package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.TestUsers.grant;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.finding.FindingPlugin;

/** A plugin's code searches as whoever it works for, or as itself. */
@OnEachDatabase
class PluginSearchTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(FindingPlugin.class).given(PluginSearchTest::roles);

    static void roles() {
        platform.users().role("plain", grant("finding.firm", Verb.READ).put("but_fields", "credit"));
    }

    private static String look(TestClient by, String words, String who) {
        return by.get("plugins/finding/lookout?who=" + who + "&q=" + Finding.encoded(words))
                .expect(200)
                .body();
    }

    @Test
    @Tag("S-20")
    void itFindsWhatWhoeverAsksMayRead() {
        TestClient plain = platform.users().add("ps-plain", "plain");
        Answer firm = Finding.firm(
                platform.admin(), "Looked Ltd", "city", "Žďár", "credit", "creditcanary", "whisper", "whispercanary");
        Finding.paper(platform.admin(), "LK-1", "looked paper");
        Filed.add(platform.admin(), firm, "looked.txt", "lookedinside");
        Filed.found(platform.admin(), "lookedinside", 1);
        assertThat(look(platform.admin(), "zdar", "me")).isEqualTo("finding.firm Looked Ltd [city=Žďár]");
        assertThat(look(platform.admin(), "looked", "me"))
                .contains("finding.firm Looked Ltd", "finding.paper LK-1", "system.attachment looked.txt");
        assertThat(look(platform.admin(), "looked", "firms")).isEqualTo("finding.firm Looked Ltd [called=Looked]");
        assertThat(look(platform.admin(), "creditcanary", "me"))
                .isEqualTo("finding.firm Looked Ltd [credit=creditcanary]");
        assertThat(look(plain, "looked", "me"))
                .contains("finding.firm Looked Ltd")
                .doesNotContain("paper");
        for (String words : new String[] {"creditcanary", "whispercanary", "LK-1"}) {
            assertThat(look(plain, words, "me")).as(words).isEmpty();
            assertThat(look(platform.users().nobody(), words, "me")).as(words).isEmpty();
        }
        assertThat(look(plain, "lookedinside", "me"))
                .isEqualTo("system.attachment looked.txt [file=lookedinside] on " + firm.id());
        // the plugin's own rights are those on its own records
        assertThat(look(plain, "creditcanary", "plugin")).contains("Looked Ltd");
        assertThat(Accesses.of(platform.admin(), "kind=searched&entity=finding.firm&limit=50", 1)
                        .toString())
                .contains("{\\\"q\\\":\\\"…\\\"}")
                .doesNotContain("zdar");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        platform.admin()
                .get("plugins/finding/lookout?who=me&q=" + Finding.encoded("***"))
                .expectProblem(400);
        platform.admin()
                .get("plugins/finding/lookout?who=me&q=" + "a".repeat(1001))
                .expectProblem(400);
        // a transaction would have to wait for the index
        platform.admin().get("plugins/finding/lookout?who=within&q=looked").expectProblem(500);
    }
}
