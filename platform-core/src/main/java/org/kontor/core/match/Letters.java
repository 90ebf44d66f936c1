package org.kontor.core.match;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.List;

/** Makes words alike that are written with other marks, letters and habits: Häusler, Hausler and Haeusler, 行健 and Xingjian. */
final class Letters {
    /** How sounds are written in German, Czech and Polish, and how they are written here; longer ones first. */
    private static final String[][] SOUNDS = {
        {"szcz", "sc"}, {"tsch", "c"}, {"sch", "s"}, {"sz", "s"}, {"cz", "c"}, {"rz", "r"}, {"zh", "z"}, {"ch", "h"},
        {"ck", "k"}, {"ph", "f"}, {"th", "t"}, {"dt", "t"}, {"qu", "kv"}, {"ks", "x"}, {"ae", "a"}, {"oe", "o"},
        {"ue", "u"}, {"ou", "u"}, {"ey", "ai"}, {"ei", "ai"}, {"ay", "ai"}, {"ie", "i"}, {"w", "v"}, {"y", "i"},
        {"j", "i"}
    };

    private Letters() {}

    /** Small Latin letters and digits without marks, everything else a blank; other scripts are read in Latin letters. */
    static String plain(String text) {
        String folded = Folding.fold(text);
        StringBuilder plain = new StringBuilder(folded.length());
        folded.codePoints().forEach(letter -> {
            if (letter < 128) {
                plain.append(Character.isLetterOrDigit(letter) ? (char) letter : ' ');
            } else if (Character.getType(letter) != Character.NON_SPACING_MARK) {
                plain.append(Character.isLetterOrDigit(letter) ? Romanising.letter(letter) : " ");
            }
        });
        return plain.toString();
    }

    /**
     * A text in which Chinese characters with several readings are replaced by these, in each way.
     *
     * @param most so many ways, the most usual first
     */
    static List<String> readings(String text, int most) {
        if (text.codePoints().allMatch(letter -> Readings.of(letter).isEmpty())) {
            return List.of(text);
        }
        List<StringBuilder> ways = new ArrayList<>(List.of(new StringBuilder()));
        text.codePoints().forEach(letter -> {
            List<String> read =
                    Readings.of(letter).isEmpty() ? List.of(Character.toString(letter)) : Romanising.syllables(letter);
            int before = ways.size();
            for (int i = 1; i < read.size(); i++) {
                for (int way = 0; way < before && ways.size() < most; way++) {
                    ways.add(new StringBuilder(ways.get(way)).append(read.get(i)));
                }
            }
            ways.subList(0, before).forEach(way -> way.append(read.getFirst()));
        });
        return ways.stream().map(StringBuilder::toString).toList();
    }

    /** Whether a text is written in other than Latin letters. */
    static boolean isForeign(String text) {
        return text.codePoints()
                .anyMatch(letter ->
                        letter > 0x24f && Character.isLetter(letter) && UScript.getScript(letter) != UScript.LATIN);
    }

    /** A word of {@link #plain} letters as it sounds, whichever of the languages it is written in. */
    static String sound(String word) {
        StringBuilder sound = new StringBuilder(word.length());
        int at = 0;
        while (at < word.length()) {
            String[] found = null;
            for (String[] each : SOUNDS) {
                if (word.startsWith(each[0], at)) {
                    found = each;
                    break;
                }
            }
            if (found != null) {
                append(sound, found[1]);
                at += found[0].length();
            } else {
                char letter = word.charAt(at);
                char next = at + 1 < word.length() ? word.charAt(at + 1) : ' ';
                boolean isHard = letter == 'c' && at == 0 && "aoulr".indexOf(next) >= 0;
                append(sound, isHard ? "k" : String.valueOf(letter));
                at++;
            }
        }
        return sound.toString();
    }

    private static void append(StringBuilder sound, String letters) {
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            boolean isDouble =
                    !sound.isEmpty() && sound.charAt(sound.length() - 1) == letter && !Character.isDigit(letter);
            if (!isDouble) {
                sound.append(letter);
            }
        }
    }

    /** The first letter and the consonants behind it. */
    static String skeleton(String sound) {
        StringBuilder skeleton = new StringBuilder();
        for (int i = 0; i < sound.length(); i++) {
            if (i == 0 || "aeiou".indexOf(sound.charAt(i)) < 0) {
                skeleton.append(sound.charAt(i));
            }
        }
        return skeleton.toString();
    }
}
