package org.kontor.contacts.transfer;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Money;
import org.kontor.contacts.api.Words;
import org.kontor.contacts.check.WebAddress;

/** Reads the text of a cell as a value of a field. */
final class Cell {
    private static final Message NOT_READABLE = Words.of("cell_unreadable", "{text} cannot be read as {type}");
    private static final Message NO_CURRENCY =
            Words.of("cell_without_currency", "{text} is an amount without a currency");
    private static final Message NOT_LOADABLE =
            Words.of("column_not_loadable", "Fields of this kind cannot be loaded from a file");
    private static final Set<String> YES = Set.of("1", "true", "yes", "y", "ano", "tak", "ja", "是");
    private static final Set<String> NO = Set.of("0", "false", "no", "n", "ne", "nie", "nein", "否");
    private static final Pattern SEVERAL = Pattern.compile("[,;|]");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-z0-9]+");
    private static final int LAST_LATIN = 0x24f;
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_LABEL = 200;

    private Cell() {}

    /**
     * The value, never blank.
     *
     * @param currency what amounts are in that do not say it themselves
     */
    static Object read(Field<?> field, String cell, @Nullable String currency) throws CellFault {
        String text = cell.strip();
        try {
            return switch (field.type()) {
                case TEXT, LONG_TEXT, RICH_TEXT, EMAIL, COUNTRY -> text;
                case PHONE -> withoutGuard(text);
                case URL -> WebAddress.normal(text);
                case INTEGER -> new BigDecimal(text).longValueExact();
                case DECIMAL, PRICE -> new BigDecimal(text);
                case MONEY -> money(text, currency);
                case YES_NO -> yesNo(text);
                case DATE -> LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
                case TIME -> LocalTime.parse(text);
                case MOMENT -> moment(text);
                case CHOICE -> Choice.of(choiceName(text));
                case CHOICES ->
                    Stream.of(SEVERAL.split(text))
                            .map(Cell::choiceName)
                            .filter(name -> !name.isEmpty())
                            .map(Choice::of)
                            .collect(Collectors.toUnmodifiableSet());
                // and whatever kinds the platform will know one day
                default -> throw new CellFault(NOT_LOADABLE);
            };
        } catch (ArithmeticException | NumberFormatException | DateTimeException unreadable) {
            throw new CellFault(NOT_READABLE
                    .with("text", text)
                    .with("type", field.type().name().toLowerCase(Locale.ROOT)));
        }
    }

    /** The choices that a cell names: what each is called, and how the file writes it. */
    static Map<String, String> choices(Field<?> field, String cell) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (String text : field.type() == FieldType.CHOICES ? SEVERAL.split(cell) : new String[] {cell}) {
            String name = choiceName(text);
            String label = text.strip();
            if (!name.isEmpty()) {
                choices.putIfAbsent(name, label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL) : label);
            }
        }
        return choices;
    }

    /**
     * What a value of a list is called: small letters without accents, a letter of another script by its number,
     * everything else an underscore.
     */
    static String choiceName(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .replace('ł', 'l')
                .replace('Ł', 'l')
                .toLowerCase(Locale.ROOT);
        StringBuilder latin = new StringBuilder();
        plain.codePoints().forEach(each -> {
            if (each > LAST_LATIN && Character.isLetterOrDigit(each)) {
                latin.append("_u").append(Integer.toHexString(each)).append('_');
            } else {
                latin.appendCodePoint(each);
            }
        });
        String name = NOT_IN_NAMES.matcher(latin).replaceAll("_");
        int from = name.startsWith("_") ? 1 : 0;
        int to = name.length() > from && name.endsWith("_") ? name.length() - 1 : name.length();
        String trimmed = name.substring(from, Math.max(from, to));
        return trimmed.length() <= LONGEST_NAME
                ? trimmed
                : trimmed.substring(0, LONGEST_NAME - 9) + "_" + HexFormat.of().toHexDigits(trimmed.hashCode());
    }

    /** Spreadsheets guard a leading plus sign by a quote, and exports keep it. */
    private static String withoutGuard(String text) {
        return text.startsWith("'") ? text.substring(1).strip() : text;
    }

    private static Money money(String text, @Nullable String currency) throws CellFault {
        int blank = text.lastIndexOf(' ');
        String code = blank < 0 ? currency : text.substring(blank + 1);
        if (code == null || code.isBlank()) {
            throw new CellFault(NO_CURRENCY.with("text", text));
        }
        try {
            return Money.of(
                    blank < 0 ? text : text.substring(0, blank), code.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unreadable) {
            throw new CellFault(NOT_READABLE.with("text", text + " " + code).with("type", "money"));
        }
    }

    private static boolean yesNo(String text) throws CellFault {
        String word = text.toLowerCase(Locale.ROOT);
        return Optional.of(YES.contains(word))
                .filter(yes -> yes || NO.contains(word))
                .orElseThrow(() -> new CellFault(NOT_READABLE.with("text", text).with("type", "yes or no")));
    }

    private static Instant moment(String text) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }
}
