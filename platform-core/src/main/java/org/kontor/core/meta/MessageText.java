package org.kontor.core.meta;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Message;
import org.kontor.api.Money;

/** Turns ICU patterns and their arguments into sentences. */
public final class MessageText {
    /** What an argument may be written as, beside the plurals, selections and choices that ICU's parser knows. */
    private static final Set<String> TYPES = Set.of("number", "date", "time", "spellout", "ordinal", "duration");

    private final Words words;
    private final Locale locale;

    private MessageText(Words words, Locale locale) {
        this.words = words;
        this.locale = locale;
    }

    /** A message as its code says it. */
    public static String english(Message message) {
        return text(message, Words.ENGLISH, Locale.ENGLISH);
    }

    /** A message in a language. */
    public static String text(Message message, Words words, Locale locale) {
        return new MessageText(words, locale).text(message);
    }

    /** What is wrong with a pattern, if something is. */
    public static Optional<String> fault(String pattern) {
        try {
            MessagePattern parts = new MessagePattern(pattern);
            if (parts.hasNumberedArguments()) {
                return Optional.of("its arguments have numbers, not names");
            }
            return named(parts, MessagePattern.Part.Type.ARG_TYPE).stream()
                    .filter(type -> !TYPES.contains(type))
                    .findFirst()
                    .map(type -> "there is no type " + type);
        } catch (IllegalArgumentException broken) {
            return Optional.of(String.valueOf(broken.getMessage()));
        }
    }

    /** The arguments that a pattern names, those within plurals too; none of one that cannot be read. */
    public static Set<String> arguments(String pattern) {
        try {
            return named(new MessagePattern(pattern), MessagePattern.Part.Type.ARG_NAME);
        } catch (IllegalArgumentException broken) {
            return Set.of();
        }
    }

    private static Set<String> named(MessagePattern parts, MessagePattern.Part.Type type) {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < parts.countParts(); i++) {
            if (parts.getPartType(i) == type) {
                names.add(parts.getSubstring(parts.getPart(i)));
            }
        }
        return names;
    }

    /** A sentence; the bare pattern where it cannot be filled. */
    private String text(Message message) {
        String pattern = words.pattern(message, locale);
        try {
            MessageFormat format = new MessageFormat(pattern, ULocale.forLocale(locale));
            Map<String, Object> said = new LinkedHashMap<>();
            message.arguments()
                    .forEach(
                            (name, value) -> said.put(name, said(value, format.getFormatByArgumentName(name) != null)));
            return format.format(said);
        } catch (IllegalArgumentException broken) {
            return pattern;
        }
    }

    /** @param typed whether the pattern itself says how the value is written, as in {@code {day, date, long}} */
    private Object said(Object value, boolean typed) {
        return switch (value) {
            case Number number -> number;
            case Date date -> date;
            case Instant instant -> Date.from(instant);
            case LocalDate day ->
                typed ? Date.from(day.atStartOfDay(ZoneId.systemDefault()).toInstant()) : said(day);
            case Money money -> said(money);
            case Message message -> text(message);
            case Collection<?> several ->
                several.stream().map(each -> each(each)).collect(Collectors.joining(separator()));
            case Assignment.Value assigned -> assigned(assigned);
            default -> words.label(value, locale).orElseGet(value::toString);
        };
    }

    private String each(Object value) {
        return said(value, false) instanceof String text ? text : value.toString();
    }

    private Object assigned(Assignment.Value assigned) {
        @Nullable Object value = assigned.value();
        return words.label(assigned, locale)
                .<Object>map(label -> label)
                .orElseGet(() -> value == null ? "" : said(value, false));
    }

    private String said(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    private String said(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(ULocale.forLocale(locale));
        format.setCurrency(Currency.getInstance(money.currency()));
        format.setMaximumFractionDigits(
                Math.max(format.getMaximumFractionDigits(), money.amount().scale()));
        return format.format(money.amount());
    }

    private String separator() {
        return locale.getLanguage().equals("zh") ? "、" : ", ";
    }
}
