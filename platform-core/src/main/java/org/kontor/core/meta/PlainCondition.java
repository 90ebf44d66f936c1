package org.kontor.core.meta;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Operand;
import org.kontor.api.Operator;

/**
 * A condition that a database can hold by itself: comparisons of a record's own fields with values and with one another.
 * Its text means the same as the condition does in Java; an empty field answers no, and to "is not" yes.
 */
public final class PlainCondition {
    private static final Set<FieldType> COMPARED = EnumSet.of(
            FieldType.CHOICE,
            FieldType.YES_NO,
            FieldType.TEXT,
            FieldType.INTEGER,
            FieldType.DECIMAL,
            FieldType.PRICE,
            FieldType.DATE);
    private static final Set<FieldType> ORDERED =
            EnumSet.of(FieldType.INTEGER, FieldType.DECIMAL, FieldType.PRICE, FieldType.DATE);
    private static final Set<FieldType> ELSEWHERE = EnumSet.of(FieldType.PARTS, FieldType.REFERENCES);
    private static final Set<Operator> ORDERING =
            EnumSet.of(Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE_THAN, Operator.LESS_THAN);

    private final EntityMeta entity;
    private final String prefix;

    private PlainCondition(EntityMeta entity, String prefix) {
        this.entity = entity;
        this.prefix = prefix;
    }

    /** Why a database cannot hold the condition, where it cannot. */
    public static Optional<String> fault(Condition condition) {
        return switch (condition) {
            case Condition.All all -> fault(all.conditions());
            case Condition.Any any -> fault(any.conditions());
            case Condition.Not not -> fault(not.condition());
            case Condition.Some some -> Optional.of("it asks for other records");
            case Condition.SomeOf some -> Optional.of("it asks for other records");
            case Condition.Compare compare -> fault(compare);
        };
    }

    private static Optional<String> fault(List<Condition> conditions) {
        return conditions.stream()
                .map(PlainCondition::fault)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> fault(Condition.Compare compare) {
        String path = compare.term().path();
        FieldType type = compare.term().type();
        Operator operator = compare.operator();
        if (!(compare.term() instanceof Field<?>)) {
            return Optional.of(path + " is no field of the record itself");
        }
        if (operator == Operator.IS_EMPTY) {
            return ELSEWHERE.contains(type)
                    ? Optional.of(path + " is kept outside of the record's row")
                    : Optional.empty();
        }
        boolean isOrder = ORDERING.contains(operator);
        if (!COMPARED.contains(type) || isOrder && !ORDERED.contains(type)) {
            return Optional.of(path + " of this type is not compared like this");
        }
        if (!isOrder && operator != Operator.IS && operator != Operator.IS_NOT && operator != Operator.IN) {
            return Optional.of(path + " is searched, not compared");
        }
        return switch (compare.operand()) {
            case Operand.Value value -> Optional.empty();
            case Operand.Values values -> Optional.empty();
            case Operand.OfTerm other
            when other.term() instanceof Field<?> && other.term().type() == type -> Optional.empty();
            default -> Optional.of(path + " is compared with something that differs from time to time");
        };
    }

    /** The fields that the condition speaks of. */
    public static Stream<Field<?>> fields(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.conditions().stream().flatMap(PlainCondition::fields);
            case Condition.Any any -> any.conditions().stream().flatMap(PlainCondition::fields);
            case Condition.Not not -> fields(not.condition());
            case Condition.Some some -> Stream.empty();
            case Condition.SomeOf some ->
                some.references() instanceof Field<?> field ? Stream.of(field) : Stream.empty();
            case Condition.Compare compare ->
                Stream.concat(
                                Stream.of(compare.term()),
                                compare.operand() instanceof Operand.OfTerm other
                                        ? Stream.of(other.term())
                                        : Stream.empty())
                        .flatMap(term -> term instanceof Field<?> field ? Stream.of(field) : Stream.empty());
        };
    }

    /**
     * The condition as SQL that is true or false of every row.
     *
     * @param prefix what stands before each column: nothing, {@code old.}, {@code c.}
     */
    public static String sql(EntityMeta entity, Condition condition, String prefix) {
        return new PlainCondition(entity, prefix).text(condition);
    }

    private String text(Condition condition) {
        return switch (condition) {
            case Condition.All all -> joined(all.conditions(), " and ", "true");
            case Condition.Any any -> joined(any.conditions(), " or ", "false");
            case Condition.Not not -> "(not " + text(not.condition()) + ")";
            case Condition.Compare compare -> text(compare);
            case Condition.Some some -> throw unfit(condition);
            case Condition.SomeOf some -> throw unfit(condition);
        };
    }

    private String joined(List<Condition> conditions, String word, String none) {
        return conditions.isEmpty()
                ? none
                : conditions.stream().map(this::text).collect(Collectors.joining(word, "(", ")"));
    }

    private String text(Condition.Compare compare) {
        String column = column((Field<?>) compare.term());
        if (compare.operator() == Operator.IS_EMPTY) {
            return "(" + column + " is null)";
        }
        boolean isNot = compare.operator() == Operator.IS_NOT;
        String with = switch (compare.operand()) {
            case Operand.Value value -> sign(compare.operator()) + literal(value.value());
            case Operand.Values values ->
                (isNot ? " not in " : " in ")
                        + values.values().stream()
                                .map(PlainCondition::literal)
                                .collect(Collectors.joining(", ", "(", ")"));
            case Operand.OfTerm other
            when other.term() instanceof Field<?> field -> sign(compare.operator()) + column(field);
            default -> throw unfit(compare);
        };
        return "coalesce(" + column + with + ", " + isNot + ")";
    }

    private String column(Field<?> field) {
        return prefix + entity.get(field.name()).columns().getFirst().sql();
    }

    private static String sign(Operator operator) {
        return switch (operator) {
            case IS, IN -> " = ";
            case IS_NOT -> " <> ";
            case AT_LEAST -> " >= ";
            case AT_MOST -> " <= ";
            case MORE_THAN -> " > ";
            case LESS_THAN -> " < ";
            case CONTAINS, STARTS_WITH, OVERLAPS, IS_EMPTY ->
                throw new IllegalArgumentException("not compared by " + operator);
        };
    }

    /** Values come from plugins, never from people. */
    private static String literal(Object value) {
        return switch (value) {
            case Long number -> number.toString();
            case Integer number -> number.toString();
            case BigDecimal number -> number.toPlainString();
            case Boolean yesNo -> yesNo.toString();
            case LocalDate date -> "date '" + date + "'";
            case Choice choice -> quoted(choice.name());
            case String text -> quoted(text);
            default -> throw new IllegalArgumentException("no literal for " + value.getClass());
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static IllegalArgumentException unfit(Condition condition) {
        return new IllegalArgumentException("no condition for a database: " + condition);
    }
}
