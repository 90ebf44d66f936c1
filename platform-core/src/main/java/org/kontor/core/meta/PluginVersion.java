package org.kontor.core.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A plugin's version as far as versions are compared: its numbers, of which zeros at the end say nothing.
 *
 * @param numbers at most four
 */
public record PluginVersion(List<Integer> numbers) implements Comparable<PluginVersion> {
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,9}(\\.\\d{1,9}){0,3}");

    public PluginVersion {
        List<Integer> telling = new ArrayList<>(numbers);
        while (telling.size() > 1 && telling.getLast() == 0) {
            telling.removeLast();
        }
        numbers = List.copyOf(telling);
    }

    /** Reads numbers and points; empty for anything else. */
    public static Optional<PluginVersion> parse(String text) {
        return NUMBERS.matcher(text).matches() ? Optional.of(read(text)) : Optional.empty();
    }

    /** What is said before anything but numbers, {@code 2.1} of {@code 2.1-SNAPSHOT}; empty where it begins otherwise. */
    public static Optional<PluginVersion> leading(String text) {
        Matcher matcher = NUMBERS.matcher(text);
        return matcher.lookingAt() ? Optional.of(read(matcher.group())) : Optional.empty();
    }

    private static PluginVersion read(String text) {
        return new PluginVersion(
                Arrays.stream(text.split("\\.")).map(Integer::valueOf).toList());
    }

    @Override
    public int compareTo(PluginVersion other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int compared = Integer.compare(at(i), other.at(i));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private int at(int place) {
        return place < numbers.size() ? numbers.get(place) : 0;
    }

    @Override
    public String toString() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
