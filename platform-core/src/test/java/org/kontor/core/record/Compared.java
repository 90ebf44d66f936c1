package org.kontor.core.record;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.kontor.api.Money;
import org.kontor.api.Operator;
import org.kontor.api.Span;

/** Two values held against each other, the naive way. */
final class Compared {
    private Compared() {}

    static boolean same(Object left, Object right) {
        return left instanceof BigDecimal a && right instanceof BigDecimal b
                ? a.compareTo(b) == 0
                : left instanceof Money m && right instanceof Money n
                        ? m.currency().equals(n.currency()) && m.amount().compareTo(n.amount()) == 0
                        : Objects.equals(left, right);
    }

    static boolean holds(Object left, Operator operator, Object right) {
        return switch (operator) {
            case IS, IN -> same(left, right);
            case AT_LEAST -> order(left, right).filter(o -> o >= 0).isPresent();
            case AT_MOST -> order(left, right).filter(o -> o <= 0).isPresent();
            case MORE_THAN -> order(left, right).filter(o -> o > 0).isPresent();
            case LESS_THAN -> order(left, right).filter(o -> o < 0).isPresent();
            case CONTAINS ->
                left instanceof String text
                        ? fold(text).contains(fold((String) right))
                        : ((Collection<?>) left).contains(right);
            case OVERLAPS ->
                ((Span) left).from().isBefore(((Span) right).to())
                        && ((Span) right).from().isBefore(((Span) left).to());
            case STARTS_WITH -> fold((String) left).startsWith(fold((String) right));
            case IS_NOT, IS_EMPTY -> throw new IllegalArgumentException();
        };
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Optional<Integer> order(Object left, Object right) {
        if (left instanceof Money a && right instanceof Money b && !a.currency().equals(b.currency())) {
            return Optional.empty();
        }
        return Optional.of(Oracle.VALUES.compare(left, right));
    }
}
