package org.kontor.core.search;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes what is written in other letters in Latin ones, so that a keyboard without them finds it. */
final class Romanising {
    private static final String HAN = "Han-Latin; Latin-ASCII; Lower";
    private static final String ANY = "Any-Latin; Latin-ASCII; Lower";

    /** Of Chinese characters, of which there are not more than some ten thousand. */
    private static final Map<Integer, String> SYLLABLES = new ConcurrentHashMap<>();

    private Romanising() {}

    private static final class Han {
        static final Transliterator LATIN = Transliterator.getInstance(HAN);
    }

    private static final class Any {
        static final Transliterator LATIN = Transliterator.getInstance(ANY);
    }

    /** The syllable that a Chinese character is read as, without its tone; empty for what is none. */
    static String syllable(int character) {
        if (UScript.getScript(character) != UScript.HAN) {
            return "";
        }
        String known = SYLLABLES.get(character);
        if (known == null) {
            known = letters(Han.LATIN.transliterate(Character.toString(character)));
            SYLLABLES.put(character, known);
        }
        return known;
    }

    /** A word of Cyrillic, Greek or other letters in Latin ones; empty where there is nothing to change. */
    static String word(String text) {
        boolean isLatin = text.codePoints()
                .noneMatch(letter ->
                        Character.isLetter(letter) && letter > 127 && UScript.getScript(letter) != UScript.LATIN);
        return isLatin ? "" : letters(Any.LATIN.transliterate(text));
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        Folding.fold(text)
                .codePoints()
                .filter(letter -> letter < 128 && Character.isLetterOrDigit(letter))
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
