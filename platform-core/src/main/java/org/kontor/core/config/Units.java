package org.kontor.core.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time and sizes as administrators write them. */
final class Units {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(k|M|G)");

    private Units() {}

    /**
     * A number with its unit: {@code 500ms}, {@code 30s}, {@code 15m}, {@code 8h}, {@code 7d}.
     *
     * @throws IllegalArgumentException when the text is none
     */
    static Duration time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not a length of time");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /**
     * A number of bytes with its unit, counted by 1024: {@code 64k}, {@code 10M}.
     *
     * @throws IllegalArgumentException when the text is none
     */
    static long bytes(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not a size");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "k" -> number << 10;
            case "M" -> number << 20;
            default -> number << 30;
        };
    }
}
