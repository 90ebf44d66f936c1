package org.kontor.core.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A name as it is compared: its words without marks, legal forms and titles, and how they sound.
 *
 * @param words in the order in which they stand
 * @param sounds of each word
 * @param whole all of it as one word, as it sounds
 * @param form which legal form it had; empty where it had none
 * @param isForeign whether it was written in other than Latin letters
 */
record NameForm(List<String> words, List<String> sounds, String whole, String form, boolean isForeign) {
    private static final Set<String> TITLES = Set.of(
            "ing", "mgr", "bc", "dr", "mudr", "judr", "phdr", "rndr", "paeddr", "prof", "doc", "dipl", "inz", "mag",
            "herr", "frau", "pan", "pani", "mr", "mrs", "ms", "phd", "csc", "mba", "med", "firma", "fa");

    /** What is written as a sign as well, and is no word of a name then. */
    private static final Set<String> AND = Set.of("und", "and", "a", "i", "et", "och");

    /** In so many ways a Chinese name is read at most. */
    private static final int MOST_READINGS = 8;

    /** Of so many words at most the order is changed. */
    private static final int MOST_TURNED = 3;

    /** A word that is right but for so much is meant. */
    private static final double WORD_ALIKE = 0.72;

    /** From so many letters on a word that lacks one is still that word. */
    private static final int LONG_WORD = 6;

    NameForm {
        words = List.copyOf(words);
        sounds = List.copyOf(sounds);
    }

    static NameForm of(String name) {
        return of(name, Letters.isForeign(name));
    }

    /** In each way in which Chinese characters of it may be read, the most usual first. */
    static List<NameForm> all(String name) {
        boolean isForeign = Letters.isForeign(name);
        return Letters.readings(name, MOST_READINGS).stream()
                .map(read -> of(read, isForeign))
                .distinct()
                .toList();
    }

    private static NameForm of(String name, boolean isForeign) {
        LegalForms.Named named = LegalForms.of(name);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < named.words().size(); i++) {
            String word = named.words().get(i);
            boolean isBetween = i > 0 && i + 1 < named.words().size();
            if (!TITLES.contains(word) && !(isBetween && AND.contains(word))) {
                words.add(word);
            }
        }
        if (words.isEmpty()) {
            words.addAll(named.words());
        }
        List<String> sounds = words.stream().map(Letters::sound).toList();
        return new NameForm(words, sounds, Letters.sound(String.join("", words)), named.form(), isForeign);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** What the name is as one word, with its words in another order: Wang Xiaoming is 王小明, and so is Xiaoming Wang. */
    List<String> turned() {
        if (words.size() < 2 || words.size() > MOST_TURNED) {
            return List.of();
        }
        List<String> turned = new ArrayList<>();
        for (int first = 1; first < words.size(); first++) {
            List<String> order = new ArrayList<>(words.subList(first, words.size()));
            order.addAll(words.subList(0, first));
            turned.add(Letters.sound(String.join("", order)));
        }
        return turned;
    }

    /** Whether two names are said the same, whatever the order of their words. */
    boolean soundsLike(NameForm other) {
        return whole.equals(other.whole)
                || isTurned(other)
                || sounds.stream()
                        .sorted()
                        .toList()
                        .equals(other.sounds.stream().sorted().toList());
    }

    /** Whether one of them is the other written as one word in another order. */
    private boolean isTurned(NameForm other) {
        return words.size() == 1
                ? other.turned().contains(whole)
                : other.words.size() == 1 && turned().contains(other.whole);
    }

    /** How alike two names are, whatever the order of their words, from 0 to 1. */
    double likeness(NameForm other) {
        String one = whole;
        String another = other.whole;
        if (one.equals(another)) {
            return 1;
        }
        if (isTurned(other)) {
            return 0.99;
        }
        double together = sounds.size() == other.sounds.size() ? 0 : Alike.words(one, another);
        return Math.max(byWords(other), together >= 0.9 ? together : 0);
    }

    private double byWords(NameForm other) {
        NameForm few = words.size() <= other.words.size() ? this : other;
        NameForm many = few == this ? other : this;
        boolean[] used = new boolean[many.words.size()];
        double right = 0;
        double all = 0;
        for (int i = 0; i < few.words.size(); i++) {
            double best = 0;
            int at = -1;
            for (int j = 0; j < many.words.size(); j++) {
                double alike = used[j] ? 0 : word(few, i, many, j);
                if (alike > best) {
                    best = alike;
                    at = j;
                }
            }
            double length = few.sounds.get(i).length();
            if (at >= 0 && best >= WORD_ALIKE) {
                used[at] = true;
                right += length * best;
            } else if (at >= 0) {
                right += length * best / 2;
            }
            all += length;
        }
        for (int j = 0; j < many.words.size(); j++) {
            all += used[j] || few.words.size() == many.words.size()
                    ? 0
                    : many.sounds.get(j).length() * 0.6;
        }
        // store 1 and store 2 are two, whatever else they are called
        return all == 0 ? 0 : right / all * (numbers(words).equals(numbers(other.words)) ? 1 : 0.7);
    }

    private static Set<String> numbers(List<String> words) {
        return words.stream().filter(NameForm::isNumber).collect(Collectors.toSet());
    }

    private static double word(NameForm one, int i, NameForm other, int j) {
        String word = one.words.get(i);
        String another = other.words.get(j);
        if (word.equals(another)) {
            return 1;
        }
        boolean isInitial = word.length() == 1 || another.length() == 1;
        if (isInitial) {
            return word.charAt(0) == another.charAt(0) ? 0.85 : 0;
        }
        String sound = one.sounds.get(i);
        String anotherSound = other.sounds.get(j);
        if (sound.equals(anotherSound)) {
            return 0.99;
        }
        if (isOtherSex(sound, anotherSound) || isOtherSex(anotherSound, sound) || isNumber(word) || isNumber(another)) {
            return 0.3;
        }
        if (isVowelLeftOut(word, another) || isVowelLeftOut(another, word)) {
            return 0.99;
        }
        double alike = Math.max(Alike.words(word, another), Alike.words(sound, anotherSound));
        // one wrong letter in a short word is another word more often than not
        return Math.min(word.length(), another.length()) < 4 ? alike * 0.8 : alike;
    }

    /** Häuslr: a slip of the hand; hardly any two names differ by a vowel that one of them has within. */
    private static boolean isVowelLeftOut(String one, String other) {
        if (one.length() < LONG_WORD || other.length() != one.length() + 1) {
            return false;
        }
        int at = 0;
        while (at < one.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at > 0
                && at < one.length()
                && "aeiouy".indexOf(other.charAt(at)) >= 0
                && one.regionMatches(at, other, at + 1, one.length() - at);
    }

    /** Jan and Jana, Novák and Nováková are two people. */
    private static boolean isOtherSex(String one, String other) {
        return other.equals(one + "a")
                || other.equals(one + "ova")
                || one.length() > 4 && one.endsWith("i") && other.equals(one.substring(0, one.length() - 1) + "a");
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }
}
