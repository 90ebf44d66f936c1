package org.kontor.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pieces of long texts. */
class PassagesTest {
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        new Passages(text).forEach(pieces::add);
        return pieces;
    }

    @Test
    void piecesAreTheWholeTextAndEndWhereALineOrAWordDoes() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            int line = 1 + random.nextInt(3000);
            int word = 1 + random.nextInt(300);
            int length = random.nextInt(20_000);
            while (text.length() < length) {
                text.append(random.nextInt(line) == 0 ? "\n" : random.nextInt(word) == 0 ? " " : "a");
            }
            List<String> pieces = pieces(text.toString());
            assertThat(String.join("", pieces)).isEqualTo(text.toString());
            for (String piece : pieces.subList(0, Math.max(0, pieces.size() - 1))) {
                assertThat(piece.length()).isBetween(1000, 2001);
                if (piece.substring(1001).contains("\n")) {
                    assertThat(piece).endsWith("\n");
                } else if (piece.substring(1801, Math.min(2000, piece.length())).contains(" ")) {
                    assertThat(piece).endsWith(" ");
                }
            }
        }
    }

    @Test
    void aLongTextWithoutLinesIsCutWithoutLookingThroughItForEachPiece() {
        assertThat(pieces("ab ".repeat(20_000_000))).hasSizeGreaterThan(29_000);
    }

    @Test
    void aLetterOfTwoCharactersStaysWhole() {
        assertThat(pieces("a" + "\uD83D\uDE00".repeat(5000)))
                .allSatisfy(piece ->
                        assertThat(Character.isLowSurrogate(piece.charAt(0))).isFalse());
    }
}
