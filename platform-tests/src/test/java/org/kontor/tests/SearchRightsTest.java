package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;
import static org.kontor.tests.Finding.firm;
import static org.kontor.tests.Finding.found;
import static org.kontor.tests.Finding.listed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.finding.FindingPlugin;

/** Search tells nothing of records and fields that somebody may not read, not even that they are there. */
@OnEachDatabase
class SearchRightsTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(FindingPlugin.class).given(SearchRightsTest::roles);

    private static final Verb[] WRITING = {Verb.READ, Verb.CREATE, Verb.UPDATE, Verb.DELETE, Verb.SHARE};

    static void roles() {
        ObjectNode inPraha = grant("finding.firm", Verb.READ);
        inPraha.set("condition", object("entity", "finding.firm", "where", object("city", object("is", "Praha"))));
        platform.users()
                .role("plain", grant("finding.firm", Verb.READ).put("but_fields", "credit"))
                .role("namers", grant("finding.firm", Verb.READ).put("only_fields", "called, city"))
                .role("prague", inPraha)
                .role("owners", within(Scope.OWN, grant("finding.firm", WRITING)))
                .role("teamed", within(Scope.TEAM, grant("finding.firm", WRITING)))
                .role("superior", within(Scope.SUBORDINATES, grant("finding.firm", WRITING)))
                .role("receivers", within(Scope.SHARED, grant("finding.firm", Verb.READ)));
    }

    private static TestClient admin() {
        return platform.admin();
    }

    @Test
    @Tag("S-20")
    void aFieldThatMayNotBeReadFindsNothingAndIsInNoReason() {
        TestClient plain = platform.users().add("petra", "plain");
        firm(admin(), "Hidden Ltd", "credit", "canarycredit", "whisper", "canarywhisper", "city", "Canarytown");
        assertThat(found(admin(), "canarycredit")).containsExactly("Hidden Ltd");
        assertThat(found(admin(), "canarywhisper")).containsExactly("Hidden Ltd");
        for (String words : List.of(
                "canarycredit",
                "canarycred",
                "canarycredti",
                "canarywhisper",
                "canarywhispre",
                "hidden canarycredit")) {
            JsonNode answer = Finding.search(plain, words);
            assertThat(answer.path("groups")).as(words).isEmpty();
            assertThat(answer.toString()).doesNotContain("canary");
            assertThat(listed(plain, words, "&count=true")).as(words).isEmpty();
        }
        JsonNode hit = Finding.first(plain, "canarytown");
        assertThat(hit.toString()).doesNotContain("canarycredit").doesNotContain("canarywhisper");
        assertThat(Finding.search(platform.users().nobody(), "hidden").path("groups"))
                .isEmpty();
        platform.client().get("search?q=hidden").expectProblem(401);
    }

    @Test
    @Tag("S-20")
    void aFieldThatIsOpenOnSomeRecordsFindsOnlyThose() {
        TestClient both = platform.users().add("bert", "namers", "prague");
        firm(admin(), "Open Account", "city", "Praha", "credit", "pairedcanary");
        firm(admin(), "Closed Account", "city", "Brno", "credit", "pairedcanary");
        assertThat(found(both, "account")).containsExactlyInAnyOrder("Open Account", "Closed Account");
        assertThat(found(both, "pairedcanary")).containsExactly("Open Account");
        assertThat(listed(both, "pairedcanary", "")).containsExactly("Open Account");
        // what may no more be read is not found from that moment on
        Answer list = both.get(Finding.FIRMS + "?q=open");
        String id = list.json().path("records").get(0).path("id").asText();
        Answer open = admin().get(Finding.FIRMS + "/" + id).expect(200);
        admin().patch(Finding.FIRMS + "/" + id, open.etag(), object("city", "Brno"))
                .expect(200);
        assertThat(found(both, "pairedcanary")).isEmpty();
        assertThat(listed(both, "pairedcanary", "")).isEmpty();
    }

    @Test
    @Tag("S-20")
    void valuesOfASensitiveFieldThatSomebodySeesAreNoted() {
        firm(admin(), "Noted", "whisper", "notedwhisper");
        TestClient noting = platform.users().add("noting", object("administrator", true));
        assertThat(found(noting, "notedwhisper")).containsExactly("Noted");
        Eventually.until(() -> {
            JsonNode noted = admin().get("audit/accesses?entity=finding.firm&limit=20")
                    .expect(200)
                    .json();
            assertThat(noted.path("entries")).anySatisfy(entry -> {
                assertThat(entry.at("/by/id").asText())
                        .isEqualTo(platform.users().id("user noting"));
                assertThat(entry.path("kind").asText()).isEqualTo("searched");
                assertThat(entry.path("records").asInt()).isEqualTo(1);
            });
            assertThat(noted.toString())
                    .as("whoever looks for a value does not leave it there")
                    .doesNotContain("notedwhisper");
        });
    }

    /** Whoever searches finds what their list holds, of all records with a word, whatever rights and records there are. */
    @Test
    @Tag("S-20")
    void whateverRightsSomebodyHasTheyFindWhatTheyCanList() {
        platform.users().team("north").team("south");
        Random random = new Random(7);
        Map<String, TestClient> people = new TreeMap<>();
        String[] roles = {"owners", "teamed", "superior", "receivers", "prague", "plain"};
        for (int i = 0; i < roles.length; i++) {
            String name = "person" + i;
            String role = roles[i];
            ObjectNode fields = object(
                    "roles",
                            List.of(
                                    platform.users().id("role " + role),
                                    platform.users().id("role receivers")),
                    "main_team", platform.users().id("team " + (i % 2 == 0 ? "north" : "south")));
            people.put(name, platform.users().add(name, fields));
        }
        List<String> owners = people.keySet().stream().toList();
        for (int i = 0; i < 60; i++) {
            Answer made = firm(
                    admin(),
                    "Oracle " + (char) ('a' + random.nextInt(3)) + "word " + i,
                    "city",
                    random.nextBoolean() ? "Praha" : "Brno",
                    "owner",
                    platform.users().id("user " + owners.get(random.nextInt(owners.size()))),
                    "team",
                    platform.users().id("team " + (random.nextBoolean() ? "north" : "south")));
            if (random.nextInt(4) == 0) {
                admin().post(
                                Finding.FIRMS + "/" + made.id() + "/shares",
                                object(
                                        "user",
                                        platform.users().id("user " + owners.get(random.nextInt(owners.size())))))
                        .expect(201);
            }
        }
        for (Map.Entry<String, TestClient> person : people.entrySet()) {
            for (String word : List.of("aword", "bword", "cword", "oracle")) {
                TreeSet<String> expected = new TreeSet<>();
                person.getValue()
                        .get(Finding.FIRMS + "?limit=1000&fields=called&filter="
                                + Finding.encoded("called=contains='" + word + "'"))
                        .expect(200)
                        .json()
                        .path("records")
                        .forEach(record -> expected.add(record.path("called").asText()));
                Finding.search(person.getValue(), word);
                TreeSet<String> found = new TreeSet<>();
                person.getValue()
                        .get("search?limit=50&entities=finding.firm&q=" + word)
                        .expect(200)
                        .json()
                        .path("groups")
                        .forEach(group -> group.path("records")
                                .forEach(
                                        record -> found.add(record.path("title").asText())));
                assertThat(listed(person.getValue(), word, "&limit=1000&fields=called"))
                        .as("%s lists %s", person.getKey(), word)
                        .containsExactlyInAnyOrderElementsOf(expected);
                if (expected.size() <= 50) {
                    assertThat(found).as("%s finds %s", person.getKey(), word).isEqualTo(expected);
                } else {
                    assertThat(expected).containsAll(found);
                    assertThat(found).hasSize(50);
                }
            }
        }
    }
}
