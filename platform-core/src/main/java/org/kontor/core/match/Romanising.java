package org.kontor.core.match;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Writes what is written in other letters in Latin ones, so that a keyboard without them finds it. */
public final class Romanising {
    private static final String HAN = "Han-Latin; Latin-ASCII; Lower";
    private static final String ANY = "Any-Latin; Latin-ASCII; Lower";

    /** Of single letters, of which most that are written are few; more than that are worked out again. */
    private static final Map<Integer, String> READ = new ConcurrentHashMap<>();

    private static final int MOST_READ = 100_000;
    private static final int MOST_WAYS = 16;

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

    /** All syllables that a Chinese character may be read as, the most usual first; none for what is none. */
    public static List<String> syllables(int character) {
        String usual = syllable(character);
        List<String> others = Readings.of(character);
        if (usual.isEmpty() || others.isEmpty()) {
            return usual.isEmpty() ? List.of() : List.of(usual);
        }
        Set<String> all = new LinkedHashSet<>(List.of(usual));
        all.addAll(others);
        return List.copyOf(all);
    }

    /**
     * Ways in which several syllables in a row may be read.
     *
     * @param before how those before are read
     * @param next how the next one may be read
     * @return at most 16, the most usual first
     */
    public static List<String> ways(List<String> before, List<String> next) {
        List<String> ways = new ArrayList<>();
        for (String end : next) {
            for (String beginning : before) {
                if (ways.size() < MOST_WAYS) {
                    ways.add(beginning + end);
                }
            }
        }
        return ways;
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
