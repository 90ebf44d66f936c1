package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.finding.FindingPlugin;

/** Words are of the same records in a list, in its count, in an export and in what is changed at once. */
@OnEachDatabase
@Tag("PLUS-10")
class MassWordsTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(FindingPlugin.class).given(MassWordsTest::roles);

    private static final String FIRM = "finding/firm";
    private static final String[] NAMES = {
        "Häusler", "Haeusler", "Hausler", "Hauslerova", "FV-2026/0012", "行健贸易", "Paweł", "Zäune 24", "hau", "Ha"
    };

    static void roles() {
        platform.users()
                .role("owners", within(Scope.OWN, grant("finding.firm", Verb.values())))
                .role("blind", grant("finding.firm", Verb.values()).put("but_fields", "city"));
    }

    private static Set<String> listed(TestClient by, String words) {
        JsonNode page = by.get("records/" + FIRM + "?limit=1000&count=true&fields=called&q=" + Finding.encoded(words))
                .expect(200)
                .json();
        Set<String> ids = new TreeSet<>();
        page.path("records").forEach(record -> ids.add(record.path("id").asText()));
        assertThat(page.at("/count/value").asInt(-1))
                .as("%s counts %s", page, words)
                .isEqualTo(ids.size());
        return ids;
    }

    private static Set<String> exported(TestClient by, String words) {
        Set<String> ids = new TreeSet<>();
        by.get("records/" + FIRM + "/export?q=" + Finding.encoded(words))
                .expect(200)
                .lines()
                .forEach(line -> ids.add(line.path("id").asText()));
        return ids;
    }

    /** What those are that a mass change has written a mark into. */
    private static Set<String> marked(String mark) {
        Set<String> ids = new TreeSet<>();
        platform.admin()
                .get("records/" + FIRM + "/export?filter=" + Finding.encoded("unsearched=='" + mark + "'"))
                .expect(200)
                .lines()
                .forEach(line -> ids.add(line.path("id").asText()));
        return ids;
    }

    private static void expectOneSet(TestClient by, String words, String mark) {
        // caught up, so that nothing is asked of the database instead
        Finding.search(by, words);
        Set<String> listed = listed(by, words);
        assertThat(exported(by, words)).as("exported by %s", words).isEqualTo(listed);
        ObjectNode body = object("q", words, "change", object("unsearched", mark));
        JsonNode preview = by.post("records/" + FIRM + "/mass", body.deepCopy().put("dry_run", true))
                .expect(200)
                .json();
        assertThat(preview.path("matching").asInt())
                .as("previewed by %s", words)
                .isEqualTo(listed.size());
        JsonNode mass = Masses.run(by, FIRM, body);
        Masses.expectNumbers(mass, listed.size(), listed.size(), 0, 0, 0);
        assertThat(marked(mark)).as("changed by %s", words).isEqualTo(listed);
    }

    @Test
    void whatIsListedIsWhatIsCountedExportedPreviewedAndChanged() {
        Random random = new Random(3);
        TestClient owner = platform.users().add("mw-owner", "owners");
        TestClient blind = platform.users().add("mw-blind", "blind");
        for (int i = 0; i < 60; i++) {
            Finding.firm(
                    random.nextInt(3) == 0 ? owner : platform.admin(),
                    NAMES[random.nextInt(NAMES.length)] + " " + i,
                    "city",
                    NAMES[random.nextInt(NAMES.length)],
                    "phone",
                    "+420 777 123 4" + (10 + random.nextInt(80)));
        }
        int number = 0;
        for (String words : List.of(
                "hausler",
                "Häusler",
                "hausl",
                "hauselr",
                "haus 1",
                "fv-2026/0012",
                "20260012",
                "行健",
                "xingjian",
                "pawel",
                "ha",
                "777 123",
                "zaune nothing",
                "nothingatall")) {
            for (TestClient by : List.of(platform.admin(), owner, blind)) {
                if (!listed(by, words).isEmpty()) {
                    expectOneSet(by, words, "mark " + number++);
                }
            }
        }
        assertThat(number).isGreaterThan(15);
        JsonNode none = platform.admin()
                .post(
                        "records/" + FIRM + "/mass",
                        object("q", "nothingatall", "change", object("unsearched", "x"), "dry_run", true))
                .expect(200)
                .json();
        assertThat(none.path("matching").asInt()).isZero();
        Masses.expectNumbers(
                Masses.run(platform.admin(), FIRM, object("q", "nothingatall", "change", object("unsearched", "x"))),
                0,
                0,
                0,
                0,
                0);
    }

    @Test
    void moreThanTheIndexCountsOutAreTheSameEverywhereToo() {
        List<ObjectNode> lines = new ArrayList<>();
        for (int i = 0; i < 1100; i++) {
            lines.add(object("called", "Crowdword " + i));
        }
        platform.admin().ndjson("records/" + FIRM + "/bulk", lines).expect(200);
        Finding.search(platform.admin(), "crowdword");
        ObjectNode body = object("q", "crowdword", "change", object("unsearched", "crowd"));
        assertThat(platform.admin()
                        .get("records/" + FIRM + "?limit=1&count=true&q=crowdword")
                        .expect(200)
                        .json()
                        .at("/count/value")
                        .asInt())
                .isEqualTo(1100);
        assertThat(exported(platform.admin(), "crowdword")).hasSize(1100);
        assertThat(platform.admin()
                        .post("records/" + FIRM + "/mass", body.deepCopy().put("dry_run", true))
                        .expect(200)
                        .json()
                        .path("matching")
                        .asInt())
                .isEqualTo(1100);
        Masses.expectNumbers(Masses.run(platform.admin(), FIRM, body), 1100, 1100, 0, 0, 0);
        // a thousand are counted out one by one
        platform.admin()
                .post(
                        "records/" + FIRM + "/mass",
                        object("filter", "called=in=(" + some(100) + ")", "change", object("called", "Another crowd")))
                .expect(202);
        Eventually.until(() -> assertThat(listed(platform.admin(), "crowdword")).hasSize(1000));
        expectOneSet(platform.admin(), "crowdword", "thousand");
        expectOneSet(platform.admin(), "crowdwrod", "mistyped thousand");
    }

    private static String some(int number) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            names.add("'Crowdword " + i + "'");
        }
        return String.join(",", names);
    }
}
