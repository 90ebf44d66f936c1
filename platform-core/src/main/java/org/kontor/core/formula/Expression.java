package org.kontor.core.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wrote, taken apart; nothing is known of types yet. Each part knows at which character it stands. */
sealed interface Expression {
    /** The character at which it stands, from 1. */
    int at();

    /** @param value a BigDecimal, a String, a Boolean or null */
    record Constant(@Nullable Object value, int at) implements Expression {}

    /** A field of the record. */
    record Name(String name, int at) implements Expression {}

    /** @param function as the parser calls it: {@code upper}, {@code _+_}; what a method is called on is the first argument */
    record Call(String function, List<Expression> arguments, int at) implements Expression {}

    /** A list that was written out. */
    record Items(List<Expression> items, int at) implements Expression {}
}
