package org.kontor.core.match;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.Map;

/** Letters without case and marks: Häusler, HAUSLER and hausler are one, as are Paweł and pawel, Weiß and weiss. */
public final class Folding {
    private static final Normalizer2 CASELESS = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 APART = Normalizer2.getNFDInstance();
    private static final Normalizer2 TOGETHER = Normalizer2.getNFCInstance();

    /** Letters that are written with a mark and do not fall apart into a letter and it. */
    private static final Map<Integer, String> MARKED = Map.ofEntries(
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ŧ', "t"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'þ', "th"));

    private Folding() {}

    /** Small letters without accents; what is no letter stays. */
    public static String fold(String text) {
        if (isPlain(text)) {
            return text;
        }
        String apart = APART.normalize(CASELESS.normalize(text));
        StringBuilder folded = new StringBuilder(apart.length());
        apart.codePoints().forEach(letter -> add(folded, letter));
        return TOGETHER.normalize(folded);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter > 127 || (letter >= 'A' && letter <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    private static void add(StringBuilder folded, int letter) {
        String plain = MARKED.get(letter);
        if (plain != null) {
            folded.append(plain);
        } else if (!isMark(letter)) {
            folded.appendCodePoint(letter);
        }
    }

    /** Signs that are a letter's accent; those by which Thai or Hindi write their vowels stay. */
    private static boolean isMark(int letter) {
        if (UCharacter.getType(letter) != UCharacter.NON_SPACING_MARK) {
            return false;
        }
        int script = UScript.getScript(letter);
        return script == UScript.INHERITED || script == UScript.COMMON || script == UScript.HEBREW;
    }

    /** How a word with umlauts is written without them, Haeusler; the same text where it has none. */
    public static String spelledOut(String text) {
        String together = TOGETHER.normalize(text);
        StringBuilder out = new StringBuilder(together.length() + 2);
        for (int i = 0; i < together.length(); i++) {
            char letter = together.charAt(i);
            switch (letter) {
                case 'ä', 'Ä' -> out.append("ae");
                case 'ö', 'Ö' -> out.append("oe");
                case 'ü', 'Ü' -> out.append("ue");
                default -> out.append(letter);
            }
        }
        return out.toString();
    }
}
