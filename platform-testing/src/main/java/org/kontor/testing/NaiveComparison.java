package org.kontor.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.kontor.api.FieldType;
import org.kontor.api.Operator;

/** What a comparison says of a value, worked out the slow and plain way from JSON: the oracle for the database's answers. */
final class NaiveComparison {
    private static final Collator ROOT = Collator.getInstance(ULocale.ROOT);

    private NaiveComparison() {}

    /** Whether the comparison holds; an empty value answers no, but for isNot and isEmpty. */
    static boolean holds(FieldType type, JsonNode value, Operator operator, JsonNode operand) {
        boolean isEmpty = isEmpty(value);
        return switch (operator) {
            case IS_EMPTY -> isEmpty == operand.asBoolean();
            case IS_NOT -> isEmpty || !isSame(type, value, operand);
            case IS -> !isEmpty && isSame(type, value, operand);
            case IN ->
                !isEmpty
                        && StreamSupport.stream(operand.spliterator(), false).anyMatch(one -> isSame(type, value, one));
            case CONTAINS -> !isEmpty && contains(type, value, operand);
            case STARTS_WITH -> !isEmpty && fold(value).startsWith(fold(operand));
            case OVERLAPS ->
                !isEmpty
                        && moment(value, "from").isBefore(moment(operand, "to"))
                        && moment(operand, "from").isBefore(moment(value, "to"));
            case AT_LEAST -> isOrdered(type, value, operand) && compare(type, value, operand) >= 0;
            case AT_MOST -> isOrdered(type, value, operand) && compare(type, value, operand) <= 0;
            case MORE_THAN -> isOrdered(type, value, operand) && compare(type, value, operand) > 0;
            case LESS_THAN -> isOrdered(type, value, operand) && compare(type, value, operand) < 0;
        };
    }

    /** The order of a list: from small to great, empty values last. */
    static Comparator<JsonNode> order(FieldType type, boolean isDescending) {
        Comparator<JsonNode> byValue = (one, other) -> compare(type, one, other);
        Comparator<JsonNode> directed = isDescending ? byValue.reversed() : byValue;
        return (one, other) -> isEmpty(one) || isEmpty(other)
                ? Boolean.compare(isEmpty(one), isEmpty(other))
                : directed.compare(one, other);
    }

    static boolean isEmpty(JsonNode value) {
        return value.isMissingNode() || value.isNull() || (value.isArray() && value.isEmpty());
    }

    private static boolean isOrdered(FieldType type, JsonNode value, JsonNode operand) {
        return !isEmpty(value)
                && (type != FieldType.MONEY || value.path("currency").equals(operand.path("currency")));
    }

    private static boolean isSame(FieldType type, JsonNode value, JsonNode operand) {
        return switch (type) {
            case REFERENCE, FILE -> id(value).equals(id(operand));
            case TEXT, LONG_TEXT, RICH_TEXT, EMAIL, PHONE, URL, CHOICE ->
                value.asText().equals(operand.asText());
            case CHOICES, SPAN -> value.equals(operand);
            case MONEY -> isOrdered(type, value, operand) && compare(type, value, operand) == 0;
            default -> compare(type, value, operand) == 0;
        };
    }

    private static boolean contains(FieldType type, JsonNode value, JsonNode operand) {
        return switch (type) {
            case REFERENCES ->
                StreamSupport.stream(value.spliterator(), false).anyMatch(one -> id(one).equals(id(operand)));
            case CHOICES -> StreamSupport.stream(value.spliterator(), false).anyMatch(operand::equals);
            default -> fold(value).contains(fold(operand));
        };
    }

    private static int compare(FieldType type, JsonNode one, JsonNode other) {
        return switch (type) {
            case INTEGER, DECIMAL, PRICE -> number(one).compareTo(number(other));
            case MONEY -> number(one.path("amount")).compareTo(number(other.path("amount")));
            case YES_NO -> Boolean.compare(one.asBoolean(), other.asBoolean());
            case DATE, TIME -> one.asText().compareTo(other.asText());
            case MOMENT -> Instant.parse(one.asText()).compareTo(Instant.parse(other.asText()));
            case ZONED ->
                Instant.parse(one.path("at").asText())
                        .compareTo(Instant.parse(other.path("at").asText()));
            case SPAN ->
                Instant.parse(one.path("from").asText())
                        .compareTo(Instant.parse(other.path("from").asText()));
            case REFERENCE -> id(one).compareTo(id(other));
            default -> ROOT.compare(one.asText(), other.asText());
        };
    }

    private static Instant moment(JsonNode span, String end) {
        return Instant.parse(span.path(end).asText());
    }

    private static BigDecimal number(JsonNode value) {
        return new BigDecimal(value.asText());
    }

    private static String fold(JsonNode value) {
        return value.asText().toLowerCase(Locale.ROOT);
    }

    /** References are written as an object or as the id alone. */
    static String id(JsonNode reference) {
        return reference.isObject() ? reference.path("id").asText() : reference.asText();
    }
}
