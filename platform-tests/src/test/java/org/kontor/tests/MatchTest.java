package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

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
            field("email", MatchKind.EMAIL),
            field("phone", MatchKind.PHONE),
            field("street", MatchKind.STREET),
            field("city", MatchKind.CITY)));

    private static MatchField field(String name, MatchKind kind) {
        return new MatchField(name, null, kind, kind.weight());
    }

    private static MatchScore score(String field, String one, String other) {
        return Matcher.of(MatchProfile.of(MODEL, Map.of(field, one)), MatchProfile.of(MODEL, Map.of(field, other)));
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
