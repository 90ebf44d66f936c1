package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.Finding.firm;
import static org.kontor.tests.Finding.found;
import static org.kontor.tests.Finding.listed;
import static org.kontor.tests.Finding.paper;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.finding.FindingPlugin;

/** Records of all entities are found by words, however they are written. */
@OnEachDatabase
class SearchTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(FindingPlugin.class).given(SearchTest::records);

    static void records() {
        TestClient admin = platform.admin();
        firm(admin, "Häusler GmbH", "city", "Köln", "email", "jan.novak@haeusler-bau.de");
        firm(admin, "Paweł Wiśniewski", "city", "Łódź", "account", "PL61 1090 1014 0000 0712 1981 2874");
        firm(admin, "北京行健科技有限公司", "city", "北京");
        firm(admin, "Žlutý kůň s.r.o.", "city", "Praha", "phone", "+420 777 123 456");
        firm(admin, "Weiß & Söhne", "phone", "0171 2345678", "branches", array(object("street", "Lindenstraße 7")));
        firm(admin, "Brauerei Praha", "story", "<p>Wir brauen <b>Weizenbier</b> &amp; mehr</p>");
        firm(admin, "ООО Ромашка", "city", "Москва");
        paper(admin, "FV-2026/0012", "Offer for the new warehouse");
        paper(admin, "FV-2026/0112", "Offer for shelves");
        paper(admin, "DL-2025/0012", "Delivery");
    }

    private static TestClient admin() {
        return platform.admin();
    }

    @Test
    @Tag("SRC-01")
    void wordsAreFoundWithTheirMarksAndWithoutInAnyCase() {
        for (String words : List.of("Häusler", "hausler", "HAEUSLER", "haeusler gmbh", "häusl", "Ha\u0308usler")) {
            assertThat(found(admin(), words)).as(words).containsExactly("Häusler GmbH");
        }
        for (String words : List.of("Paweł", "pawel", "wisniewski PAWEŁ", "wiśniew")) {
            assertThat(found(admin(), words)).as(words).containsExactly("Paweł Wiśniewski");
        }
        for (String words : List.of("weiss", "Weiß", "WEISS sohne", "weiss soehne")) {
            assertThat(found(admin(), words)).as(words).first().isEqualTo("Weiß & Söhne");
        }
        assertThat(found(admin(), "zluty kun")).containsExactly("Žlutý kůň s.r.o.");
        assertThat(found(admin(), "lodz")).containsExactly("Paweł Wiśniewski");
    }

    @Test
    @Tag("SRC-01")
    void chineseIsFoundInsideOfWordsAndByHowItIsRead() {
        for (String words : List.of("行健", "行健科技", "科技", "xingjian", "xing jian", "xingjian keji", "beijing 行")) {
            assertThat(found(admin(), words)).as(words).containsExactly("北京行健科技有限公司");
        }
        assertThat(found(admin(), "健行")).isEmpty();
        assertThat(found(admin(), "romashka")).containsExactly("ООО Ромашка");
    }

    @Test
    @Tag("SRC-01")
    void chineseCharactersAreFoundByEachWayInWhichTheyAreRead() {
        firm(admin(), "重庆银行", "city", "长乐");
        firm(admin(), "长城音乐", "city", "旅顺");
        for (String words : List.of("chongqing", "chongqingyinhang", "yinhang", "changle", "zhongqing", "chong qing")) {
            assertThat(found(admin(), words)).as(words).containsExactly("重庆银行");
        }
        for (String words : List.of("changcheng", "yinyue", "changchengyinyue", "lvshun", "lushun")) {
            assertThat(found(admin(), words)).as(words).containsExactly("长城音乐");
        }
        assertThat(found(admin(), "chongqing changcheng")).isEmpty();
    }

    @Test
    @Tag("SRC-01")
    void typosAreForgivenWhereNothingFitsBetter() {
        assertThat(found(admin(), "Hauslre")).containsExactly("Häusler GmbH");
        assertThat(found(admin(), "wisniewsky pawle")).containsExactly("Paweł Wiśniewski");
        assertThat(found(admin(), "Xausler")).isEmpty();
        assertThat(found(admin(), "praha")).containsExactly("Brauerei Praha", "Žlutý kůň s.r.o.");
    }

    @Test
    @Tag("SRC-01")
    void numbersAreFoundHoweverTheyAreGrouped() {
        for (String words : List.of(
                "777123456", "777 123 456", "+420777123456", "00420 777 123 456", "777-123-456", "(420) 777 123 456")) {
            assertThat(found(admin(), words)).as(words).containsExactly("Žlutý kůň s.r.o.");
        }
        for (String words : List.of("01712345678", "+49 171 2345678", "0171/2345678", "2345678")) {
            assertThat(found(admin(), words)).as(words).containsExactly("Weiß & Söhne");
        }
        for (String words : List.of("PL61109010140000071219812874", "pl61 1090 1014 0000 0712 1981 2874", "PL611090")) {
            assertThat(found(admin(), words)).as(words).containsExactly("Paweł Wiśniewski");
        }
        assertThat(found(admin(), "FV-2026/0012")).containsExactly("FV-2026/0012");
        assertThat(found(admin(), "fv20260012")).containsExactly("FV-2026/0012");
        assertThat(found(admin(), "2026/12")).first().isEqualTo("FV-2026/0012");
        assertThat(found(admin(), "0012")).containsExactlyInAnyOrder("FV-2026/0012", "DL-2025/0012");
    }

    @Test
    @Tag("SRC-01")
    void mailPartsFormattedTextAndPartsAreFound() {
        for (String words :
                List.of("jan.novak@haeusler-bau.de", "jan.novak", "novak", "haeusler-bau.de", "haeusler-bau")) {
            assertThat(found(admin(), words)).as(words).containsExactly("Häusler GmbH");
        }
        assertThat(found(admin(), "weizenbier mehr")).containsExactly("Brauerei Praha");
        assertThat(found(admin(), "amp")).isEmpty();
        assertThat(found(admin(), "lindenstrasse 7")).containsExactly("Weiß & Söhne");
    }

    @Test
    @Tag("SRC-01")
    void allWordsMustStandInTheRecordInWhicheverFields() {
        assertThat(found(admin(), "hausler koln")).containsExactly("Häusler GmbH");
        assertThat(found(admin(), "hausler praha")).isEmpty();
        assertThat(found(admin(), "offer")).containsExactlyInAnyOrder("FV-2026/0012", "FV-2026/0112");
    }

    @Test
    void reasonsShowWhereTheWordsStand() {
        JsonNode hit = Finding.first(admin(), "weizen brau");
        assertThat(hit.path("title").asText()).isEqualTo("Brauerei Praha");
        JsonNode story = hit.path("reasons").get(1);
        assertThat(story.path("field").asText()).isEqualTo("story");
        String text = story.path("text").asText();
        assertThat(text).contains("Weizenbier").doesNotContain("<");
        assertThat(marked(hit.path("reasons"))).contains("Brauerei", "brauen", "Weizenbier");
        assertThat(marked(Finding.first(admin(), "行健").path("reasons"))).containsExactly("行健");
        assertThat(marked(Finding.first(admin(), "777 123 456").path("reasons")))
                .containsExactly("+420 777 123 456");
    }

    private static List<String> marked(JsonNode reasons) {
        List<String> marked = new ArrayList<>();
        reasons.forEach(reason -> reason.path("marks")
                .forEach(mark -> marked.add(reason.path("text")
                        .asText()
                        .substring(mark.get(0).asInt(), mark.get(1).asInt()))));
        return marked;
    }

    @Test
    @Tag("SRC-02")
    void aListIsNarrowedByWordsTogetherWithItsConditions() {
        assertThat(listed(admin(), "haeusler", "")).containsExactly("Häusler GmbH");
        assertThat(listed(admin(), "praha", "&sort=called&limit=1")).containsExactly("Brauerei Praha");
        assertThat(listed(admin(), "praha", "&filter=city==Praha")).containsExactly("Žlutý kůň s.r.o.");
        assertThat(listed(admin(), "praha", "&filter=city==Brno")).isEmpty();
        String next = admin().get(Finding.FIRMS + "?q=praha&sort=called&limit=1")
                .expect(200)
                .json()
                .path("next")
                .asText();
        // what is written meanwhile does not spoil the cursor
        Answer more = firm(admin(), "Ypsilon Praha");
        assertThat(listed(admin(), "praha", "&sort=called&limit=1&cursor=" + Finding.encoded(next)))
                .containsExactly("Ypsilon Praha");
        admin().delete(Finding.FIRMS + "/" + more.id(), more.etag()).expect(204);
        assertThat(listed(admin(), "ypsilon", "")).isEmpty();
        assertThat(found(admin(), "ypsilon")).isEmpty();
    }

    @Test
    void whatIsWrittenIsFoundByTheNextRequest() {
        for (int i = 0; i < 20; i++) {
            String name = "Momentan" + "abcdefghijklmnopqrstuvw".charAt(i) + "x";
            Answer made = firm(admin(), name);
            assertThat(found(admin(), name)).containsExactly(name);
            admin().patch(Finding.FIRMS + "/" + made.id(), made.etag(), object("called", "Vorbei"))
                    .expect(200);
            assertThat(found(admin(), name)).isEmpty();
            Answer now = admin().get(Finding.FIRMS + "/" + made.id()).expect(200);
            admin().delete(Finding.FIRMS + "/" + made.id(), now.etag()).expect(204);
        }
        assertThat(found(admin(), "vorbei")).isEmpty();
    }

    @Test
    void theBestStandFirst() {
        firm(admin(), "Rangfolge Eins", "city", "Turmstadt");
        firm(admin(), "Turmstadtwerke");
        firm(admin(), "Turmstadt");
        assertThat(found(admin(), "turmstadt")).containsExactly("Turmstadt", "Turmstadtwerke", "Rangfolge Eins");
    }

    @Test
    void anAdministratorSeesHowTheIndexFaresAndHasItMadeAnew() {
        JsonNode state = admin().get("platform/search-index").expect(200).json();
        assertThat(state.path("building").asBoolean()).isFalse();
        assertThat(state.path("records").asLong()).isGreaterThan(10);
        assertThat(state.path("bytes").asLong()).isPositive();
        admin().post("platform/search-index/rebuild", object()).expect(202);
        Eventually.until(
                () -> assertThat(platform.home().resolve("data/index/1")).doesNotExist());
        assertThat(found(admin(), "haeusler gmbh")).containsExactly("Häusler GmbH");
        TestClient nobody = platform.users().nobody();
        nobody.get("platform/search-index").expectProblem(403);
        nobody.post("platform/search-index/rebuild", object()).expectProblem(403);
    }
}
