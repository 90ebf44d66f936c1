package org.kontor.core.access;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The passwords that attackers try first: thirty thousand that were found in leaks, our own words, rows of keys and
 * repetitions. Read when somebody chooses a password, which is seldom, and not kept.
 */
final class CommonPasswords {
    private static final List<String> OWN = List.of("kontor", "crm", "admin", "administrator", "changeme", "customer");

    private static final List<String> ROWS = List.of(
            "01234567890123456789",
            "09876543210987654321",
            "abcdefghijklmnopqrstuvwxyz",
            "zyxwvutsrqponmlkjihgfedcba",
            "qwertyuiopasdfghjklzxcvbnm",
            "qwertzuiopasdfghjklyxcvbnm",
            "azertyuiopqsdfghjklmwxcvbn");

    private static final int LONGEST_UNIT = 4;

    private CommonPasswords() {}

    static boolean isEasy(String password, Set<String> words) {
        String text = password.toLowerCase(Locale.ROOT);
        if (isRow(text) || isRepetition(text)) {
            return true;
        }
        String core = core(text);
        return words.contains(text) || core.isEmpty() || words.contains(core) || words.contains(plain(core));
    }

    /** What is easy to guess, and words that belong to one user. */
    static Set<String> words(String... own) {
        try {
            Set<String> words =
                    new HashSet<>(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
            words.addAll(OWN);
            for (String word : own) {
                words.add(word.toLowerCase(Locale.ROOT));
                words.add(core(word.toLowerCase(Locale.ROOT)));
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the digits and signs around it: {@code password2026!} is {@code password}. */
    private static String core(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && !Character.isLetter(text.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetter(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** With letters for the signs that look like them: {@code p@ssw0rd} is {@code password}. */
    private static String plain(String text) {
        return text.replace('0', 'o')
                .replace('1', 'l')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i');
    }

    private static boolean isRow(String text) {
        return ROWS.stream().anyMatch(row -> row.contains(text));
    }

    private static boolean isRepetition(String text) {
        for (int unit = 1; unit <= LONGEST_UNIT && unit < text.length(); unit++) {
            String whole = text.substring(0, unit).repeat(text.length() / unit + 1);
            if (whole.startsWith(text)) {
                return true;
            }
        }
        return false;
    }
}
