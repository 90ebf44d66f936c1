package org.kontor.core.formula;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
import org.kontor.api.FieldType;
import org.kontor.api.Money;

/** What a part of a formula gives. */
enum Kind {
    /** An exact decimal, of whole numbers too: BigDecimal. */
    NUMBER("a number"),
    /** {@link Amount}. */
    MONEY("an amount of money"),
    /** String; a choice by its name too. */
    TEXT("a text"),
    YES_NO("a yes or no"),
    /** LocalDate. */
    DATE("a date"),
    /** Instant. */
    MOMENT("a moment"),
    /** What is written {@code null}: it fits wherever a value does. */
    NOTHING("nothing");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** As what a field's values count; empty where no formula can use them. */
    static Optional<Kind> of(FieldType type) {
        return switch (type) {
            case INTEGER, DECIMAL, PRICE -> Optional.of(NUMBER);
            case MONEY -> Optional.of(MONEY);
            case TEXT, LONG_TEXT, EMAIL, PHONE, URL, COUNTRY, CHOICE -> Optional.of(TEXT);
            case YES_NO -> Optional.of(YES_NO);
            case DATE -> Optional.of(DATE);
            case MOMENT -> Optional.of(MOMENT);
            case RICH_TEXT, TIME, ZONED, SPAN, CHOICES, REFERENCE, REFERENCES, PARTS, CONDITION, FILE ->
                Optional.empty();
        };
    }

    /** A field's value as formulas have it. */
    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Long whole -> BigDecimal.valueOf(whole);
            case Money money -> new Amount(money.amount(), money.currency());
            case Choice choice -> choice.name();
            case BigDecimal number -> number;
            case String text -> text;
            case Boolean yes -> yes;
            case LocalDate date -> date;
            case Instant moment -> moment;
            default -> throw new IllegalArgumentException("no value of a formula: " + value.getClass());
        };
    }

    @Override
    public String toString() {
        return words;
    }

    /** A type as people read it. */
    static String low(FieldType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
