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
 * @param form which legal form it had; empty where it had none
 * @param isForeign whether it was written in other than Latin letters
 */
record NameForm(List<String> words, List<String> sounds, String form, boolean isForeign) {
    private static final Set<String> TITLES = Set.of(
            "ing", "mgr", "bc", "dr", "mudr", "judr", "phdr", "rndr", "paeddr", "prof", "doc", "dipl", "inz", "mag",
            "herr", "frau", "pan", "pani", "mr", "mrs", "ms", "phd", "csc", "mba", "med", "firma", "fa");

    /** A word that is right but for so much is meant. */
    private static final double WORD_ALIKE = 0.72;

    NameForm {
        words = List.copyOf(words);
        sounds = List.copyOf(sounds);
    }

    static NameForm of(String name) {
        LegalForms.Named named = LegalForms.of(name);
        List<String> words = new ArrayList<>();
        for (String word : named.words()) {
            if (!TITLES.contains(word)) {
                words.add(word);
            }
        }
        if (words.isEmpty()) {
            words.addAll(named.words());
        }
        return new NameForm(words, words.stream().map(Letters::sound).toList(), named.form(), Letters.isForeign(name));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** All of it as one word, as it sounds. */
    String whole() {
        return String.join("", sounds);
    }

    /** How alike two names are, whatever the order of their words, from 0 to 1. */
    double likeness(NameForm other) {
        String one = whole();
        String another = other.whole();
        if (one.equals(another)) {
            return 1;
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
        double alike = Math.max(Alike.words(word, another), Alike.words(sound, anotherSound));
        // one wrong letter in a short word is another word more often than not
        return Math.min(word.length(), another.length()) < 4 ? alike * 0.8 : alike;
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
