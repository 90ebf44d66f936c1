package org.kontor.core.match;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes what is written in other letters in Latin ones, so that a keyboard without them finds it. */
public final class Romanising {
    private static final String HAN = "Han-Latin; Latin-ASCII; Lower";
    private static final String ANY = "Any-Latin; Latin-ASCII; Lower";

    /** Of single letters, of which most that are written are few; more than that are worked out again. */
    private static final Map<Integer, String> READ = new ConcurrentHashMap<>();

    private static final int MOST_READ = 100_000;

    private Romanising() {}

    private static final class Han {
        static final Transliterator LATIN = Transliterator.getInstance(HAN);
    }

    private static final class Any {
        static final Transliterator LATIN = Transliterator.getInstance(ANY);
    }

    /** The syllable that a Chinese character is read as, without its tone; empty for what is none. */
    public static String syllable(int character) {
        return UScript.getScript(character) == UScript.HAN ? letter(character) : "";
    }

    /** A letter of whatever script in small Latin ones and digits; empty for what has no sound. */
    static String letter(int letter) {
        String known = READ.get(letter);
        if (known != null) {
            return known;
        }
        Transliterator way = UScript.getScript(letter) == UScript.HAN ? Han.LATIN : Any.LATIN;
        String read = letters(way.transliterate(Character.toString(letter)));
        if (READ.size() < MOST_READ) {
            READ.put(letter, read);
        }
        return read;
    }

    /** A word of Cyrillic, Greek or other letters in Latin ones; empty where there is nothing to change. */
    public static String word(String text) {
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
