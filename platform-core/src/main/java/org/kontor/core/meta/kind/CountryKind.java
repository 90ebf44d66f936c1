package org.kontor.core.meta.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Operator;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.ShortText;

/** A country by its two letters of ISO 3166-1, in capitals. */
final class CountryKind extends TextKind {
    private static final int LENGTH = 2;
    private static final int LONGEST_SHOWN = 50;
    /** ISO has none for Kosovo and leaves this one to whoever needs one; the European Union, banks and browsers use it. */
    private static final String KOSOVO = "XK";

    private static final Set<String> CODES = Stream.concat(Stream.of(Locale.getISOCountries()), Stream.of(KOSOVO))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<Operator> OPERATORS =
            EnumSet.of(Operator.IS, Operator.IS_NOT, Operator.IN, Operator.IS_EMPTY);

    CountryKind() {
        super(FieldType.COUNTRY, LENGTH);
    }

    @Override
    public @Nullable String parse(String text, Field<?> field) throws BadValue {
        String code = text.strip();
        if (code.isEmpty()) {
            return null;
        }
        return code.length() == LENGTH ? capitals(code) : code;
    }

    @Override
    String form(String text) throws BadValue {
        String code = capitals(text);
        if (!CODES.contains(code)) {
            throw unknown(text);
        }
        return code;
    }

    @Override
    public @Nullable String check(Object value, FieldMeta field) throws BadValue {
        // a name in place of the letters is too long as well, and it is the letters that are missing
        if (value instanceof String text && text.strip().length() > LENGTH) {
            throw unknown(text.strip());
        }
        return super.check(value, field);
    }

    @Override
    public void checkAsked(Object value, FieldMeta field) throws BadValue {
        if (value instanceof String text) {
            form(text);
        }
    }

    private static String capitals(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static BadValue unknown(String text) {
        return new BadValue(Message.of(
                        "system.not_a_country",
                        "{value} is not a country by its two letters of ISO 3166, such as DE or CZ")
                .with("value", ShortText.of(text, LONGEST_SHOWN)));
    }

    @Override
    public Set<Operator> operators() {
        return OPERATORS;
    }

    @Override
    public ObjectNode schema(FieldMeta field) {
        return super.schema(field).put("minLength", LENGTH).put("pattern", "^[A-Z]{2}$");
    }
}
