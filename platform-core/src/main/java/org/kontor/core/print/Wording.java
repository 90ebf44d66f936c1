package org.kontor.core.print;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.Currency;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kontor.api.Choice;
import org.kontor.api.FieldType;
import org.kontor.api.FileId;
import org.kontor.api.Money;
import org.kontor.api.Span;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.plugin.PluginTexts;

/** Writes values as people of a language write them. */
final class Wording {
    private static final int DIGITS = 6;

    private final PluginTexts texts;
    private final Locale locale;
    private final ZoneId zone;

    Wording(PluginTexts texts, Locale locale, ZoneId zone) {
        this.texts = texts;
        this.locale = locale;
        this.zone = zone;
    }

    /** As it is printed; yes or no stays what a condition asks for. */
    Object of(FieldMeta field, Object value) {
        return switch (value) {
            case Boolean yes -> yes;
            case Long number -> NumberFormat.getIntegerInstance(locale).format(number);
            case BigDecimal number -> decimal(number, field.type() == FieldType.PRICE ? 2 : 0);
            case Money money -> money(money);
            case LocalDate day -> date(day);
            case LocalTime time -> time().format(time);
            case Instant moment -> moment(moment);
            case ZonedDateTime zoned -> dateTime().format(zoned);
            case Span span -> moment(span.from()) + " – " + moment(span.to());
            case Choice choice -> label(field, choice);
            case FileId file -> file.name();
            case Collection<?> several ->
                several.stream()
                        .map(each -> each instanceof Choice choice ? label(field, choice) : String.valueOf(each))
                        .collect(Collectors.joining(", "));
            case String code
            when field.type() == FieldType.COUNTRY -> Locale.of("", code).getDisplayCountry(locale);
            // cleaned when it was written
            case String text when field.type() == FieldType.RICH_TEXT -> new SafeString(text);
            default -> value.toString();
        };
    }

    /** As it is compared: numbers, names of choices, dates in their order. */
    Object raw(Object value) {
        return switch (value) {
            case Boolean yes -> yes;
            case Long number -> number;
            case BigDecimal number -> number;
            case Money money -> money.amount();
            case Choice choice -> choice.name();
            default -> value.toString();
        };
    }

    /** What stands for nothing: an empty number counts as 0, so that it can be compared. */
    static Object nothing(FieldMeta field) {
        return switch (field.type()) {
            case INTEGER, DECIMAL, PRICE, MONEY -> BigDecimal.ZERO;
            case YES_NO -> false;
            default -> "";
        };
    }

    String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    private String moment(Instant moment) {
        return dateTime().format(moment.atZone(zone));
    }

    private DateTimeFormatter dateTime() {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale);
    }

    private DateTimeFormatter time() {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
    }

    private String decimal(BigDecimal number, int fewest) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(fewest);
        format.setMaximumFractionDigits(DIGITS);
        return format.format(number);
    }

    private String money(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(money.currency()));
        int usual = Math.max(0, format.getCurrency().getDefaultFractionDigits());
        format.setMinimumFractionDigits(usual);
        format.setMaximumFractionDigits(Math.max(usual, DIGITS));
        return format.format(money.amount());
    }

    private String label(FieldMeta field, Choice choice) {
        return field.field()
                .list()
                .flatMap(list -> texts.find(list + "." + choice.name(), locale))
                .or(() -> field.options().stream()
                        .filter(option -> option.name().equals(choice.name()))
                        .map(option -> option.label())
                        .findFirst())
                .orElse(choice.name());
    }

    String label(FieldMeta field) {
        return texts.label(field.field(), field.owner(), locale);
    }
}
