package org.kontor.core.schema;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Field;
import org.kontor.api.Operand;
import org.kontor.api.Operator;
import org.kontor.api.Term;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * A condition as the text of a CHECK, where a database can hold it: comparisons of the record's own columns with numbers,
 * dates, yes, no, choices and one another. Values come from plugins, never from people, and stand as literals of these
 * kinds alone.
 */
final class CheckText {
    private static final Pattern CHOICE = Pattern.compile("[a-z][a-z0-9_]{0,49}");

    private final EntityMeta entity;

    private CheckText(EntityMeta entity) {
        this.entity = entity;
    }

    /** The text, or nothing where the database cannot hold the condition; the engine checks it all the same. */
    static Optional<String> of(EntityMeta entity, Condition condition) {
        return Optional.ofNullable(new CheckText(entity).text(condition));
    }

    private @Nullable String text(Condition condition) {
        return switch (condition) {
            case Condition.All all -> joined(all.conditions(), " and ");
            case Condition.Any any -> joined(any.conditions(), " or ");
            case Condition.Compare compare -> comparison(compare);
            // "not" of an empty field answers yes to us and nothing to a CHECK
            case Condition.Not not -> null;
            case Condition.Some some -> null;
            case Condition.SomeOf some -> null;
        };
    }

    private @Nullable String joined(List<Condition> conditions, String word) {
        if (conditions.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder("(");
        for (Condition each : conditions) {
            String part = text(each);
            if (part == null) {
                return null;
            }
            text.append(text.length() > 1 ? word : "").append(part);
        }
        return text.append(')').toString();
    }

    private @Nullable String comparison(Condition.Compare compare) {
        String column = column(compare.term());
        String sign = sign(compare.operator());
        String other = switch (compare.operand()) {
            case Operand.Value value -> literal(value.value());
            case Operand.OfTerm term -> column(term.term());
            case Operand.Values values -> null;
            case Operand.At at -> null;
            case Operand.Me me -> null;
            case Operand.MyTeams teams -> null;
            case Operand.None none -> null;
        };
        return column == null || sign == null || other == null ? null : column + sign + other;
    }

    private @Nullable String column(Term<?> term) {
        if (!(term instanceof Field<?> field)) {
            return null;
        }
        FieldMeta meta = entity.find(field.name()).orElse(null);
        return meta == null || meta.columns().size() != 1
                ? null
                : meta.columns().getFirst().sql();
    }

    private static @Nullable String sign(Operator operator) {
        return switch (operator) {
            case IS -> " = ";
            case AT_LEAST -> " >= ";
            case AT_MOST -> " <= ";
            case MORE_THAN -> " > ";
            case LESS_THAN -> " < ";
            case IS_NOT, IN, CONTAINS, STARTS_WITH, OVERLAPS, IS_EMPTY -> null;
        };
    }

    private static @Nullable String literal(Object value) {
        return switch (value) {
            case Long number -> number.toString();
            case BigDecimal number -> number.toPlainString();
            case Boolean yesNo -> yesNo.toString();
            case LocalDate date -> "date '" + date + "'";
            case Choice choice when CHOICE.matcher(choice.name()).matches() -> "'" + choice.name() + "'";
            default -> null;
        };
    }
}
