package org.kontor.core.rule;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Locale;
import java.util.OptionalInt;
import org.kontor.api.Choice;
import org.kontor.api.FieldType;
import org.kontor.api.Money;
import org.kontor.api.Operator;
import org.kontor.api.Span;
import org.kontor.core.database.RootOrder;

/** Compares values of fields in Java as the database compares them in their columns. */
final class Comparison {
    private static final RootOrder TEXT_ORDER = RootOrder.getInstance(Locale.ROOT);

    private Comparison() {}

    static boolean holds(FieldType type, Object value, Operator operator, Object with) {
        if (type == FieldType.EMAIL && with instanceof String address) {
            return compare(
                    value,
                    operator,
                    Normalizer.normalize(address, Normalizer.Form.NFC).toLowerCase(Locale.ROOT));
        }
        return compare(value, operator, with);
    }

    private static boolean compare(Object value, Operator operator, Object with) {
        return switch (operator) {
            case IS, IN -> isSame(value, with);
            case IS_NOT -> !isSame(value, with);
            case CONTAINS -> contains(value, with);
            case STARTS_WITH -> folded(value).startsWith(folded(with));
            case OVERLAPS ->
                value instanceof Span span
                        && with instanceof Span other
                        && span.from().isBefore(other.to())
                        && other.from().isBefore(span.to());
            case AT_LEAST -> order(value, with).orElse(-1) >= 0;
            case MORE_THAN -> order(value, with).orElse(-1) > 0;
            case AT_MOST -> order(value, with).orElse(1) <= 0;
            case LESS_THAN -> order(value, with).orElse(1) < 0;
            case IS_EMPTY -> false;
        };
    }

    private static boolean isSame(Object value, Object with) {
        if (value instanceof Collection<?> || value instanceof String || value instanceof Choice) {
            return value.equals(with);
        }
        OptionalInt order = order(value, with);
        return order.isPresent() ? order.getAsInt() == 0 : value.equals(with);
    }

    private static boolean contains(Object value, Object with) {
        if (value instanceof Collection<?> several) {
            return with instanceof Collection<?> all ? several.containsAll(all) : several.contains(with);
        }
        return folded(value).contains(folded(with));
    }

    private static String folded(Object text) {
        return text.toString().toLowerCase(Locale.ROOT);
    }

    /** Less, equal or greater; nothing where the values have no order among each other. */
    private static OptionalInt order(Object value, Object with) {
        return switch (value) {
            case BigDecimal number when with instanceof BigDecimal other -> OptionalInt.of(number.compareTo(other));
            case Long number when with instanceof Long other -> OptionalInt.of(number.compareTo(other));
            case Money money
            when with instanceof Money other ->
                money.currency().equals(other.currency())
                        ? OptionalInt.of(money.amount().compareTo(other.amount()))
                        : OptionalInt.empty();
            case LocalDate date when with instanceof LocalDate other -> OptionalInt.of(date.compareTo(other));
            case LocalTime time when with instanceof LocalTime other -> OptionalInt.of(time.compareTo(other));
            case Instant moment when with instanceof Instant other -> OptionalInt.of(moment.compareTo(other));
            case ZonedDateTime zoned ->
                order(zoned.toInstant(), with instanceof ZonedDateTime z ? z.toInstant() : with);
            case Boolean yes when with instanceof Boolean other -> OptionalInt.of(yes.compareTo(other));
            case String text when with instanceof String other -> OptionalInt.of(TEXT_ORDER.compare(text, other));
            case Choice choice
            when with instanceof Choice other -> OptionalInt.of(TEXT_ORDER.compare(choice.name(), other.name()));
            default -> OptionalInt.empty();
        };
    }
}
