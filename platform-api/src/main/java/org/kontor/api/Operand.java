package org.kontor.api;

import java.util.List;
import java.util.Objects;

/**
 * What a term is compared with.
 *
 * {@snippet class="org.kontor.example.Asking" region="operand"}
 */
public sealed interface Operand {
    /** A value of the term's type. */
    record Value(Object value) implements Operand {
        public Value {
            Objects.requireNonNull(value, "a condition compares with a value; for none there is isEmpty()");
        }
    }

    /** Several values of the term's type. */
    record Values(List<?> values) implements Operand {}

    /** Another term of the same record. */
    record OfTerm(Term<?> term) implements Operand {}

    /** A point in time, worked out for whoever asks, when they ask. */
    record At(When when) implements Operand {}

    /** Whoever asks. */
    record Me() implements Operand {}

    /** The teams of whoever asks. */
    record MyTeams() implements Operand {}

    /** Nothing: the operator says it all. */
    record None() implements Operand {}

    /** A value as operand. */
    static Operand of(Object value) {
        return new Value(value);
    }
}
