package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.finding.FindingPlugin;

/** Whatever somebody types is answered or refused, at once and clearly. */
@OnEachDatabase
class HostileSearchTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(FindingPlugin.class);

    private static final List<String> HOSTILE = List.of(
            "*",
            "?",
            "***",
            "a*b?c*",
            "name:x",
            "_exists_:id",
            "[a TO z]",
            "{* TO *}",
            "/.*a{1,1000}.*/",
            "a~2 b~",
            "a^9999",
            "(((((((((",
            "\"",
            "\\",
            "AND OR NOT",
            "+-!(){}[]^\"~*?:\\/",
            "' or 1=1 --",
            "<script>",
            "%",
            "_",
            "%%%",
            "\u202Eabc\u202C",
            "\u05E9\u05DC\u05D5\u05DD",
            "e\u0301\u0301\u0301\u0301\u0301",
            "\u0301\u0302",
            "\u0000",
            "\uFFFF",
            "\uFEFF",
            "a\u200Bb",
            "\uD83D\uDC4D\uD83C\uDFFD",
            "١٢٣",
            "ｆｕｌｌ",
            "ﷺ",
            "İ",
            "ǅ",
            "a".repeat(900),
            "行".repeat(100),
            "0".repeat(500),
            "+".repeat(500),
            "1 ".repeat(30),
            "a-".repeat(15));

    @Test
    @Tag("S-87")
    void anyWordsAreAnsweredOrRefusedWithAReason() {
        Finding.firm(platform.admin(), "a b c 1 \uD83D\uDC4D");
        for (String words : HOSTILE) {
            check(words);
        }
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            StringBuilder words = new StringBuilder();
            for (int letter = random.nextInt(40); letter >= 0; letter--) {
                int point = random.nextInt(random.nextBoolean() ? 128 : 0x3000);
                words.appendCodePoint(point);
            }
            check(words.toString());
        }
    }

    private static void check(String words) {
        Answer answer = platform.admin().get("search?q=" + Finding.encoded(words));
        assertThat(answer.status()).as(words).isIn(200, 400);
        if (answer.status() == 400) {
            answer.expectProblem(400);
        }
        assertThat(platform.admin()
                        .get(Finding.FIRMS + "?q=" + Finding.encoded(words))
                        .status())
                .as(words)
                .isIn(200, 400);
    }

    @Test
    @Tag("S-87")
    void halvesOfCharactersAreNoReasonToFail() {
        for (String words : List.of("%ED%A0%80", "a%ED%B0%80b", "%C3", "%FF%FE")) {
            assertThat(platform.admin().get("search?q=" + words).status()).isIn(200, 400);
        }
    }

    @Test
    @Tag("S-87")
    void tooManyTooLongOrNoWordsAreRefusedByName() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 33; i++) {
            many.add("w" + (char) ('a' + i % 26) + (char) ('a' + i / 26));
        }
        assertThat(refusal(String.join(" ", many))).contains("32");
        assertThat(refusal("word ".repeat(1000))).contains("1,000");
        assertThat(refusal("")).contains("words");
        assertThat(refusal("!!! ***")).contains("words");
        platform.admin().get("search?q=a&limit=51").expectProblem(400);
        platform.admin().get("search?q=a&entities=no%20name").expectProblem(400);
        platform.admin().get("search?q=a&colour=red").expectProblem(400);
        assertThat(platform.admin()
                        .get("search?q=a&entities=no.such")
                        .expect(200)
                        .json())
                .isEqualTo(object("groups", List.of(), "building", false, "partial", false));
    }

    private static String refusal(String words) {
        return platform.admin()
                .get("search?q=" + Finding.encoded(words))
                .expectProblem(400)
                .json()
                .path("detail")
                .asText();
    }
}
