package org.kontor.contacts.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What names, addresses and numbers of one country are put together from. */
final class DemoWords {
    private static final Pattern DIVIDER = Pattern.compile("\\|");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9]+");
    private static final int TRIES = 10_000;

    private final Properties words = new Properties();
    private final Random random;

    private DemoWords(String language, Random random) {
        this.random = random;
        String file = language + ".properties";
        try (InputStream in = DemoWords.class.getResourceAsStream(file);
                Reader text = new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8)) {
            words.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DemoWords of(String language, Random random) {
        return new DemoWords(language, random);
    }

    String get(String key) {
        return Objects.requireNonNull(words.getProperty(key), key);
    }

    /** One of the words of a key. */
    String any(String key) {
        return any(DIVIDER.splitAsStream(get(key)).toList());
    }

    <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    /** From the first to the last of them. */
    int number(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    /** A number after a pattern whose # are digits. */
    String digits(String pattern) {
        StringBuilder text = new StringBuilder(pattern);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '#') {
                text.setCharAt(i, (char) ('0' + random.nextInt(10)));
            }
        }
        return text.toString();
    }

    /** Such a number that a check accepts: one in ten or thirty does. */
    String digits(String pattern, Predicate<String> check) {
        for (int i = 0; i < TRIES; i++) {
            String number = digits(pattern);
            if (check.test(number)) {
                return number;
            }
        }
        throw new IllegalStateException("no number like " + pattern + " is right");
    }

    /** As part of an address on the net; empty for what has no Latin letters. */
    static String onTheNet(String name) {
        String latin = name.replace("ß", "ss").replace("ł", "l").replace("Ł", "L");
        String plain =
                MARKS.matcher(Normalizer.normalize(latin, Normalizer.Form.NFD)).replaceAll("");
        String letters = NO_LETTER.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        return letters.replaceAll("^-+|-+$", "");
    }
}
