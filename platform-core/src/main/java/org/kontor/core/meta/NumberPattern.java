package org.kontor.core.meta;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.api.Bucket;
import org.kontor.api.Period;
import org.kontor.api.Term;

/** How a number of a series is written: {@code {kind}{year}-{count:5}}. */
public final class NumberPattern {
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}|[^{}]+|[{}]");
    private static final Pattern COUNT = Pattern.compile("count(?::([1-9]|1[0-8]))?");
    private static final Map<Period, List<String>> WORDS = Map.of(
            Period.YEAR, List.of("year"),
            Period.QUARTER, List.of("year", "quarter"),
            Period.MONTH, List.of("year", "month"),
            Period.WEEK, List.of("year", "week"),
            Period.DAY, List.of("year", "month", "day"));
    private static final Set<String> ALL_WORDS = Set.of("year", "quarter", "month", "week", "day");

    private final List<String> parts;
    private final int countAt;
    private final int digits;

    /** A part that is in braces is kept with its first brace, to tell it from text. */
    private NumberPattern(List<String> parts, int countAt, int digits) {
        this.parts = List.copyOf(parts);
        this.countAt = countAt;
        this.digits = digits;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static NumberPattern parse(String pattern) {
        List<String> parts = new ArrayList<>();
        int countAt = -1;
        int digits = 1;
        Matcher part = BRACES.matcher(pattern);
        while (part.find()) {
            String word = part.group(1);
            if (word == null) {
                if (part.group().equals("{") || part.group().equals("}")) {
                    throw new IllegalArgumentException("it has a brace without its partner");
                }
                parts.add(part.group());
                continue;
            }
            Matcher count = COUNT.matcher(word);
            if (count.matches()) {
                if (countAt >= 0) {
                    throw new IllegalArgumentException("it counts twice");
                }
                countAt = parts.size();
                digits = count.group(1) == null ? 1 : Integer.parseInt(count.group(1));
            }
            parts.add("{" + word);
        }
        if (countAt < 0) {
            throw new IllegalArgumentException("it has no {count}");
        }
        return new NumberPattern(parts, countAt, digits);
    }

    /** What does not fit between the pattern and the terms of its series. */
    public Optional<String> fault(List<Term<?>> series) {
        Set<String> wanted = new HashSet<>();
        for (Term<?> term : series) {
            wanted.addAll(words(term));
        }
        Set<String> found = new HashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            if (i != countAt && parts.get(i).startsWith("{")) {
                found.add(parts.get(i).substring(1));
            }
        }
        for (String word : found) {
            if (!wanted.contains(word)) {
                return Optional.of("{" + word + "} is no term of the series");
            }
        }
        for (String word : wanted) {
            if (!found.contains(word)) {
                return Optional.of("without {" + word + "} two series would give the same numbers");
            }
        }
        return Optional.empty();
    }

    private static List<String> words(Term<?> term) {
        return term instanceof Bucket<?> bucket ? WORDS.getOrDefault(bucket.period(), List.of()) : List.of(term.path());
    }

    /** Whether a term's path means something else in a pattern. */
    public static boolean isReserved(String path) {
        return ALL_WORDS.contains(path) || path.equals("count");
    }

    /** The words for a period that begins on a day. */
    public static Map<String, String> words(LocalDate day, Period period) {
        int year = period == Period.WEEK ? day.with(DayOfWeek.MONDAY).get(IsoFields.WEEK_BASED_YEAR) : day.getYear();
        return Map.of(
                "year", String.valueOf(year),
                "quarter", String.valueOf(day.get(IsoFields.QUARTER_OF_YEAR)),
                "month", two(day.getMonthValue()),
                "week", two(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                "day", two(day.getDayOfMonth()));
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    /** A number. */
    public String write(Map<String, String> words, long count) {
        String digitsOnly = String.valueOf(count);
        return before(words) + "0".repeat(Math.max(0, digits - digitsOnly.length())) + digitsOnly + after(words);
    }

    /** What stands before the count. */
    public String before(Map<String, String> words) {
        return text(words, 0, countAt);
    }

    /** What stands after the count. */
    public String after(Map<String, String> words) {
        return text(words, countAt + 1, parts.size());
    }

    private String text(Map<String, String> words, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (String part : parts.subList(from, to)) {
            text.append(part.startsWith("{") ? words.getOrDefault(part.substring(1), "") : part);
        }
        return text.toString();
    }

    /** The count in a number of this series; nothing where the text is none. */
    public OptionalLong read(Map<String, String> words, String number) {
        String before = before(words);
        String after = after(words);
        if (!number.startsWith(before)
                || !number.endsWith(after)
                || number.length() <= before.length() + after.length()) {
            return OptionalLong.empty();
        }
        String count = number.substring(before.length(), number.length() - after.length());
        return count.length() <= 18 && count.chars().allMatch(letter -> letter >= '0' && letter <= '9')
                ? OptionalLong.of(Long.parseLong(count))
                : OptionalLong.empty();
    }
}
