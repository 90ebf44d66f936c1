package org.kontor.core.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How Chinese is read. */
class RomanisingTest {
    @Test
    void theUsualReadingIsAmongThoseOfTheTableAndComesFirst() {
        for (int letter = 0x4e00; letter < 0xa000; letter++) {
            List<String> readings = Readings.of(letter);
            if (!readings.isEmpty()) {
                String character = Character.toString(letter);
                assertThat(readings)
                        .as(character)
                        .doesNotHaveDuplicates()
                        .hasSizeBetween(2, 4)
                        .contains(Romanising.syllable(letter))
                        .allMatch(each -> each.matches("[a-z]{1,6}"));
                assertThat(Romanising.syllables(letter))
                        .as(character)
                        .containsExactlyInAnyOrderElementsOf(readings)
                        .startsWith(Romanising.syllable(letter));
            }
        }
        assertThat(Romanising.syllables('健')).containsExactly("jian");
        assertThat(Romanising.syllables('a')).isEmpty();
    }

    @Test
    void ofManyWaysToReadThereAreAFewTheUsualFirst() {
        List<String> ways = List.of("");
        for (int letter : "重长行乐单调".codePoints().toArray()) {
            ways = Romanising.ways(ways, Romanising.syllables(letter));
        }
        assertThat(ways).hasSize(16).startsWith("zhongzhangxingledandiao");
        assertThat(Romanising.ways(List.of("a"), List.of())).isEmpty();
    }
}
