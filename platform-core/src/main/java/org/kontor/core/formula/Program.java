package org.kontor.core.formula;

import org.jspecify.annotations.Nullable;

/**
 * A part of a formula that was understood.
 *
 * @param kind what it gives
 * @param node gives it; null where there is none
 * @param isZero whether it is a 0 that was written, which counts as an amount of every currency
 */
record Program(Kind kind, Node node, boolean isZero) {
    /** Works out a value of a record. */
    interface Node {
        @Nullable
        Object value(Operands operands);
    }

    static Program of(Kind kind, Node node) {
        return new Program(kind, node, false);
    }

    static Program constant(Kind kind, @Nullable Object value) {
        return new Program(kind, operands -> value, false);
    }
}
