package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.finding.FindingPlugin;

/** A list with words finds by the index however many there are, and says where it may not have found all. */
@OnEachDatabase
class SearchListTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(FindingPlugin.class);

    private static void firms(String called, int number) {
        List<ObjectNode> lines = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            lines.add(object("called", called + " " + i));
        }
        for (int from = 0; from < number; from += 5000) {
            platform.admin()
                    .ndjson(Finding.FIRMS + "/bulk", lines.subList(from, Math.min(number, from + 5000)))
                    .expect(200);
        }
    }

    private static JsonNode page(String words, String more) {
        return platform.admin()
                .get(Finding.FIRMS + "?count=true&q=" + Finding.encoded(words) + more)
                .expect(200)
                .json();
    }

    private static Answer mass(String words) {
        return platform.admin()
                .post(
                        Finding.FIRMS + "/mass",
                        object("q", words, "dry_run", true, "change", object("unsearched", "x")));
    }

    @Test
    @Tag("SRC-02")
    void moreThanAThousandAreFoundHoweverTheyAreWritten() {
        firms("Řeřicha", 1100);
        Finding.search(platform.admin(), "rericha");
        JsonNode page = page("rericha", "&sort=called&limit=1000");
        assertThat(page.path("count")).isEqualTo(object("value", 1100, "exact", true));
        assertThat(page.path("partial").isBoolean()).isTrue();
        assertThat(page.path("partial").asBoolean()).isFalse();
        Set<String> ids = new HashSet<>();
        page.path("records").forEach(record -> ids.add(record.path("id").asText()));
        page(
                        "rericha",
                        "&sort=called&limit=1000&cursor="
                                + Finding.encoded(page.path("next").asText()))
                .path("records")
                .forEach(record -> ids.add(record.path("id").asText()));
        assertThat(ids).hasSize(1100);
        assertThat(page("rericha 1099", "").at("/count/value").asInt()).isEqualTo(1);
        assertThat(mass("rericha").expect(200).json().path("matching").asInt()).isEqualTo(1100);
        assertThat(platform.admin()
                        .get(Finding.FIRMS + "/export?q=rericha")
                        .expect(200)
                        .lines())
                .hasSize(1100);
        assertThat(platform.admin().get(Finding.FIRMS).expect(200).json().has("partial"))
                .isFalse();
    }

    @Test
    @Tag("SRC-02")
    void ofMoreThanCanBeToldAListShowsTheBestAndSaysSo() {
        int most = platform.database() == TestDatabase.H2 ? 5_000 : 20_000;
        firms("Žižka", most + 50);
        Finding.search(platform.admin(), "zizka");
        JsonNode page = page("zizka", "&limit=3&sort=-called");
        assertThat(page.path("partial").asBoolean()).isTrue();
        assertThat(page.at("/count/exact").asBoolean()).isFalse();
        assertThat(page.at("/count/value").asInt()).isGreaterThanOrEqualTo(most / 2);
        assertThat(page.path("records")).hasSize(3);
        // what is changed or taken out is all or nothing
        for (Answer refused : List.of(
                mass("zizka").expectProblem(422),
                platform.admin().get(Finding.FIRMS + "/export?q=zizka").expectProblem(422))) {
            assertThat(refused.json().path("detail").asText())
                    .contains(String.format(Locale.ROOT, "%,d", most))
                    .contains("more words");
        }
        assertThat(mass("zizka " + (most + 49))
                        .expect(200)
                        .json()
                        .path("matching")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @Tag("S-87")
    void aListTakesAndRefusesTheSameWordsAsTheSearch() {
        Finding.firm(platform.admin(), "Alpha beta gamma delta", "city", "Epsilon zeta eta theta iota kappa lambda");
        String many = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda alpha beta ! gamma";
        assertThat(Finding.found(platform.admin(), many)).hasSize(1);
        assertThat(page(many, "").at("/count/value").asInt()).isEqualTo(1);
        StringBuilder over = new StringBuilder();
        for (int i = 0; i < 33; i++) {
            over.append("w").append((char) ('a' + i % 26)).append(' ');
        }
        for (String words : List.of("*", "\uD83D\uDE80", "! *", over.toString(), "x".repeat(1001), "w ".repeat(501))) {
            Answer search = platform.admin().get("search?q=" + Finding.encoded(words));
            Answer list = platform.admin().get(Finding.FIRMS + "?q=" + Finding.encoded(words));
            Answer asked = platform.admin().post(Finding.FIRMS + "/query", object("q", words));
            String detail = search.expectProblem(400).json().path("detail").asText();
            assertThat(list.expectProblem(400).json().path("detail").asText())
                    .as(words)
                    .isEqualTo(detail);
            assertThat(asked.expectProblem(400).json().path("detail").asText())
                    .as(words)
                    .isEqualTo(detail);
            assertThat(mass(words).status()).as(words).isEqualTo(400);
        }
    }

    @Test
    @Tag("S-25")
    void whoSearchedIsNotedAndNotByWhichWords() {
        Finding.firm(platform.admin(), "Notedcanary");
        assertThat(Finding.found(platform.admin(), "notedcanary")).hasSize(1);
        platform.admin().get("search?entities=finding.firm&q=notedcanary").expect(200);
        platform.admin().get(Finding.FIRMS + "?q=notedcanary").expect(200);
        Eventually.until(() -> {
            List<String> noted = Accesses.of(platform.admin(), "kind=searched&entity=finding.firm&limit=50", 3).stream()
                    .map(each -> each.at("/what/query").asText())
                    .toList();
            assertThat(noted)
                    .contains("{\"q\":\"…\"}", "{\"entities\":\"finding.firm\",\"q\":\"…\"}")
                    .noneMatch(each -> each.contains("canary"));
        });
    }
}
