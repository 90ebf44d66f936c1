package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kontor.core.match.MatchField;
import org.kontor.core.match.MatchKeys;
import org.kontor.core.match.MatchKind;
import org.kontor.core.match.MatchModel;
import org.kontor.core.match.MatchProfile;
import org.kontor.core.match.MatchReason;
import org.kontor.core.match.MatchScore;
import org.kontor.core.match.Matcher;
import org.kontor.testing.KnownDuplicates;
import org.kontor.testing.MatchTrial;

/** The same is found however it is written, and what only looks alike is not. */
@Tag("PLUS-05")
class MatchTest {
    private static final double WARN = 0.75;
    private static final MatchModel MODEL = MatchModel.of(List.of(
            field("name", MatchKind.NAME),
            field("number", MatchKind.NUMBER),
            field("vat", MatchKind.NUMBER),
            field("account", MatchKind.ACCOUNT),
            field("email", MatchKind.EMAIL),
            field("phone", MatchKind.PHONE),
            field("website", MatchKind.WEB),
            field("street", MatchKind.STREET),
            field("city", MatchKind.CITY)));

    private static MatchField field(String name, MatchKind kind) {
        return new MatchField(name, null, kind, kind.weight());
    }

    private static MatchScore score(String field, String one, String other) {
        return score(Map.of(field, one), Map.of(field, other));
    }

    private static MatchScore score(Map<String, String> one, Map<String, String> other) {
        return Matcher.of(MatchProfile.of(MODEL, one), MatchProfile.of(MODEL, other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Häusler|Hausler|SOUNDS
            Häusler|Haeusler|SOUNDS
            Paweł Kowalski|Pawel KOWALSKI|SAME
            行健|Xingjian|SCRIPT
            行健科技有限公司|Xing Jian Ke Ji Co., Ltd.|SCRIPT
            Новак|Novák|SCRIPT
            Novák s.r.o.|NOVAK, spol. s r. o.|SAME
            Dvořák a.s.|Dworzak akciová společnost|SOUNDS
            Müller GmbH & Co. KG|Mueller gmbh|SOUNDS
            Budimex sp. z o.o.|BUDIMEX Spółka z ograniczoną odpowiedzialnością|SAME
            Jan Novák|Novák Jan|SOUNDS
            Ing. Jan Novák|Jan Novák|SAME
            Szymański|Šimanský|SOUNDS
            王小明|Xiaoming Wang|SCRIPT
            王小明|Wang Xiaoming|SCRIPT
            张伟|Wei Zhang|SCRIPT
            曾丽|Li Zeng|SCRIPT
            重庆银行|Chongqing Yinhang|SCRIPT
            北京行健科技有限公司|beijing xingjian keji youxian gongsi|SCRIPT
            北京行健科技股份有限公司|北京行健科技有限公司|SAME
            Novák a.s.|Novák s.r.o.|SAME
            Weiss & Söhne GmbH & Co. KG|Weiss und Söhne GmbH und Co KG|SAME
            Weiss und Söhne|Weiss & Söhne|SAME
            Stavby Krkonoše|Stavby Krkonse|ALIKE
            """)
    void namesThatAreOneAreFoundAndSaidWhy(String one, String other, MatchReason.Code code) {
        MatchScore score = score("name", one, other);
        assertThat(score.value()).as("%s", score).isGreaterThan(code == MatchReason.Code.ALIKE ? 0.6 : WARN);
        if (code != MatchReason.Code.SAME && code != MatchReason.Code.SOUNDS) {
            assertThat(score.reasons().getFirst().code()).isEqualTo(code);
        }
        List<String> keys = MatchKeys.of(MatchProfile.of(MODEL, Map.of("name", one)));
        assertThat(MatchKeys.of(MatchProfile.of(MODEL, Map.of("name", other)))).containsAnyElementsOf(keys);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Jan Novák|Jana Nováková
            Jan Novák|Petr Novák
            Novák Consulting|Dvořák Consulting
            Novák s.r.o.|Novotný s.r.o.
            Sklad 1|Sklad 2
            张伟|Wang Wei
            重庆银行|Chongqing Yinyue
            """)
    void namesThatAreTwoAreNot(String one, String other) {
        assertThat(score("name", one, other).value()).isLessThan(0.5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            phone|+420 603 123 456|603123456
            phone|0049 (0)30 1234567|+49 30 123 45 67
            email|Info+spam@Example.ORG|info@example.org
            number|CZ 12345678|12345678
            number|DE123456789|de 123 456 789
            street|Hauptstraße 12|HAUPTSTR. 12
            street|ul. Długa 5/7|Dluga 5
            """)
    void valuesAreOneHoweverTheyAreWritten(String field, String one, String other) {
        assertThat(score(field, one, other).reasons().getFirst().code()).isEqualTo(MatchReason.Code.SAME);
    }

    @Test
    void whatDiffersSpeaksAgainstIt() {
        MatchProfile one = MatchProfile.of(MODEL, Map.of("name", "Novák s.r.o.", "number", "12345678", "city", "Brno"));
        MatchProfile other =
                MatchProfile.of(MODEL, Map.of("name", "Novák s.r.o.", "number", "87654321", "city", "Plzeň"));
        MatchScore score = Matcher.of(one, other);
        assertThat(score.value()).isLessThan(WARN);
        assertThat(score.reasons()).filteredOn(reason -> reason.weight() < 0).hasSize(2);
        assertThat(Matcher.of(other, one).value()).isEqualTo(score.value());
    }

    @Test
    void aVowelThatIsLeftOutIsASlip() {
        assertThat(score("name", "Häusler GmbH", "Häuslr GmbH").value()).isGreaterThan(WARN);
        assertThat(score("name", "Häusler GmbH", "Hauser GmbH").value()).isLessThan(WARN);
        assertThat(score("name", "Pavel Novák", "Pavla Novák").value()).isLessThan(0.5);
    }

    @Test
    void anEqualNumberIsProofWhateverElseDiffers() {
        Map<String, String> slunce = Map.of(
                "name", "Slunce Obchod, s.r.o.",
                "number", "01907719",
                "account", "CZ6508000000192000145399",
                "email", "info@slunce.example",
                "phone", "+420 603 111 222",
                "city", "Praha");
        Map<String, String> other =
                Map.of("name", "Zcela Jiná", "email", "ja@jina.example", "phone", "777 888 999", "city", "Brno");
        assertThat(score(slunce, other).value()).isLessThan(0.1);
        for (String field : List.of("number", "account")) {
            Map<String, String> same = new HashMap<>(other);
            same.put(field, slunce.getOrDefault(field, ""));
            MatchScore score = score(slunce, same);
            assertThat(score.value()).as("%s", score).isGreaterThan(WARN);
            assertThat(score(same, slunce).value()).isEqualTo(score.value());
            assertThat(score.reasons().getFirst().field()).isEqualTo(field);
        }
        // a rule that trusts it less takes the proof away
        MatchModel doubtful = MODEL.weighted(Map.of("number", 0.3));
        assertThat(Matcher.of(
                                MatchProfile.of(doubtful, Map.of("name", "Zcela Jiná", "number", "01907719")),
                                MatchProfile.of(doubtful, slunce))
                        .value())
                .isLessThan(0.5);
    }

    @Test
    void numbersInTwoFieldsCountOnceWhereTheyAreOneAndBothWhereTheyAreNot() {
        Map<String, String> company = Map.of("name", "Slunce", "number", "01907719", "vat", "CZ01907719");
        MatchScore once = score(company, Map.of("name", "Jiná", "number", "01907719"));
        MatchScore twice = score(company, Map.of("name", "Jiná", "number", "01907719", "vat", "CZ01907719"));
        assertThat(twice.value()).isEqualTo(once.value());
        assertThat(twice.reasons()).extracting(MatchReason::field).contains("number", "vat");
        MatchScore both = score(
                Map.of("name", "Slunce", "number", "HRB 12345", "vat", "DE123456789"),
                Map.of("name", "Jiná", "number", "HRB12345", "vat", "123456789"));
        assertThat(both.value()).isGreaterThan(once.value());
        // companies of a group pay their taxes under one number
        MatchScore group = score(
                Map.of("name", "Slunce Sever", "number", "11111111", "vat", "CZ699001234"),
                Map.of("name", "Energie Jih", "number", "22222222", "vat", "CZ699001234"));
        assertThat(group.value()).isLessThan(WARN);
    }

    @Test
    void aWayToReachSomebodyIsEnoughWhereNoNameIsGivenAndNotWithAnotherName() {
        for (String field : List.of("email", "phone")) {
            String value = field.equals("email") ? "info@slunce.example" : "603 111 222";
            Map<String, String> slunce = Map.of("name", "Slunce", field, value);
            assertThat(score(slunce, Map.of(field, value)).value()).as(field).isGreaterThan(WARN);
            assertThat(score(slunce, Map.of(field, value, "name", "Jiná")).value())
                    .as(field)
                    .isLessThan(0.5);
        }
        assertThat(score(Map.of("name", "Slunce", "city", "Praha"), Map.of("city", "Praha"))
                        .value())
                .isLessThan(WARN);
    }

    @Test
    void aWebsiteIsFoundByAndOnePageOfManyIsNotAnother() {
        MatchProfile slunce = MatchProfile.of(MODEL, Map.of("website", "https://www.slunce.example/kontakt"));
        assertThat(MatchKeys.of(MatchProfile.of(MODEL, Map.of("website", "slunce.example"))))
                .isEqualTo(MatchKeys.of(slunce))
                .isNotEmpty();
        assertThat(score("website", "https://www.facebook.com/slunce", "facebook.com/jina")
                        .value())
                .isLessThan(0.5);
        assertThat(score("website", "https://www.facebook.com/slunce/", "facebook.com/slunce?x=1")
                        .value())
                .isGreaterThan(0.5);
    }

    @Test
    void knownDuplicatesAreFoundAndLookalikesAreNot() {
        List<KnownDuplicates.Known> records = KnownDuplicates.make(2000, 7);
        StringBuilder wrong = new StringBuilder();
        MatchTrial.Outcome outcome = MatchTrial.of(
                records, WARN, 50, (isFound, pair) -> wrong.append(pair).append('\n'));
        assertThat(outcome.pairs()).isGreaterThan(200);
        assertThat(outcome.precision()).as("%s", wrong).isGreaterThan(0.97);
        assertThat(outcome.recall()).as("%s", wrong).isGreaterThan(0.95);
    }
}
