package org.kontor.core.plugin;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kontor.api.Message;

/** Turns ICU patterns and their arguments into sentences. */
public final class MessageText {
    private MessageText() {}

    /** A message as its code says it. */
    public static String english(Message message) {
        return format(message.english(), message.arguments(), Locale.ENGLISH);
    }

    /** A sentence; the bare pattern where it cannot be filled. */
    static String format(String pattern, Map<String, Object> arguments, Locale locale) {
        try {
            return new MessageFormat(pattern, ULocale.forLocale(locale)).format(plain(arguments));
        } catch (IllegalArgumentException broken) {
            return pattern;
        }
    }

    /** What is wrong with a pattern, if something is. */
    static Optional<String> fault(String pattern) {
        try {
            MessageFormat format = new MessageFormat(pattern, ULocale.ENGLISH);
            return format.usesNamedArguments() || format.getArgumentNames().isEmpty()
                    ? Optional.empty()
                    : Optional.of("its arguments have numbers, not names");
        } catch (IllegalArgumentException broken) {
            return Optional.of(String.valueOf(broken.getMessage()));
        }
    }

    private static Map<String, Object> plain(Map<String, Object> arguments) {
        Map<String, Object> plain = new LinkedHashMap<>();
        arguments.forEach((name, value) -> plain.put(
                name,
                switch (value) {
                    case Number number -> number;
                    case Date date -> date;
                    case Instant instant -> Date.from(instant);
                    default -> value.toString();
                }));
        return plain;
    }
}
